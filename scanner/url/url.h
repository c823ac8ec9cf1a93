#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scanner/template/syntax.h"

namespace presend::url {

enum class HostKind : std::uint8_t {
  none,    ///< the URL has no authority (mailto:, data:, javascript: …) or an empty one
  domain,  ///< after UTS 46 to ASCII
  ipv4,    ///< however it was written: 127.1, 0x7f000001 and 2130706433 all read 127.0.0.1
  ipv6,
  opaque,  ///< host of a scheme browsers do not know specially
};

/// What a browser mends silently when it reads a URL. Each bit is a sign of carelessness or
/// disguise.
enum class Oddity : std::uint16_t {
  none = 0,
  outer_space = 1 << 0,        ///< blanks or controls around it
  inner_line_breaks = 1 << 1,  ///< tabs or newlines inside, which browsers drop
  backslashes = 1 << 2,        ///< "\" read as "/"
  odd_slashes = 1 << 3,        ///< fewer or more than two slashes after the scheme
  numeric_host = 1 << 4,       ///< IPv4 address in octal, hexadecimal, or fewer than four parts
  percent_host = 1 << 5,       ///< percent escapes in the host
  unicode_host = 1 << 6,       ///< non-ASCII host as written
  invisible_host = 1 << 7,     ///< zero-width, soft hyphen or bidi characters in the host
  confusing_dots = 1 << 8,     ///< ideographic or full-width characters that UTS 46 maps to ASCII
  invisible_characters = 1 << 9,  ///< zero-width or bidi characters anywhere
};
constexpr Oddity operator|(Oddity a, Oddity b) {
  return static_cast<Oddity>(static_cast<std::uint16_t>(a) | static_cast<std::uint16_t>(b));
}
constexpr bool has(Oddity set, Oddity one) {
  return (static_cast<std::uint16_t>(set) & static_cast<std::uint16_t>(one)) != 0;
}

/// An absolute URL as a browser reads it (WHATWG URL Standard), in one string with offsets:
///
///     https://user:pass@example.com:8080/a/b?q=1#top
///     |      |    |    |           |    |   |   |
///     0      user_begin host_begin host_end path query fragment
class Url {
 public:
  /// The normal form, equal to `a.href` in a browser.
  [[nodiscard]] const std::string& href() const { return href_; }
  [[nodiscard]] std::string_view scheme() const;    ///< lower case, without ":"
  [[nodiscard]] std::string_view userinfo() const;  ///< "user:pass", percent-encoded
  /// ASCII ("xn--…"), lower case; IPv6 in brackets. Empty when HostKind::none.
  [[nodiscard]] std::string_view host() const;
  [[nodiscard]] HostKind host_kind() const { return host_kind_; }
  [[nodiscard]] std::optional<std::uint16_t> port() const;  ///< none when the scheme's default
  [[nodiscard]] std::string_view path() const;
  [[nodiscard]] std::string_view query() const;     ///< without "?"
  [[nodiscard]] std::string_view fragment() const;  ///< without "#"
  [[nodiscard]] bool has_userinfo() const { return !userinfo().empty(); }
  [[nodiscard]] bool is_web() const { return scheme() == "http" || scheme() == "https"; }

 private:
  friend class Parser;
  std::string href_;
  std::uint32_t user_begin_ = 0, user_end_ = 0, host_begin_ = 0, host_end_ = 0, path_begin_ = 0;
  std::uint32_t query_begin_ = 0, fragment_begin_ = 0;  ///< of "?" and "#"; the end when absent
  std::uint32_t scheme_end_ = 0;
  std::uint32_t port_ = 0;  ///< 0: default
  HostKind host_kind_ = HostKind::none;
};

enum class ReferenceKind : std::uint8_t {
  empty,     ///< nothing but white space
  fragment,  ///< "#" or "#top": the same document
  relative,  ///< needs a base and had none; a mail has none unless <base href> gives one
  absolute,  ///< url is set
  invalid,   ///< a browser would not open it
};

/// What an attribute such as href holds.
struct Reference {
  ReferenceKind kind = ReferenceKind::empty;
  Oddity oddities = Oddity::none;
  bool has_placeholder = false;      ///< holds a template tag such as {{url}}
  bool host_is_placeholder = false;  ///< a tag supplies (part of) scheme or host: domain unknown
  std::optional<Url> url;            ///< set for absolute references; see also host_is_placeholder
};

/// Reads `text` (entities already decoded, UTF-8) as a browser would. Never fails, O(n).
/// `declared`: template syntaxes whose tags must be declared to be seen.
[[nodiscard]] Reference parse(std::string_view text, const Url* base = nullptr,
                              templates::SyntaxSet declared = {});

/// The registrable domain of a host by the Public Suffix List ("www.a.co.uk" gives "a.co.uk"). An
/// unknown top-level domain counts as a suffix, as the list says ("www.a.test" gives "a.test"); an
/// IP address, a bare suffix and a host without a dot give themselves. A view into `host`, which
/// must be lower-case ASCII as Url::host() gives it.
[[nodiscard]] std::string_view registrable_domain(std::string_view host);
inline std::string_view registrable_domain(const char* host) {
  return registrable_domain(std::string_view(host));
}
std::string_view registrable_domain(std::string&&) = delete;

/// Whether `host` is `domain` or lies below it.
[[nodiscard]] bool is_within(std::string_view host, std::string_view domain);

/// Host as people see it: punycode labels decoded. UTF-8.
[[nodiscard]] std::string host_to_unicode(std::string_view host);
/// Host as the wire has it (UTS 46, non-transitional, lower case), or nothing when no host can be
/// written so. For domains of addresses and for host names found in text.
[[nodiscard]] std::optional<std::string> host_to_ascii(std::string_view host);

}  // namespace presend::url
