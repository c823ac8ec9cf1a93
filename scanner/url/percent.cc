#include "scanner/url/percent.h"

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::url {
namespace {

void append_escape(std::string& out, char c) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  const char escape[3] = {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  out.append(escape, sizeof escape);
}

}  // namespace

void append_encoded(std::string& out, std::string_view text, EncodeSet set) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && !must_encode(text[end], set)) ++end;
    out.append(text.substr(at, end - at));
    if (end == text.size()) return;
    at = end;
    if (is_ascii(text[at])) {
      append_escape(out, text[at++]);
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    if (!c.is_valid) {
      out += "%EF%BF%BD";
    } else {
      for (const char byte : text.substr(at, c.size)) append_escape(out, byte);
    }
    at += c.size;
  }
}

}  // namespace presend::url
