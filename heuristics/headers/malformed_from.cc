#include <string>

#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/template_tags.h"

namespace presend::heuristics {
namespace {

void check_malformed_from(const Context& context, Findings& out) {
  const mime::Field* from = context.message().find("From");
  // A sender that a template tag still has to fill in is not malformed yet.
  if (from == nullptr || from->value.empty() || !find_template_tags(from->value).empty()) return;
  if (context.email.from.empty()) {
    out.add("The From field holds no address", from->range, 0, readable(from->value));
    return;
  }
  for (const mime::Mailbox& mailbox : context.email.from) {
    for (const mime::AddressDefect defect : mailbox.defects) {
      // Forms that RFC 5322 tolerates are read by every receiver.
      if (defect == mime::AddressDefect::obsolete_form) continue;
      out.add("The sender is malformed: " + std::string(mime::describe(defect)), mailbox.at, 0,
              readable(from->value));
      break;
    }
  }
}

}  // namespace

extern constexpr Rule malformed_from = checked({
    .id = "HDR003",
    .name = "malformed-from",
    .title = "The From field breaks the form of an address",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Receivers cannot check a sender they cannot read: Gmail answers 550 5.7.1 when From "
           "is not a valid address. A frequent cause is a comma or bracket in the name that is "
           "not inside quotation marks.",
    .fix = "Write the sender as \"Name\" <local@domain>: put names with commas, dots, brackets or "
           "@ in quotation marks and leave no blanks inside the address.",
    .source = "support.google.com/a/answer/3726730; RFC 5322 section 3.4",
    .bad = header("From: Shop, Example <news@example.org>"),
    .good = header("From: \"Shop, Example\" <news@example.org>"),
    .check = check_malformed_from,
});

}  // namespace presend::heuristics
