#include "scanner/fix/charset_encode.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::fix {

bool holds_ascii_as_is(std::string_view charset) {
  const std::string lower = to_ascii_lower(charset);
  for (const std::string_view other :
       {"utf-7", "utf-16", "utf-32", "iso-2022", "hz", "imap", "ucs", "iso-10646", "scsu", "ibm"})
    if (lower.starts_with(other)) return false;
  return true;
}

std::optional<std::string> from_utf8(std::string_view text, std::string_view charset) {
  if (charset.empty() || equals_ignoring_case(charset, "utf-8")) return std::string(text);
  if (is_ascii_text(text) && holds_ascii_as_is(charset)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(
      ucnv_open(std::string(charset).c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string out(
      UCNV_GET_MAX_BYTES_FOR_STRING(wide.length(), ucnv_getMaxCharSize(converter.get())), '\0');
  const std::int32_t size =
      ucnv_fromUChars(converter.get(), out.data(), static_cast<std::int32_t>(out.size()),
                      wide.getBuffer(), wide.length(), &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(size));
  return out;
}

}  // namespace presend::fix
