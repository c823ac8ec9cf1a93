#include <cstdint>

#include "heuristics/characters.h"
#include "heuristics/rule.h"
#include "heuristics/subject_text.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_emoji_heavy_subject(const Context& context, Findings& out) {
  constexpr std::uint32_t kMany = 3;
  const std::uint32_t emoji = emoji_count(subject_of(context));
  if (emoji >= kMany)
    add_subject(context, out, "The subject carries " + counted(emoji, "emoji picture"));
}

}  // namespace

extern constexpr Rule emoji_heavy_subject = checked({
    .id = "SUB009",
    .name = "emoji-heavy-subject",
    .title = "The subject carries many emoji",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::headers,
    .why = "One emoji is a matter of style; several in a row are the look of advertising that "
           "wants to be seen before it is read, and screen readers read out each by its name.",
    .fix = "Keep one emoji at the most, behind the words.",
    .source = "plausible; no receiver documents it",
    .bad = header("Subject: =?utf-8?q?=F0=9F=94=A5=F0=9F=94=A5_Sale_=F0=9F=94=A5?="),
    .good = header("Subject: =?utf-8?q?Your_tulips_are_on_their_way_=F0=9F=8C=B7?="),
    .check = check_emoji_heavy_subject,
});

}  // namespace presend::heuristics
