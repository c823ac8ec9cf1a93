#include <string>

#include "heuristics/live_links.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule tls_error = checked({
    .id = "NET002",
    .name = "tls-error",
    .title = "Link or picture whose certificate is not valid",
    .severity = Severity::error,
    .grade = Grade::c,
    .needs = Needs::network,
    .why = "A browser stops readers with a warning over the whole page when a server cannot prove "
           "who it is: its certificate has expired, is for another host, or nobody who is trusted "
           "vouches for it. Mail programs show no picture from such a server.",
    .fix = "Renew the certificate, or link to the host that it is for.",
    .source = "a live check of the link; RFC 9110 4.3.4",
    .bad = html(R"(<p><a href="https://expired.example/">Our catalogue</a></p>)"),
    .good = html(R"(<p><a href="https://works.example/">Our catalogue</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          tell_live_links(context, out, [](const LiveLink& link) {
            if (link.result->state != links::State::tls_error) return std::string();
            return (link.is_picture ? "Loads a picture that browsers refuse, "
                                    : "Opens a page that browsers warn of, ") +
                   told_reason(*link.result);
          });
        },
});

}  // namespace presend::heuristics
