#include <vector>

#include "heuristics/phrases.h"
#include "heuristics/rule.h"
#include "heuristics/subject_text.h"

namespace presend::heuristics {
namespace {

void check_urgent_subject(const Context& context, Findings& out) {
  std::vector<const email::PhraseUse*> uses;
  for (const email::PhraseUse& use : context.wording().uses)
    if (use.hit.category == "subject_urgent" && use.place == email::Place::subject)
      uses.push_back(&use);
  add_phrases(context, out, uses, "of alarm in the subject");
}

}  // namespace

extern constexpr Rule urgent_subject = checked({
    .id = "SUB014",
    .name = "urgent-subject",
    .title = "A subject that alarms",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "Suspended accounts, failed payments and final notices are what subjects of phishing "
           "speak of.",
    .fix = "State the fact calmly (\"Your invoice for October\"), without a demand.",
    .source = "wordlists/*/subject_urgent.txt; measured on the development corpus",
    .bad = header("Subject: Final notice: account suspension, action required"),
    .good = header("Subject: Your invoice for October"),
    .check = check_urgent_subject,
});

}  // namespace presend::heuristics
