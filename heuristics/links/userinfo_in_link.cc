#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {

extern constexpr Rule userinfo_in_link = checked({
    .id = "LNK006",
    .name = "userinfo-in-link",
    .title = "Link with a user name in front of the site",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::message,
    .why = "What stands before \"@\" in a web address is a user name and not the site, so "
           "https://bank.example@evil.example/ opens evil.example. It misleads readers, and it "
           "gives a password away where one is really meant. Gmail asks for links that readers "
           "understand.",
    .fix = "Remove everything between // and @ from the address.",
    .source = "RFC 3986 section 7.6; support.google.com/mail/answer/81126",
    .bad = html(R"(<p><a href="https://www.example.org@pay.example.net/">Sign in</a></p>)"),
    .good = html(R"(<p><a href="https://www.example.org/@news">Sign in</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          LinkFindings found;
          for (const email::Link& link : context.email.links) {
            if (found.is_full()) break;
            const url::Url* url = web_url(link);
            if (url == nullptr || !url->has_userinfo()) continue;
            const std::string_view user = url->userinfo().substr(0, url->userinfo().find(':'));
            found.add(link, "Opens " + std::string(url->host()) + "; what stands before the @, " +
                                quoted(percent_decode(user)) + ", is only a user name");
          }
          found.write(out);
        },
});

}  // namespace presend::heuristics
