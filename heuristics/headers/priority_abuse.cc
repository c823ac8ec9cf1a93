#include <string>
#include <string_view>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

bool claims_priority(const mime::Field& field) {
  const std::string_view value = trim(field.value);
  if (field.is("X-Priority"))  // "1" or "1 (Highest)"; 2 is "high"
    return !value.empty() && (value[0] == '1' || value[0] == '2') &&
           (value.size() == 1 || !is_ascii_digit(value[1]));
  if (field.is("Importance") || field.is("X-MSMail-Priority"))
    return equals_ignoring_case(value, "high");
  if (field.is("Priority")) return equals_ignoring_case(value, "urgent");
  return false;
}

void check_priority_abuse(const Context& context, Findings& out) {
  if (!context.is_bulk() || is_list_posting(context)) return;
  for (const mime::Field& field : context.message().root().fields) {
    if (!claims_priority(field)) continue;
    add_field(out, readable(field.name) + " says " + quoted(field.value) + " in a mailing", field);
    return;  // mailers set several of these fields together
  }
}

}  // namespace

extern constexpr Rule priority_abuse = checked({
    .id = "HDR015",
    .name = "priority-abuse",
    .title = "A mailing is marked as urgent",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::headers,
    .why = "High priority is meant for personal mail; in a mailing to many it is a sign that "
           "filters know from fraud and spam.",
    .fix = "Remove X-Priority, Importance and similar fields, or set them to normal.",
    .source = "SpamAssassin and rspamd priority rules; plausible, not documented by receivers",
    .bad = header("X-Priority: 1 (Highest)\nPrecedence: bulk\n"
                  "List-Unsubscribe: <https://www.example.org/unsubscribe?u=1>"),
    .good = header("X-Priority: 3 (Normal)\nPrecedence: bulk\n"
                   "List-Unsubscribe: <https://www.example.org/unsubscribe?u=1>"),
    .check = check_priority_abuse,
});

}  // namespace presend::heuristics
