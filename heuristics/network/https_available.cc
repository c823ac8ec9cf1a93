#include <string>

#include "heuristics/live_links.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule https_available = checked({
    .id = "NET005",
    .name = "https-available",
    .title = "Link over http to a page that https opens too",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::network,
    .why = "The same address with https was tried, its certificate is valid, and it ends at the "
           "same page. So the link can be made secure without a risk, which also settles LNK001 "
           "and IMG004.",
    .fix = "Write https:// for http:// in this address.",
    .source = "a live check of the link",
    .bad = html(R"(<p><a href="http://works.example/spring">Our catalogue</a></p>)"),
    .good = html(R"(<p><a href="http://plain.example/spring">Our catalogue</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          tell_live_links(context, out, [](const LiveLink& link) {
            if (!link.result->https_works || link.url->scheme() != "http") return std::string();
            return std::string(link.is_picture ? "Loads a picture" : "Opens a page") +
                   " over http that https serves just as well";
          });
        },
});

}  // namespace presend::heuristics
