#include "heuristics/defects.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

void check_unread_content(const Context& context, Findings& out) {
  using enum mime::DefectKind;
  add_defects(context, {html_limit, text_limit}, out);
}

}  // namespace

extern constexpr Rule unread_content = checked({
    .id = "MIM012",
    .name = "unread-content",
    .title = "A part was too large or too tangled to be read to its end",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "Every program that reads mail stops somewhere, and what stands behind that place goes "
           "unseen, which spam tries to exploit. Real mail stays far below these limits. What was "
           "not read is not judged here either.",
    .fix = "Look at the place named. It is most often the mistake of a generator: elements that "
           "are never closed, or megabytes of text in one part.",
    .source = "limits of this program; real mail nests at most 2,188 elements (measured)",
    .bad = sample("MIM012/bad.eml"),
    .good = html("<div><div><p>Our spring catalogue is here.</p></div></div>"),
    .check = check_unread_content,
});

}  // namespace presend::heuristics
