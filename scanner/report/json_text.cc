#include "scanner/report/json_text.h"

#include <nlohmann/json.hpp>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/report/log_commands.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

void append_escape(std::string& out, unsigned unit) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789abcdef"[unit >> shift & 15];
}

void append_escaped(std::string& out, char32_t c) {
  if (c < 0x10000) {
    append_escape(out, static_cast<unsigned>(c));
    return;
  }
  const auto rest = static_cast<unsigned>(c) - 0x10000;
  append_escape(out, 0xD800 + (rest >> 10));
  append_escape(out, 0xDC00 + (rest & 0x3FF));
}

}  // namespace

std::string json_text(const nlohmann::ordered_json& value, int indent) {
  using Json = nlohmann::ordered_json;
  std::string text = value.dump(indent, ' ', false, Json::error_handler_t::replace);
  std::string out;
  out.reserve(text.size());
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    // The library has escaped the other controls of ASCII.
    if (is_ascii(text[at]) && text[at] != 0x7f) {
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    if (is_unsafe(c.value)) {
      out.append(text, copied, at - copied);
      append_escaped(out, c.value);
      copied = at + c.size;
    }
    at += c.size;
  }
  out.append(text, copied);
  // Only a string holds "#", so that its "[" may be escaped.
  return without_commands(std::move(out), {.colon = ":", .bracket = "\\u005b"});
}

}  // namespace presend::report
