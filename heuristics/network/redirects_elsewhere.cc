#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/live_links.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

/// The host a link ends at, when that is of another site and readers are not meant to know.
std::string strange_end(const Context& context, const LiveLink& link) {
  const links::Result& result = *link.result;
  if (link.is_picture || result.hops.empty() || result.state != links::State::works) return {};
  const url::Reference end = url::parse(result.hops.back().url);
  if (!end.url || link.site.empty()) return {};
  const std::string_view site = url::registrable_domain(end.url->host());
  if (site == link.site || context.email.is_own_site(site) ||
      context.email.is_own_site(link.site) ||
      context.lexicon.mailing_platforms().covers(link.url->host()) ||
      context.lexicon.shorteners().covers(link.url->host()))  // LNK005 tells of these
    return {};
  return std::string(end.url->host());
}

}  // namespace

extern constexpr Rule redirects_elsewhere = checked({
    .id = "NET003",
    .name = "redirects-elsewhere",
    .title = "Link that ends on another site",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::network,
    .why = "Filters follow links and judge the site where they end: a link that looks like one "
           "site and ends on another is how phishing hides. Microsoft detonates links and follows "
           "their redirects. The sender's own domains, mailing platforms and public shorteners "
           "are left out.",
    .fix = "Link to the page where readers end up; name a click-tracking domain of yours with "
           "--own-domain.",
    .source = "Microsoft Defender for Office 365, Safe Links",
    .bad = html(R"(<p><a href="https://moved.example/spring">Our catalogue</a></p>)"),
    .good = html(R"(<p><a href="https://www.works.example/spring">Our catalogue</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          tell_live_links(context, out, [&](const LiveLink& link) {
            const std::string host = strange_end(context, link);
            if (host.empty()) return std::string();
            return "Leads to " + std::string(link.url->host()) + ", which sends readers on to " +
                   host;
          });
        },
});

}  // namespace presend::heuristics
