#include <cstdint>

#include "heuristics/image_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_image_only(const Context& context, Findings& out) {
  constexpr std::uint32_t kHardlyAnyText = 100;  // characters
  constexpr double kLeastArea = 60'000;  // px², 300 by 200: more than a logo or a signature
  const email::Email& email = context.email;
  if (email.measures.visible_chars >= kHardlyAnyText) return;
  const email::Image* largest = nullptr;
  std::uint32_t pictures = 0;
  double area = 0;
  bool is_size_unknown = false;
  for (const email::Image& image : email.images) {
    if (!is_picture(image)) continue;
    ++pictures;
    area += area_of(image);
    is_size_unknown |= area_of(image) == 0 && image.kind == email::ImageKind::remote;
    if (largest == nullptr || area_of(image) > area_of(*largest)) largest = &image;
  }
  if (largest == nullptr || (area < kLeastArea && !is_size_unknown)) return;
  Finding& finding =
      out.add(counted(email.measures.visible_chars, "character") + " of text beside " +
                  counted(pictures, "picture") + " that people and filters must look at",
              largest->at, largest->part, shown_source(*largest));
  // A line of text and a picture of unknown size may be a short note with the logo of its sender.
  constexpr std::uint32_t kNoSentence = 20;
  if (area < kLeastArea && email.measures.visible_chars > kNoSentence)
    finding.severity = Severity::warning;
}

}  // namespace

extern constexpr Rule image_only = checked({
    .id = "IMG002",
    .name = "image-only",
    .title = "The message consists of pictures",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "Spam puts its text into pictures because filters cannot read them well: of mail with "
           "pictures and hardly any text, 91 to 99 % is spam in SpamAssassin's counts. Readers "
           "whose client blocks pictures, and blind readers, get nothing at all.",
    .fix = "Write the message as text and keep pictures for what only a picture can show. 500 "
           "characters were enough in tests.",
    .source = "SpamAssassin HTML_IMAGE_ONLY rules (mass-check S/O 0.91 to 0.99); Email on Acid",
    .bad = html(R"(<a href="https://www.example.org/sale"><img alt="Spring sale" width="600"
height="800" src="https://www.example.org/sale.jpg"></a><p>Unsubscribe</p>)"),
    .good = html(R"(<img alt="Spring sale" width="600" height="800"
src="https://www.example.org/sale.jpg"><p>Our spring sale begins on Monday: seeds, bulbs and young
plants for every bed and balcony cost a third less until Easter. We open at nine.</p>)"),
    .check = check_image_only,
});

}  // namespace presend::heuristics
