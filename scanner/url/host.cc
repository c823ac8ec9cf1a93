#include "scanner/url/host.h"

#include <array>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/url/idna.h"
#include "scanner/url/ip_address.h"
#include "scanner/url/percent.h"

namespace presend::url {
namespace {

enum HostTrait : std::uint8_t {
  kUpper = 1 << 0,
  kEscaped = 1 << 1,  ///< Chromium lets it stand as "%XX", against the standard
  kPercent = 1 << 2,
  kUnicode = 1 << 3,
  kForbidden = 1 << 4,        ///< in a domain
  kForbiddenOpaque = 1 << 5,  ///< in the host of a scheme browsers do not know
};

constexpr std::array<std::uint8_t, 256> trait_table() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = kForbidden;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = kUpper;
  for (std::size_t c = 0x80; c < 256; ++c) table[c] = kUnicode;
  table[0x7F] = kForbidden;
  for (const char c : std::string_view("\0\t\n\r#/:<>?@[\\]^|", 16))
    table[static_cast<unsigned char>(c)] = kForbidden | kForbiddenOpaque;
  table[' '] = kEscaped | kForbiddenOpaque;
  table['*'] = kEscaped;
  table['%'] = kPercent;
  return table;
}
constexpr auto kTraits = trait_table();

std::uint8_t traits_of(std::string_view host) {
  std::uint8_t traits = 0;
  for (const char c : host) traits |= kTraits[static_cast<unsigned char>(c)];
  return traits;
}

/// Oddities of a host after its percent escapes are decoded. Only for hosts beyond ASCII.
Oddity unicode_oddities(std::string_view decoded) {
  Oddity found = Oddity::none;
  for (std::size_t at = 0; at < decoded.size();) {
    const CodePoint c = decode_utf8(decoded, at);
    if (is_invisible(c.value))
      found = found | Oddity::invisible_host;
    else if (c.value >= 0x80 && maps_to_ascii(c.value))
      found = found | Oddity::confusing_dots;
    at += c.size;
  }
  return found;
}

/// Appends a host that is ASCII by now: an IPv4 address, or a domain in lower case.
std::optional<HostKind> append_ascii_host(std::string& out, std::string_view host,
                                          std::uint8_t traits, Oddity& oddities) {
  if (host.empty() || (traits & (kForbidden | kPercent | kUnicode)) != 0) return std::nullopt;
  const std::size_t begin = out.size();
  if (ends_in_number(host)) {
    const auto address = parse_ipv4(host);
    if (!address) return std::nullopt;
    append_ipv4(out, *address);
    if (host.back() == '.') host.remove_suffix(1);
    if (std::string_view(out).substr(begin) != host) oddities = oddities | Oddity::numeric_host;
    return HostKind::ipv4;
  }
  if ((traits & kEscaped) != 0) {
    for (const char c : host) {
      if (c == ' ')
        out += "%20";
      else if (c == '*')
        out += "%2A";
      else
        out += ascii_lower(c);
    }
    return HostKind::domain;
  }
  out.append(host);
  if ((traits & kUpper) != 0)
    for (std::size_t at = begin; at < out.size(); ++at) out[at] = ascii_lower(out[at]);
  return HostKind::domain;
}

std::optional<Host> append_domain(std::string& out, std::string_view written) {
  Host host;
  std::uint8_t traits = traits_of(written);
  if ((traits & kUnicode) != 0) host.oddities = host.oddities | Oddity::unicode_host;
  std::string decoded;
  if ((traits & kPercent) != 0) {
    host.oddities = host.oddities | Oddity::percent_host;
    decoded = percent_decode(written);
    written = decoded;
    traits = traits_of(written);
  }
  std::optional<std::string> ascii;
  if ((traits & kUnicode) != 0 || has_punycode(written)) {
    if ((traits & kUnicode) != 0) host.oddities = host.oddities | unicode_oddities(written);
    ascii = domain_to_ascii(written);
    if (!ascii) return std::nullopt;
    written = *ascii;
    traits = traits_of(written);
  }
  const auto kind = append_ascii_host(out, written, traits, host.oddities);
  if (!kind) return std::nullopt;
  host.kind = *kind;
  return host;
}

}  // namespace

std::optional<Host> append_host(std::string& out, std::string_view written, bool is_special) {
  if (written.starts_with('[')) {
    if (!written.ends_with(']')) return std::nullopt;
    const auto address = parse_ipv6(written.substr(1, written.size() - 2));
    if (!address) return std::nullopt;
    append_ipv6(out, *address);
    return Host{HostKind::ipv6};
  }
  if (is_special) return append_domain(out, written);
  const std::uint8_t traits = traits_of(written);
  if ((traits & kForbiddenOpaque) != 0) return std::nullopt;
  append_encoded(out, written, EncodeSet::control);
  return Host{HostKind::opaque};
}

std::optional<std::string> host_to_ascii(std::string_view host) {
  std::uint8_t traits = traits_of(host);
  std::string out;
  if ((traits & kUnicode) != 0 || has_punycode(host)) {
    auto ascii = domain_to_ascii(host);
    if (!ascii) return std::nullopt;
    out = std::move(*ascii);
    traits = traits_of(out);
  } else {
    out = to_ascii_lower(host);
  }
  if (out.empty() || (traits & (kForbidden | kPercent | kEscaped | kUnicode)) != 0)
    return std::nullopt;
  return out;
}

}  // namespace presend::url
