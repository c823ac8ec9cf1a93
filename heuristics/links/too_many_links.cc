#include <algorithm>
#include <cstddef>
#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

constexpr std::size_t kManyLinks = 100;

}  // namespace

extern constexpr Rule too_many_links = checked({
    .id = "LNK015",
    .name = "too-many-links",
    .title = "Very many links",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "Every link is one more that a filter follows and one more domain whose reputation "
           "counts, and readers choose less when they are offered more. Beyond a hundred the "
           "message reads like a directory.",
    .fix = "Keep the links that matter and put the rest on one page.",
    .source = "plausible; 4 % of 247 honest mails of 2011-26 hold more",
    .bad = sample("LNK015/bad.eml"),
    .good = html(R"(<p><a href="https://www.example.org/a">One</a>
<a href="https://www.example.org/b">Two</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          std::size_t in_html = 0;
          std::size_t in_text = 0;
          for (const email::Link& link : context.email.links) {
            if (!link.is_visible || web_url(link) == nullptr) continue;
            ++(link.element == email::LinkElement::text ? in_text : in_html);
          }
          // The plain text repeats the links of the HTML.
          const std::size_t links = std::max(in_html, in_text);
          if (links > kManyLinks) out.add("The message holds " + counted(links, "link"));
        },
});

}  // namespace presend::heuristics
