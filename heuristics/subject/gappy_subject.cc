#include <string>
#include <vector>

#include "heuristics/phrases.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/lexicon/odd_words.h"

namespace presend::heuristics {
namespace {

void check_gappy_subject(const Context& context, Findings& out) {
  for (const email::ReadPassage& passage : context.wording().passages) {
    if (!passage.passage.is_subject) continue;
    const std::vector<lexicon::OddWord> words =
        lexicon::spread_words(passage.normal, context.lexicon.phrases().vocabulary());
    if (words.empty()) continue;
    const lexicon::OddWord& first = words.front();
    add_at(context, out,
           "The letters of " + quoted(first.reading) +
               " stand apart: " + quoted(passage.text(first.begin, first.end)),
           passage, first.begin, first.end);
  }
}

}  // namespace

extern constexpr Rule gappy_subject = checked({
    .id = "SUB007",
    .name = "gappy-subject",
    .title = "A word in the subject with gaps between its letters",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Blanks or dots between letters hide a word from simple filters; better ones put it "
           "together again and count the attempt.",
    .fix = "Write the word in one piece, or choose another.",
    .source = "SpamAssassin GAPPY_SUBJECT; measured on the development corpus",
    .bad = header("Subject: Get it f r e e today"),
    .good = header("Subject: Plan B and the U.S.A. in 3 D"),
    .check = check_gappy_subject,
});

}  // namespace presend::heuristics
