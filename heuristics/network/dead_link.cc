#include <string>

#include "heuristics/live_links.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule dead_link = checked({
    .id = "NET001",
    .name = "dead-link",
    .title = "Link or picture that leads nowhere",
    .severity = Severity::error,
    .grade = Grade::c,
    .needs = Needs::network,
    .why = "Readers who click find an error page, and a picture that is missing leaves a hole. "
           "Filters look up where links lead, too; a host that does not exist can be registered "
           "by anybody, who then owns your link. It was asked when the draft was checked: the "
           "server said 404 or 410, or name servers know no such host.",
    .fix = "Correct the address, or put the page where the link says before the mail goes out.",
    .source = "a live check of the link; RFC 9110 15.5.5 and 15.5.11",
    .bad = html(R"(<p><a href="https://dead.example/spring">Our catalogue</a></p>)"),
    .good = html(R"(<p><a href="https://works.example/spring">Our catalogue</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          tell_live_links(context, out, [](const LiveLink& link) {
            if (link.result->state != links::State::dead) return std::string();
            return (link.is_picture ? "Shows no picture, " : "Leads nowhere, ") +
                   told_reason(*link.result);
          });
        },
});

}  // namespace presend::heuristics
