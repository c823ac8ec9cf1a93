#include "heuristics/grouped_findings.h"
#include "heuristics/markup_tests.h"
#include "heuristics/rule.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// Order and booking data that Gmail asks senders for; nothing runs it.
bool is_structured_data(const ElementUse& element) {
  return equals_ignoring_case(trim(element.value("type")), "application/ld+json");
}

void check_script(const Context& context, Findings& out) {
  GroupedFindings found;
  for_each_element(context, [&](const ElementUse& element) {
    if (!element.node().is("script") || is_structured_data(element)) return;
    const bool is_loaded = element.attribute("src") != nullptr;
    found.add(is_loaded ? "src" : "inline",
              is_loaded ? "Loads a script from the web" : "Holds a script", element.place(context),
              element.body.part, element.start_tag());
  });
  found.write(out);
}

}  // namespace

extern constexpr Rule script = checked({
    .id = "HTM001",
    .name = "script",
    .title = "Script in the message",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::html,
    .why = "No mail client runs scripts, so only attacks and pages that were meant for the web "
           "hold them. None of 293 open-source templates does. Gmail and Outlook remove them, "
           "and some filters refuse the whole message. Honest mail that programs make holds some "
           "that were left over, so they are no error.",
    .fix = "Remove the <script>. What it does must happen on your site, behind a link. Data for "
           "Gmail in <script type=\"application/ld+json\"> may stay.",
    .source = "practice of Gmail, Outlook and Apple Mail, which all remove it; "
              "count over 293 open-source templates",
    .bad = html(R"html(<p>Our spring catalogue is here.</p><script>track("open")</script>)html"),
    .good = html(R"html(<p>Your order has left our house.</p>
<script type="application/ld+json">{"@type": "Order", "orderNumber": "17"}</script>
<!--[if mso]><script>var outlook = 1;</script><![endif]-->)html"),
    .check = check_script,
});

}  // namespace presend::heuristics
