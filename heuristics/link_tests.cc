#include "heuristics/link_tests.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "heuristics/shown_address.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

using email::Link;
using email::LinkElement;

bool ends_as_image(std::string_view path) {
  constexpr std::array<std::string_view, 6> kEndings = {".gif", ".jpg",  ".jpeg",
                                                        ".png", ".webp", ".svg"};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
    return path.size() > ending.size() &&
           equals_ignoring_case(path.substr(path.size() - ending.size()), ending);
  });
}

/// `text` up to the first character that ends an address in running text.
std::string_view first_token(std::string_view text) {
  return text.substr(0, text.find_first_of(" <>\"'\n\t"));
}

/// Without the brackets and punctuation people set around an address.
std::string_view without_wrapping(std::string_view text) {
  constexpr std::string_view kMarks = "<>()[]{}\"'*.,;:!?|- ";
  while (!text.empty() && kMarks.find(text.front()) != std::string_view::npos)
    text.remove_prefix(1);
  while (!text.empty() && kMarks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

std::optional<ShownUrl> parsed(const std::string& address, bool has_scheme, bool is_https) {
  const url::Reference reference = url::parse(address);
  if (!reference.url || reference.has_placeholder) return std::nullopt;
  const std::string_view host = reference.url->host();
  // "http://www" or "https://intranet" shows no site one could compare.
  if (reference.url->host_kind() == url::HostKind::domain &&
      host.find('.') == std::string_view::npos)
    return std::nullopt;
  if (host.empty()) return std::nullopt;
  return ShownUrl{std::string(host), has_scheme, is_https};
}

}  // namespace

bool is_followed(const Link& link) {
  if (!link.is_clickable()) return false;
  // VML shapes carry background images as well as links.
  return link.element != LinkElement::vml ||
         !ends_as_image(link.href.substr(0, link.href.find_first_of("?#")));
}

const url::Url* web_url(const Link& link) {
  const url::Url* url = is_followed(link) ? link.url() : nullptr;
  return url != nullptr && url->is_web() ? url : nullptr;
}

bool is_own_or_platform(const Context& context, const Link& link) {
  return context.email.is_own_site(link.site) ||
         context.lexicon.mailing_platforms().covers(link.host());
}

bool is_reserved_host(const url::Url& url) {
  const std::string_view host = url.host();
  if (url.host_kind() == url::HostKind::ipv4) return host.starts_with("127.") || host == "0.0.0.0";
  if (url.host_kind() == url::HostKind::ipv6) return host == "[::1]" || host == "[::]";
  constexpr std::array<std::string_view, 8> kReserved = {
      "localhost", "local", "test", "invalid", "lan", "example.com", "example.net", "example.org",
  };
  return std::any_of(kReserved.begin(), kReserved.end(),
                     [&](std::string_view domain) { return url::is_within(host, domain); });
}

std::vector<std::string_view> labels_of(std::string_view host) {
  std::vector<std::string_view> labels;
  while (!host.empty()) {
    const std::size_t dot = std::min(host.find('.'), host.size());
    labels.push_back(host.substr(0, dot));
    host.remove_prefix(std::min(dot + 1, host.size()));
  }
  return labels;
}

std::string_view subdomain_of(std::string_view host, std::string_view site) {
  return host.size() > site.size() + 1 ? host.substr(0, host.size() - site.size() - 1)
                                       : std::string_view();
}

std::optional<std::string> query_value(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return percent_decode(pair.substr(name.size() + 1));
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return std::nullopt;
}

std::optional<ShownUrl> shown_url(std::string_view text) {
  // An address that long is no longer read as one, and must not cost.
  constexpr std::size_t kMost = 2000;
  text = without_wrapping(trim(text.substr(0, kMost)));
  const std::string_view token = without_wrapping(first_token(text));
  const bool is_https = starts_with_ignoring_case(token, "https://");
  if (is_https || starts_with_ignoring_case(token, "http://"))
    return parsed(std::string(token), true, is_https);
  if (starts_with_ignoring_case(token, "www."))
    return parsed("https://" + std::string(token), false, false);
  if (token.size() != text.size()) return std::nullopt;
  const std::string_view host = token.substr(0, token.find_first_of("/?#:"));
  const std::vector<ShownAddress> shown = shown_addresses(host);
  if (shown.size() != 1 || shown.front().has_local_part || shown.front().text != host)
    return std::nullopt;
  std::optional<ShownUrl> result = parsed("https://" + std::string(host), false, false);
  if (result)
    result->is_name = host.size() == token.size() && host.front() >= 'A' && host.front() <= 'Z';
  return result;
}

void LinkFindings::add(const Link& link, std::string message, std::optional<Severity> severity) {
  // NUL stands in neither: HTML turns it into U+FFFD.
  add_by(std::string(link.href) + '\0' + std::string(link.text), link, std::move(message),
         severity);
}

void LinkFindings::add_by(std::string_view key, const Link& link, std::string message,
                          std::optional<Severity> severity) {
  const auto [found, is_new] = by_key_.emplace(key, entries_.size());
  if (is_new)
    entries_.push_back({&link, std::move(message), severity, {}});
  else
    entries_[found->second].others.push_back(link.at);
}

void LinkFindings::write(Findings& out) const {
  std::unordered_set<std::string_view> in_html;
  for (const Entry& entry : entries_)
    if (entry.link->element != LinkElement::text) in_html.insert(entry.link->href);
  for (const Entry& entry : entries_) {
    const Link& link = *entry.link;
    if (link.element == LinkElement::text && in_html.contains(link.href)) continue;
    std::string message = entry.message;
    const std::size_t others = entry.others.size();
    if (others > 0) message += " (and " + with_commas(others) + " more like it)";
    const std::string_view shown = link.text.empty() ? link.href : link.text;
    Finding& finding = out.add(std::move(message), link.at, link.part, readable(shown));
    if (entry.severity) finding.severity = *entry.severity;
    constexpr std::size_t kMostKeyBytes = 1000;
    if (!link.text.empty()) finding.key = link.href.substr(0, kMostKeyBytes);
    finding.places = static_cast<std::uint32_t>(others + 1);
    finding.reach = entry.others;
  }
}

}  // namespace presend::heuristics
