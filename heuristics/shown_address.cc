#include "heuristics/shown_address.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"
#include "scanner/url/url.h"

namespace presend::heuristics {
namespace {

// Bare words with dots in a name are initials and abbreviations more often than domains, so only
// endings that people read as one count. Sorted.
constexpr std::array<std::string_view, 57> kKnownEndings{
    "ai",    "app", "at",     "au",   "be", "biz", "br",  "ca",  "ch", "club", "cn",   "co",
    "com",   "cz",  "de",     "dev",  "dk", "edu", "es",  "eu",  "fi", "fr",   "gov",  "gr",
    "hu",    "ie",  "in",     "info", "io", "it",  "jp",  "kr",  "me", "mx",   "net",  "nl",
    "no",    "nz",  "online", "org",  "pl", "pt",  "ro",  "ru",  "se", "shop", "site", "sk",
    "store", "tr",  "tv",     "ua",   "uk", "us",  "vip", "xyz", "za"};
static_assert(std::is_sorted(kKnownEndings.begin(), kKnownEndings.end()));

bool is_host_char(char c) { return is_ascii_alnum(c) || c == '-' || c == '.'; }
bool is_local_char(char c) {
  return is_ascii_alnum(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
}

bool is_host_shaped(std::string_view host) {
  if (host.find("..") != std::string_view::npos || host.front() == '.' || host.front() == '-')
    return false;
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || host.size() - dot < 3) return false;
  return std::all_of(host.begin() + static_cast<std::ptrdiff_t>(dot) + 1, host.end(),
                     is_ascii_alpha);
}

bool ends_as_people_know(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  const std::string ending = to_ascii_lower(host.substr(dot + 1));
  // "A.Co": a domain of one letter is an initial.
  return dot >= 2 && std::binary_search(kKnownEndings.begin(), kKnownEndings.end(), ending);
}

std::string site_of_host(std::string_view host) {
  const std::string lower = to_ascii_lower(host);
  return std::string(url::registrable_domain(std::string_view(lower)));
}

}  // namespace

std::vector<ShownAddress> shown_addresses(std::string_view text) {
  std::vector<ShownAddress> found;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_host_char(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_host_char(text[end])) ++end;
    std::string_view host = text.substr(at, end - at);
    while (!host.empty() && (host.back() == '.' || host.back() == '-')) host.remove_suffix(1);
    const bool follows_at = at > 0 && text[at - 1] == '@';
    const bool precedes_at = end < text.size() && text[end] == '@';
    if (!host.empty() && is_host_shaped(host) && !precedes_at) {
      std::size_t local = at;
      if (follows_at) --local;
      while (follows_at && local > 0 && is_local_char(text[local - 1])) --local;
      const bool has_local = follows_at && local + 1 < at;
      const bool is_glued = at > 0 && !follows_at && !is_ascii(text[at - 1]);
      if (has_local)
        found.push_back({site_of_host(host), text.substr(local, at - local + host.size()), true});
      else if (!follows_at && !is_glued && ends_as_people_know(host))
        found.push_back({site_of_host(host), host, false});
    }
    at = end;
  }
  return found;
}

}  // namespace presend::heuristics
