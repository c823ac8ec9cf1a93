#include "scanner/email/shown_length.h"

#include "scanner/base/utf8.h"

namespace presend::email {

std::uint32_t shown_length(std::string_view text) {
  if (is_ascii_text(text)) return static_cast<std::uint32_t>(text.size());
  std::uint32_t length = 0;
  bool is_after_blank = true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    if (is_invisible(c.value)) continue;
    const bool is_blank = is_unicode_space(c.value);
    if (is_blank && is_after_blank) continue;
    is_after_blank = is_blank;
    ++length;
  }
  return length - (length > 0 && is_after_blank ? 1 : 0);
}

}  // namespace presend::email
