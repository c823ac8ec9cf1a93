#include "heuristics/grouped_findings.h"
#include "heuristics/image_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_missing_alt(const Context& context, Findings& out) {
  GroupedFindings found;
  for (const email::Image& image : context.email.images) {
    if (!is_picture(image) || image.alt || image.element != "img" || found.is_full()) continue;
    const std::string shown = shown_source(image);
    found.add(image.src, "No alt text for " + quoted(shown), image.at, image.part, shown);
  }
  found.write(out);
}

}  // namespace

extern constexpr Rule missing_alt = checked({
    .id = "IMG003",
    .name = "missing-alt",
    .title = "Picture without alternative text",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::html,
    .why = "The alt text is what readers see until they allow pictures, and what a screen reader "
           "says. No filter is known to mind: 30 % of open-source templates and 39 % of real "
           "newsletters leave one out.",
    .fix = "Add alt=\"…\" with what the picture says, or alt=\"\" when it is mere decoration.",
    .source = "WCAG 1.1.1; count over 293 templates and 31 newsletters of 2022-23",
    .bad = html(R"(<p>Our spring catalogue is here.</p>
<img src="https://www.example.org/spring.jpg" width="300" height="200">)"),
    .good = html(R"(<p>Our spring catalogue is here.</p>
<img src="https://www.example.org/spring.jpg" width="300" height="200" alt="Tulips in a row">
<img src="https://www.example.org/line.png" width="300" height="9" alt="">
<img src="https://www.example.org/open.gif" width="1" height="1">)"),
    .check = check_missing_alt,
});

}  // namespace presend::heuristics
