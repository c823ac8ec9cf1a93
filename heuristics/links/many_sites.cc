#include <cstddef>
#include <string>
#include <unordered_set>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

constexpr std::size_t kManySites = 20;

}  // namespace

extern constexpr Rule many_sites = checked({
    .id = "LNK019",
    .name = "many-sites",
    .title = "Links to many different sites",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "A filter weighs each linked domain, and the worst of them decides. The more sites a "
           "message links to, the more likely one of them is listed.",
    .fix = "Link to fewer sites, or to a page of your own that holds the list.",
    .source = "plausible; Gmail reply 421 4.7.28 names the reputation of linked domains",
    .bad = sample("LNK019/bad.eml"),
    .good = html(R"(<p><a href="https://www.example.org/a">One</a>
<a href="https://www.example.com/b">Two</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          std::unordered_set<std::string_view> hosts;
          std::unordered_set<std::string_view> sites;
          for (const email::Link& link : context.email.links)
            if (web_url(link) != nullptr && hosts.insert(link.host()).second &&
                !is_own_or_platform(context, link))
              sites.insert(link.site);
          if (sites.size() > kManySites)
            out.add("Links to " + with_commas(sites.size()) + " different sites of others");
        },
});

}  // namespace presend::heuristics
