#include <algorithm>

#include "heuristics/rule.h"
#include "heuristics/sender.h"

namespace presend::heuristics {
namespace {

void check_missing_recipient(const Context& context, Findings& out) {
  const auto& email = context.email;
  if (std::any_of(email.to.begin(), email.to.end(), has_address) ||
      std::any_of(email.cc.begin(), email.cc.end(), has_address))
    return;
  const mime::Field* bcc = context.message().find("Bcc");
  if (bcc != nullptr && bcc->value.find('@') != std::string_view::npos) return;
  if (const mime::Field* to = context.message().find("To")) {
    // A template tag will supply the recipient.
    if (to->value.find("{{") != std::string_view::npos ||
        to->value.find("*|") != std::string_view::npos)
      return;
    add_field(out, "The To field names no address", *to);
  } else {
    if (is_filled_in_later(context, nullptr)) return;
    out.add("The message names no recipient");
  }
}

}  // namespace

extern constexpr Rule missing_recipient = checked({
    .id = "HDR014",
    .name = "missing-recipient",
    .title = "No recipient is named",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::headers,
    .why = "Mail to \"undisclosed recipients\" is typical of blind-copied bulk, and filters give "
           "it some weight. In a draft the sending platform may still fill the field in.",
    .fix = "Send one message to each subscriber, with the address in the To field.",
    .source = "SpamAssassin MISSING_HEADERS, UNDISC_FREEM; plausible, not documented by receivers",
    .bad = header("To: undisclosed-recipients:;"),
    .good = header("To: Pat Reader <pat@example.net>"),
    .check = check_missing_recipient,
});

}  // namespace presend::heuristics
