#include "scanner/mime/address_check.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::mime {
namespace {

bool is_atext(char c) {
  constexpr std::string_view kOthers = "!#$%&'*+-/=?^_`{|}~";
  return is_ascii_alnum(c) || kOthers.find(c) != std::string_view::npos;
}

// Letters, digits, marks that combine with them, and the joiners IDNA allows (RFC 5892).
bool is_idn_character(char32_t c) {
  constexpr std::uint32_t kMask = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
  const bool is_middle_dot = c == 0xB7 || c == 0x30FB;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kMask) != 0 || is_middle_dot || c == 0x200C ||
         c == 0x200D;
}

bool is_label(std::string_view label) {
  constexpr std::size_t kLongestLabel = 63;
  if (label.empty() || label.front() == '-' || label.back() == '-') return false;
  bool is_in_ascii = true;
  for (std::size_t at = 0; at < label.size();) {
    const CodePoint c = decode_utf8(label, at);
    if (!c.is_valid) return false;
    if (c.value < 0x80 ? !is_ascii_alnum(label[at]) && label[at] != '-'
                       : !is_idn_character(c.value))
      return false;
    is_in_ascii &= c.value < 0x80;
    at += c.size;
  }
  // In Unicode a label may be longer than what it is encoded as.
  return label.size() <= (is_in_ascii ? kLongestLabel : 4 * kLongestLabel);
}

bool is_address_literal(std::string_view literal) {
  if (literal.size() < 3 || literal.back() != ']') return false;
  const std::string_view inner = trim(literal.substr(1, literal.size() - 2));
  if (starts_with_ignoring_case(inner, "ipv6:"))
    return inner.substr(5).find_first_not_of("0123456789abcdefABCDEF:.") ==
               std::string_view::npos &&
           inner.find(':', 5) != std::string_view::npos;
  int numbers = 0;
  for (std::size_t at = 0; at <= inner.size(); ++numbers) {
    const std::size_t end = std::min(inner.find('.', at), inner.size());
    int value = end == at || end - at > 3 ? 256 : 0;
    for (std::size_t i = at; i < end && value < 256; ++i)
      value = is_ascii_digit(inner[i]) ? value * 10 + (inner[i] - '0') : 256;
    if (value > 255) return false;
    at = end + 1;
  }
  return numbers == 4;
}

}  // namespace

bool is_dot_atom(std::string_view local_part) {
  if (local_part.empty() || local_part.front() == '.' || local_part.back() == '.') return false;
  for (std::size_t at = 0; at < local_part.size();) {
    if (local_part[at] == '.' && local_part[at - 1] == '.') return false;
    const CodePoint c = decode_utf8(local_part, at);
    if (!c.is_valid || (c.value >= 0x80 && c.value < 0xA0)) return false;
    if (c.value < 0x80 && !is_atext(local_part[at]) && local_part[at] != '.') return false;
    at += c.size;
  }
  return true;
}

bool is_possible_domain(std::string_view domain) {
  constexpr std::size_t kLongestDomain = 4 * 253;
  if (domain.starts_with('[')) return is_address_literal(domain);
  if (domain.empty() || domain.size() > kLongestDomain ||
      (is_ascii_text(domain) && domain.size() > kLongestDomain / 4))
    return false;
  bool is_last_numeric = false;
  for (std::size_t at = 0; at <= domain.size();) {
    const std::size_t end = std::min(domain.find('.', at), domain.size());
    const std::string_view label = domain.substr(at, end - at);
    if (!is_label(label)) return false;
    is_last_numeric = std::all_of(label.begin(), label.end(), is_ascii_digit);
    at = end + 1;
  }
  return !is_last_numeric;
}

}  // namespace presend::mime
