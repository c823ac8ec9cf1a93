#include <algorithm>
#include <cmath>
#include <string>

#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/email/shown_length.h"

namespace presend::heuristics {
namespace {

constexpr float kReadable = 2;
/// A word or two, such as a separator or a name in a corner, harms nobody.
constexpr std::uint32_t kLeastCharacters = 20;

struct FaintRun {
  const email::Text* first = nullptr;
  std::uint32_t characters = 0;
  float contrast = kReadable;
};

std::string one_decimal(float value) {
  const auto tenths = static_cast<int>(std::lround(value * 10));
  return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

void report_faint(const FaintRun& run, Findings& out) {
  if (run.characters < kLeastCharacters) return;
  out.add("A text of " + counted(run.characters, "character") + " has a contrast of only " +
              one_decimal(run.contrast) + " with its background",
          run.first->at, run.first->part, readable(run.first->text));
}

void check_low_contrast_text(const Context& context, Findings& out) {
  const email::Body* body = nullptr;
  FaintRun run;
  for (const email::Text& text : context.email.texts) {
    if (text.node == html::kNoNode || !text.is_visible()) continue;
    if (body == nullptr || body->part != text.part) body = context.email.body_of(text.part);
    // 0 is unknown: a picture is behind the text.
    const float contrast = body->visibility.of(text.node).contrast;
    const bool is_faint = contrast > 0 && contrast < kReadable;
    if (run.first != nullptr && (!is_faint || run.first->part != text.part)) {
      report_faint(run, out);
      run = {};
    }
    if (!is_faint) continue;
    if (run.first == nullptr) run.first = &text;
    run.characters += email::shown_length(text.text);
    run.contrast = std::min(run.contrast, contrast);
  }
  if (run.first != nullptr) report_faint(run, out);
}

}  // namespace

extern constexpr Rule low_contrast_text = checked({
    .id = "HID011",
    .name = "low-contrast-text",
    .title = "Text that is hard to tell from its background",
    .severity = Severity::info,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "A contrast below 2 is hard to read for everybody and impossible for many; WCAG asks "
           "for 4.5. Filters look for faint text, but honest mail has it more often than spam: "
           "SpamAssassin's test fires on 31 % of templates and 14 % of spam.",
    .fix = "Choose a darker text or a lighter background, at best with a contrast of 4.5.",
    .source = "WCAG 2.2 section 1.4.3; hit rates of SpamAssassin HTML_FONT_LOW_CONTRAST",
    .bad = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<p style="color:#c8c8c8">Simply answer this message with your questions.</p>)"),
    .good = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<p style="color:#8a8a8a">Simply answer this message with your questions.</p>)"),
    .check = check_low_contrast_text,
});

}  // namespace presend::heuristics
