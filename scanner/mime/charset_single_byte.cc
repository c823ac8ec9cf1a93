#include "scanner/mime/charset_single_byte.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "scanner/base/utf8.h"

namespace presend::mime {
namespace {

using UpperHalf = std::array<char16_t, 128>;

// ICU has no ISO-8859-16; the rest of it is Latin-1.
UpperHalf iso_8859_16() {
  constexpr std::u16string_view kFromA1 =
      u"\u0104\u0105\u0141\u20AC\u201E\u0160\u00A7\u0161\u00A9\u0218\u00AB\u0179\u00AD\u017A\u017B"
      u"\u00B0\u00B1\u010C\u0142\u017D\u201D\u00B6\u00B7\u017E\u010D\u0219\u00BB\u0152\u0153\u0178"
      u"\u017C\u00C0\u00C1\u00C2\u0102\u00C4\u0106\u00C6\u00C7\u00C8\u00C9\u00CA\u00CB\u00CC\u00CD"
      u"\u00CE\u00CF\u0110\u0143\u00D2\u00D3\u00D4\u0150\u00D6\u015A\u0170\u00D9\u00DA\u00DB\u00DC"
      u"\u0118\u021A\u00DF\u00E0\u00E1\u00E2\u0103\u00E4\u0107\u00E6\u00E7\u00E8\u00E9\u00EA\u00EB"
      u"\u00EC\u00ED\u00EE\u00EF\u0111\u0144\u00F2\u00F3\u00F4\u0151\u00F6\u015B\u0171\u00F9\u00FA"
      u"\u00FB\u00FC\u0119\u021B\u00FF";
  static_assert(kFromA1.size() == 0x5F);
  UpperHalf upper{};
  for (std::size_t i = 0; i <= 0x20; ++i) upper[i] = static_cast<char16_t>(0x80 + i);
  std::copy(kFromA1.begin(), kFromA1.end(), upper.begin() + 0x21);
  return upper;
}

UpperHalf x_user_defined() {
  UpperHalf upper{};
  for (std::size_t i = 0; i < upper.size(); ++i) upper[i] = static_cast<char16_t>(0xF780 + i);
  return upper;
}

std::optional<UpperHalf> from_icu(std::string_view encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(std::string(encoding).c_str(), &status), &ucnv_close);
  if (U_FAILURE(status) || ucnv_getType(converter.get()) != UCNV_SBCS) return std::nullopt;
  UpperHalf upper{};
  for (std::size_t i = 0; i < upper.size(); ++i) {
    const char byte = static_cast<char>(0x80 + i);
    UChar text[2];
    status = U_ZERO_ERROR;
    const std::int32_t size = ucnv_toUChars(converter.get(), text, 2, &byte, 1, &status);
    const bool is_mapped = U_SUCCESS(status) && size == 1 && text[0] != 0x1A;
    // IBM keeps undefined bytes of its Thai table in private use; the standard's are undefined.
    const bool is_ibm_private = is_mapped && text[0] >= 0xF8C0 && text[0] <= 0xF8CF;
    upper[i] = is_mapped && !is_ibm_private ? text[0] : u'\uFFFD';
  }
  return upper;
}

std::unique_ptr<const SingleByteTable> build(std::string_view encoding) {
  if (encoding == "iso-8859-16") return std::make_unique<SingleByteTable>(iso_8859_16());
  if (encoding == "x-user-defined") return std::make_unique<SingleByteTable>(x_user_defined());
  const std::optional<UpperHalf> upper = from_icu(encoding);
  return upper ? std::make_unique<SingleByteTable>(*upper) : nullptr;
}

}  // namespace

SingleByteTable::SingleByteTable(const std::array<char16_t, 128>& upper_half) {
  for (std::size_t byte = 0; byte < entries_.size(); ++byte) {
    std::string utf8;
    append_utf8(utf8, byte < 128 ? static_cast<char32_t>(byte) : upper_half[byte - 128]);
    std::copy(utf8.begin(), utf8.end(), entries_[byte].utf8);
    entries_[byte].size = static_cast<std::uint8_t>(utf8.size() & 3);
    entries_[byte].is_undefined = byte >= 128 && upper_half[byte - 128] == 0xFFFD;
  }
}

const SingleByteTable* single_byte_table(std::string_view encoding) {
  static std::mutex mutex;
  static std::map<std::string_view, std::unique_ptr<const SingleByteTable>> tables;
  const std::lock_guard lock(mutex);
  const auto [entry, is_new] = tables.try_emplace(encoding);
  if (is_new) entry->second = build(encoding);
  return entry->second.get();
}

}  // namespace presend::mime
