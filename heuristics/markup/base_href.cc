
#include "heuristics/markup_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

void check_base_href(const Context& context, Findings& out) {
  for_each_element(context, [&](const ElementUse& element) {
    if (!element.node().is("base")) return;
    const html::Attribute* href = element.attribute("href");
    if (href == nullptr || trim(href->value).empty()) return;
    out.add("Makes every short address of the message begin with " + quoted(href->value),
            element.place(context, href->value_at), element.body.part, readable(href->value));
  });
}

}  // namespace

extern constexpr Rule base_href = checked({
    .id = "HTM009",
    .name = "base-href",
    .title = "Links are completed by a <base> address",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "With <base href> the links hold only half of their address. Many mail clients drop "
           "it, and the links are dead; filters that read links one by one do not see where they "
           "lead, which phishing used to get past Office 365 in 2018 (\"baseStriker\").",
    .fix = "Remove <base href> and write every link and picture with its full https:// address.",
    .source = "baseStriker attack, reported by Avanan in May 2018; measured on the development "
              "corpus",
    .bad = html(R"(<html><head><base href="https://www.example.org/shop/"></head>
<body><p>Our <a href="catalogue">spring catalogue</a> is here.</p></body></html>)"),
    .good = html(R"(<html><head><base target="_blank"></head>
<body><p>Our <a href="https://www.example.org/">spring catalogue</a> is here.</p></body></html>)"),
    .check = check_base_href,
});

}  // namespace presend::heuristics
