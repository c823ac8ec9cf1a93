#include "scanner/email/bare_urls.h"

#include <array>

#include "scanner/base/ascii.h"

namespace presend::email {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

/// Characters that cannot stand in a URL somebody wrote into a text.
bool ends_url(char c) {
  return is_control(c) || c == ' ' || c == '<' || c == '>' || c == '"' || c == '`' || c == '|';
}

/// Begin of the scheme that ends before "://" at `colon`, or kNone.
std::size_t scheme_before(std::string_view text, std::size_t colon) {
  static constexpr std::array<std::string_view, 3> kSchemes = {"https", "http", "ftp"};
  for (const std::string_view scheme : kSchemes) {
    if (colon < scheme.size()) continue;
    const std::size_t begin = colon - scheme.size();
    if (equals_ignoring_case(text.substr(begin, scheme.size()), scheme) &&
        (begin == 0 || !is_ascii_alnum(text[begin - 1])))
      return begin;
  }
  return kNone;
}

std::size_t end_of_url(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  std::size_t open = 0;
  for (; end < text.size() && !ends_url(text[end]); ++end) {
    if (text[end] == '(') ++open;
    if (text[end] == ')' && open-- == 0) break;  // the bracket around the URL
  }
  // Angle brackets say where it ends (RFC 3986 appendix C).
  if (begin > 0 && text[begin - 1] == '<' && text.substr(end).starts_with('>')) return end;
  constexpr std::string_view kSentenceEnd = ".,;:!?'*_";
  while (end > begin && kSentenceEnd.find(text[end - 1]) != kNone) --end;
  return end;
}

bool has_host(std::string_view url_after_slashes) {
  return !url_after_slashes.empty() &&
         (is_ascii_alnum(url_after_slashes.front()) || !is_ascii(url_after_slashes.front()) ||
          url_after_slashes.front() == '[' || url_after_slashes.front() == '{');
}

}  // namespace

std::optional<BareUrl> next_bare_url(std::string_view text, std::uint32_t from) {
  // Both forms are found by a rare character: ':' of "://" and the first '.' of "www.".
  for (std::size_t at = from; (at = text.find_first_of(":.", at)) != kNone; ++at) {
    std::size_t begin = kNone;
    bool has_scheme = true;
    if (text[at] == ':' && text.substr(at, 3) == "://") {
      begin = scheme_before(text, at);
      if (begin == kNone || begin < from || !has_host(text.substr(at + 3))) continue;
    } else if (text[at] == '.' && at >= from + 3 &&
               equals_ignoring_case(text.substr(at - 3, 3), "www") &&
               (at == 3 || !(is_ascii_alnum(text[at - 4]) || text[at - 4] == '.' ||
                             text[at - 4] == '-' || text[at - 4] == '@' || text[at - 4] == '/'))) {
      begin = at - 3;
      has_scheme = false;
    } else {
      continue;
    }
    const std::size_t end = end_of_url(text, begin);
    const std::size_t host = has_scheme ? at + 3 : begin + 4;
    if (end <= host) continue;
    if (!has_scheme && text.substr(host, end - host).find('.') == kNone) continue;
    return BareUrl{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), has_scheme};
  }
  return std::nullopt;
}

}  // namespace presend::email
