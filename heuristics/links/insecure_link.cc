#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule insecure_link = checked({
    .id = "LNK001",
    .name = "insecure-link",
    .title = "Link without encryption",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "A link that begins with http:// can be read and changed on its way. Browsers mark the "
           "page as not secure, and mail clients may warn before they open it. No receiver says "
           "that it counts such links; 46 % of open-source mail templates hold one.",
    .fix = "Write https:// and check that the page opens; ask whoever runs the page for a "
           "certificate where it does not.",
    .source = "practice of browsers; count over 293 open-source templates",
    .bad = html(R"(<p>Read <a href="http://www.example.org/news">our news</a></p>)"),
    .good = html(R"(<p>Read <a href="https://www.example.org/news">our news</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          LinkFindings found;
          for (const email::Link& link : context.email.links) {
            if (found.is_full()) break;
            const url::Url* url = web_url(link);
            if (url == nullptr || url->scheme() != "http") continue;
            if (url::is_within(url->host(), "localhost")) continue;  // a placeholder (LNK014)
            found.add(link, "Opens " + std::string(url->host()) + " over http, without encryption");
          }
          found.write(out);
        },
});

}  // namespace presend::heuristics
