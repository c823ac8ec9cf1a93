#include <cstdint>
#include <string>

#include "heuristics/characters.h"
#include "heuristics/rule.h"
#include "heuristics/visible_body.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_shouting(const Context& context, Findings& out) {
  constexpr std::uint32_t kFewest = 120;  // letters; a short note may be a headline or two
  constexpr double kShare = 0.35;
  std::uint32_t capitals = 0, letters = 0;
  const email::Text* loudest = nullptr;
  std::uint32_t most = 0;
  for_each_visible_text(context, [&](const email::Text& text) {
    const CaseCount count = case_count(text.text);
    capitals += count.capitals;
    letters += count.letters();
    if (count.capitals > most && count.capitals > count.small) {
      most = count.capitals;
      loudest = &text;
    }
  });
  if (letters < kFewest || loudest == nullptr) return;
  const double share = static_cast<double>(capitals) / letters;
  if (share < kShare) return;
  out.add(std::to_string(static_cast<int>(100 * share)) + " % of the letters are capitals",
          loudest->at, loudest->part, readable(loudest->text));
}

}  // namespace

extern constexpr Rule shouting = checked({
    .id = "TXT004",
    .name = "shouting",
    .title = "Much of the text is in capitals",
    .severity = Severity::info,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Text in capitals is hard to read and taken for shouting; advance-fee letters are "
           "written so. It was found in 4 % of spam and 0.3 % of honest mail.",
    .fix = "Write sentences in ordinary letters and use bold type or a heading for what matters. "
           "For headlines in capitals, text-transform leaves the text itself alone.",
    .source = "SpamAssassin UPPERCASE rules; measured on the development corpus",
    .bad = html("<p>WE ARE PLEASED TO TELL YOU THAT THE SPRING SALE OF OUR GARDEN CENTRE HAS "
                "BEGUN. COME AND SEE THE TULIPS, THE HYACINTHS AND THE YOUNG FRUIT TREES BEFORE "
                "THEY ARE GONE. WE OPEN AT NINE ON MONDAY.</p>"),
    .good = html("<h1>SPRING SALE</h1><p>We are pleased to tell you that the spring sale of our "
                 "garden centre has begun. Come and see the tulips, the hyacinths and the young "
                 "fruit trees before they are gone. We open at nine on Monday.</p>"),
    .check = check_shouting,
});

}  // namespace presend::heuristics
