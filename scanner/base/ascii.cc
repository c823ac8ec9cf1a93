#include "scanner/base/ascii.h"

#include <algorithm>

namespace presend {

std::size_t find_ignoring_case(std::string_view text, std::string_view needle, std::size_t from) {
  if (from > text.size()) return std::string_view::npos;
  if (needle.empty()) return from;
  if (needle.size() > text.size()) return std::string_view::npos;
  const char first = ascii_lower(needle[0]);
  const std::size_t last = text.size() - needle.size();
  // Nearly every character fails at the first comparison, so that one stands alone.
  for (std::size_t at = from; at <= last; ++at)
    if (ascii_lower(text[at]) == first &&
        equals_ignoring_case(text.substr(at + 1, needle.size() - 1), needle.substr(1)))
      return at;
  return std::string_view::npos;
}

std::string to_ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
        hex_value(text[at + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string collapse_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (const char c : text) {
    if (is_space(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += c;
  }
  return out;
}

}  // namespace presend
