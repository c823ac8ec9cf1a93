#include "heuristics/rule.h"
#include "heuristics/sender.h"

namespace presend::heuristics {
namespace {

void check_missing_from(const Context& context, Findings& out) {
  const mime::Field* from = context.message().find("From");
  if (is_filled_in_later(context, from)) return;
  if (from == nullptr)
    out.add("The message has no From field");
  else if (from->value.empty())
    out.add("The From field is empty", from->range, 0, from->name);
}

}  // namespace

extern constexpr Rule missing_from = checked({
    .id = "HDR001",
    .name = "missing-from",
    .title = "No sender: the From field is missing or empty",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Every message must name its author in exactly one From field. Gmail refuses mail "
           "without one outright (550 5.7.1, \"From header is missing\").",
    .fix = "Add a From field with a name and an address of your own domain, such as "
           "\"From: Example Shop <news@shop.example>\".",
    .source = "support.google.com/a/answer/3726730; RFC 5322 section 3.6",
    .bad = header("From:"),
    .good = header("From: Example Shop <news@example.org>"),
    .check = check_missing_from,
});

}  // namespace presend::heuristics
