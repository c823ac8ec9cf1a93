#include <cstdint>
#include <string_view>

#include "heuristics/characters.h"
#include "heuristics/rule.h"
#include "heuristics/subject_text.h"

namespace presend::heuristics {
namespace {

void check_all_caps_subject(const Context& context, Findings& out) {
  constexpr double kShare = 0.85;        // "FINAL NOTICE for YOUR ORDER" shouts too
  constexpr std::uint32_t kFewest = 10;  // letters; names such as "NASA ESA" are shorter
  const std::string_view subject = without_marks(subject_of(context));
  const CaseCount count = case_count(subject);
  if (count.shouted_words < 2 || count.letters() < kFewest || count.capital_share() < kShare)
    return;
  add_subject(context, out,
              count.small == 0 ? "The subject is all capitals"
                               : "Nearly all letters of the subject are capitals",
              subject);
}

}  // namespace

extern constexpr Rule all_caps_subject = checked({
    .id = "SUB002",
    .name = "all-caps-subject",
    .title = "The subject is written in capitals",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "Capitals shout, and people take shouting for advertising. 8 % of the spam measured "
           "and 4 % of the phishing write their subjects so, and 0.2 % of honest mail.",
    .fix = "Write the subject as a sentence, with capitals only where the language wants them.",
    .source = "SpamAssassin SUBJ_ALL_CAPS; measured on the development corpus",
    .bad = header("Subject: SPRING SALE ENDS TODAY"),
    .good = header("Subject: NASA and ESA at our WWII museum"),
    .check = check_all_caps_subject,
});

}  // namespace presend::heuristics
