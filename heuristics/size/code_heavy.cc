#include <cstdint>

#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

constexpr std::uint32_t kFewHtmlBytes = 15'000;  // a short mail in an ordinary frame
constexpr double kLeastTextShare = 0.02;

void check_code_heavy(const Context& context, Findings& out) {
  const email::Measures& measures = context.email.measures;
  if (measures.html_bytes < kFewHtmlBytes) return;
  const double share =
      static_cast<double>(measures.visible_chars) / static_cast<double>(measures.html_bytes);
  if (share < kLeastTextShare)
    out.add(with_commas(measures.html_bytes) + " bytes of HTML show " +
            counted(measures.visible_chars, "character") + " of text");
}

}  // namespace

extern constexpr Rule code_heavy = checked({
    .id = "SIZ004",
    .name = "code-heavy",
    .title = "Much markup for little text",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::html,
    .why = "When less than 2 % of the HTML is text that people see, a filter has little to judge "
           "but the code, and spam pads its code to look different in every copy.",
    .fix = "Remove comments, unused styles, nested tables and hidden blocks, or say more in text.",
    .source = "Plausible; no receiver documents a ratio",
    .bad = html("<p>Our spring catalogue is here.</p>\n<!-- filler: 20000 bytes -->"),
    .good = html("<p>Our spring catalogue is here.</p>"),
    .check = check_code_heavy,
});

}  // namespace presend::heuristics
