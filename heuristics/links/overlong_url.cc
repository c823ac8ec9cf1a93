#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

/// Some programs cut addresses off from here on.
constexpr std::size_t kLongUrl = 2048;

}  // namespace

extern constexpr Rule overlong_url = checked({
    .id = "LNK017",
    .name = "overlong-url",
    .title = "Address of enormous length",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "Addresses of more than 2,048 characters are cut off by some programs and gateways, and "
           "then they are dead. Long random strings also look like the tokens phishing kits make.",
    .fix = "Shorten the parameters, or let a short address of your own lead to the long one.",
    .source = "plausible; limits of programs that open links (2,083 characters in Windows)",
    .bad = sample("LNK017/bad.eml"),
    .good =
        html(R"(<p><a href="https://www.example.org/?campaign=spring&amp;reader=17">News</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          LinkFindings found;
          for (const email::Link& link : context.email.links) {
            if (found.is_full()) break;
            const url::Url* url = web_url(link);
            if (url == nullptr || url->href().size() <= kLongUrl) continue;
            found.add(link, "Opens an address of " + with_commas(url->href().size()) +
                                " characters at " + std::string(url->host()));
          }
          found.write(out);
        },
});

}  // namespace presend::heuristics
