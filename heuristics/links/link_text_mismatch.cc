#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// Whether the host reads like a click counter: "click.example.com", "e.example.com".
bool is_tracker_like(std::string_view host, std::string_view site) {
  constexpr std::array<std::string_view, 26> kNames = {
      "c",      "cl",   "click", "clicks", "ct",         "e",     "em",       "email", "emails",
      "email1", "go",   "l",     "link",   "links",      "lnk",   "m",        "mail",  "mailing",
      "mkt",    "news", "r",     "t",      "newsletter", "track", "tracking", "trk"};
  const std::string_view subdomain = subdomain_of(host, site);
  const std::string_view first = subdomain.substr(0, subdomain.find_first_of(".-0123456789"));
  return std::find(kNames.begin(), kNames.end(), first) != kNames.end();
}

/// Whether the host reads like a place to sign in: "login.example.com".
bool is_login_like(std::string_view host) {
  constexpr std::array<std::string_view, 14> kNames = {
      "account", "accounts", "auth",   "banking", "claim",        "claims", "login",
      "online",  "secure",   "signin", "sso",     "verification", "verify", "wallet"};
  const std::string_view first = host.substr(0, host.find_first_of(".-"));
  return std::find(kNames.begin(), kNames.end(), first) != kNames.end();
}

/// Whether the address says openly that it leads on to `site` ("?url=https%3A%2F%2Fshop.example").
bool names_target(const url::Url& url, std::string_view site) {
  const std::string query = percent_decode(url.query().substr(0, 2000));
  for (std::size_t at = query.find("=http"); at != std::string::npos;
       at = query.find("=http", at + 1)) {
    const url::Reference target = url::parse(std::string_view(query).substr(at + 1));
    if (target.url && url::is_within(target.url->host(), site)) return true;
  }
  return false;
}

/// The site that most links of the message open, when they are many: then it must be the message's
/// click counter. Empty otherwise.
std::string_view click_counter(const Context& context) {
  constexpr std::size_t kFewest = 5;
  std::unordered_map<std::string_view, std::size_t> links_of;
  std::size_t links = 0;
  for (const email::Link& link : context.email.links) {
    if (link.element == email::LinkElement::text || web_url(link) == nullptr) continue;
    ++links;
    ++links_of[link.site];
  }
  for (const auto& [site, count] : links_of)
    if (count >= kFewest && count * 2 > links) return site;
  return {};
}

/// Whether the name of one site stands in a host of the other: "library.events.example" for
/// "library.example".
bool is_namesake(std::string_view host, std::string_view shown_site) {
  const std::string_view name = shown_site.substr(0, shown_site.find('.'));
  constexpr std::size_t kShortest = 4;
  if (name.size() < kShortest) return false;
  const std::vector<std::string_view> labels = labels_of(host);
  return std::find(labels.begin(), labels.end(), name) != labels.end();
}

/// How grave it is that a link shows `shown` and opens `url`; nothing when it is fine.
std::optional<Severity> judge_mismatch(const Context& context, const url::Url& url,
                                       const ShownUrl& shown, std::string_view counter) {
  const std::string_view site = url::registrable_domain(url.host());
  const std::string_view shown_site = shown.site();
  if (url::is_within(url.host(), shown.host)) return std::nullopt;
  const lexicon::Brand* brand = context.lexicon.brand_of_domain(shown.host);
  // youtu.be and youtube.com are one house.
  if (brand != nullptr && brand->owns(url.host())) return std::nullopt;
  const bool shows_own = context.email.is_own_site(shown_site);
  const bool opens_own = context.email.is_own_site(site);
  if (shows_own && opens_own) return std::nullopt;
  // Click tracking hides the target of every link, honest or not. It is worth a word only when the
  // text borrows somebody else's good name.
  if (opens_own || context.lexicon.mailing_platforms().covers(url.host()) ||
      names_target(url, shown_site)) {
    const bool borrows =
        (brand != nullptr || is_login_like(shown.host)) && !shows_own && !shown.is_name;
    return borrows ? std::optional(Severity::warning) : std::nullopt;
  }
  if (shown.is_name) return Severity::warning;
  if (brand != nullptr && !shows_own) return Severity::error;
  if (is_tracker_like(url.host(), site) || is_namesake(url.host(), shown_site) || site == counter)
    return Severity::warning;
  return Severity::error;
}

}  // namespace

extern constexpr Rule link_text_mismatch = checked({
    .id = "LNK003",
    .name = "link-text-mismatch",
    .title = "Link text shows one site but opens another",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "An address that reads as one site and opens another is the oldest trick of phishing; "
           "filters and mail clients warn about it, and Gmail asks that recipients know what to "
           "expect when they click. Click tracking does the same to 6.5 % of honest newsletters.",
    .fix = "Write words instead of an address (\"Visit our shop\"), or link to the address that is "
           "shown. Declare your own click-tracking domain with --own-domain.",
    .source = "support.google.com/mail/answer/81126; count over 31 newsletters of 2022-23",
    .bad =
        html(R"(<p>Log in at <a href="https://pay.example.net/">https://bank.example.com</a></p>)"),
    .good =
        html(R"(<p>Log in at <a href="https://bank.example.com/login">https://bank.example.com</a>
or read about <a href="https://pay.example.net/">Node.js</a> and
<a href="https://pay.example.net/">how bank.example.com works</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          LinkFindings found;
          std::optional<std::string_view> counter;
          for (const email::Link& link : context.email.links) {
            if (found.is_full()) break;
            if (link.element == email::LinkElement::text || !link.is_visible) continue;
            const url::Url* url = web_url(link);
            if (url == nullptr) continue;
            const std::optional<ShownUrl> shown = shown_url(link.text);
            if (!shown || shown->site() == link.site) continue;
            if (!counter) counter = click_counter(context);
            if (const auto severity = judge_mismatch(context, *url, *shown, *counter))
              found.add(link, "Shows " + shown->host + " but opens " + std::string(url->host()),
                        severity);
          }
          found.write(out);
        },
});

}  // namespace presend::heuristics
