#include "scanner/url/idna.h"

#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/url/url.h"

namespace presend::url {
namespace {

/// Longer hosts are refused: punycode takes quadratic time, and Chromium refuses them as well.
constexpr std::size_t kMaxDomain = 4096;

/// Open for the life of the program: opening costs far more than converting, and ICU allows use
/// from several threads.
const UIDNA* idna() {
  static const UIDNA* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
                               UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE,
                           &status);
  }();
  return instance;
}

/// What browsers let pass: CheckHyphens and VerifyDnsLength are off.
constexpr std::uint32_t kTolerated = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                                     UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                                     UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

/// Runs one of ICU's UTF-8 conversions. Nothing on an error that browsers do not tolerate.
template <class Convert>
std::optional<std::string> convert(Convert call, std::string_view text) {
  if (idna() == nullptr || text.size() > kMaxDomain) return std::nullopt;
  std::string out(text.size() * 2 + 64, '\0');
  for (int attempt = 0; attempt < 2; ++attempt) {
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t size =
        call(idna(), text.data(), static_cast<std::int32_t>(text.size()), out.data(),
             static_cast<std::int32_t>(out.size()), &info, &status);
    if (status != U_BUFFER_OVERFLOW_ERROR) {
      if (U_FAILURE(status) || (info.errors & ~kTolerated) != 0) return std::nullopt;
      out.resize(static_cast<std::size_t>(size));
      return out;
    }
    out.resize(static_cast<std::size_t>(size));
  }
  return std::nullopt;
}

}  // namespace

bool has_punycode(std::string_view host) {
  for (std::size_t at = 0; (at = find_ignoring_case(host, "xn--", at)) != std::string_view::npos;
       at += 4)
    if (at == 0 || host[at - 1] == '.') return true;
  return false;
}

std::optional<std::string> domain_to_ascii(std::string_view domain) {
  return convert(uidna_nameToASCII_UTF8, domain);
}

bool maps_to_ascii(char32_t c) {
  if (c < 0x80) return false;
  if (c == 0x3002 || c == 0xFF61) return true;  // dots of UTS 46 that NFKC leaves alone
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* fold = unorm2_getNFKCCasefoldInstance(&status);
  if (U_FAILURE(status)) return false;
  UChar source[2];
  std::int32_t source_size = 0;
  U16_APPEND_UNSAFE(source, source_size, c);
  UChar folded[32];
  const std::int32_t size = unorm2_normalize(fold, source, source_size, folded, 32, &status);
  if (U_FAILURE(status) || size == 0 || size > 32) return false;
  for (std::int32_t i = 0; i < size; ++i)
    if (folded[i] >= 0x80) return false;
  return true;
}

std::string host_to_unicode(std::string_view host) {
  if (!has_punycode(host)) return std::string(host);
  std::string out;
  out.reserve(host.size());
  // Label by label, so that one broken label does not leave the others unreadable.
  for (std::size_t at = 0; at <= host.size();) {
    const std::size_t dot = std::min(host.find('.', at), host.size());
    const std::string_view label = host.substr(at, dot - at);
    if (at > 0) out += '.';
    const auto decoded = starts_with_ignoring_case(label, "xn--")
                             ? convert(uidna_labelToUnicodeUTF8, label)
                             : std::nullopt;
    if (decoded)
      out += *decoded;
    else
      out += label;
    at = dot + 1;
  }
  return out;
}

}  // namespace presend::url
