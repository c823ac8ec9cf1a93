#include "scanner/report/log_commands.h"

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::report {
namespace {

/// Behind what a reader of the log trims off: white space of any script, and our own colour.
std::size_t begin_of_words(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\n') {
    if (text[at] == '\x1b') {
      const std::size_t end = text.find('m', at);
      if (end == std::string_view::npos) break;
      at = end + 1;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    if (!is_unicode_space(c.value)) break;
    at += c.size;
  }
  return at;
}

/// Whether the "[" at `at` stands behind "##" or "##name".
bool opens_command(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < 32 && is_ascii_alpha(text[begin - 1])) --begin;
  return begin >= 2 && text[begin - 1] == '#' && text[begin - 2] == '#';
}

std::string percent_encoded(std::string_view text, std::string_view reserved) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (reserved.find(c) == std::string_view::npos) {
      out += c;
      continue;
    }
    out += '%';
    out += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
    out += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

}  // namespace

std::string without_commands(std::string text, Defused defused) {
  std::string out;
  std::size_t copied = 0;
  const auto replace = [&](std::size_t at, std::string_view by) {
    out.append(text, copied, at - copied);
    out += by;
    copied = at + 1;
  };
  bool is_line_begin = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_line_begin) {
      at = begin_of_words(text, at);
      if (text.compare(at, 2, "::") == 0) replace(at, defused.colon);
      is_line_begin = false;
      if (at == text.size()) break;
    }
    if (text[at] == '\n' || text[at] == '\r') is_line_begin = true;
    if (text[at] == '[' && opens_command(text, at)) replace(at, defused.bracket);
  }
  if (copied == 0) return text;
  out.append(text, copied);
  return out;
}

std::string command_data(std::string_view text) { return percent_encoded(text, "%\r\n"); }

std::string command_property(std::string_view text) { return percent_encoded(text, "%\r\n:,"); }

}  // namespace presend::report
