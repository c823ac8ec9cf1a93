#include <cstddef>
#include <optional>
#include <string>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/wording.h"
#include "scanner/template/tags.h"

namespace presend::heuristics {
namespace {

/// The first defect that keeps receivers from reading the address, or from agreeing on it.
std::optional<mime::AddressDefect> grave_defect(const mime::Mailbox& mailbox) {
  using enum mime::AddressDefect;
  for (const mime::AddressDefect defect : mailbox.defects)
    if (defect != obsolete_form && defect != unquoted_name) return defect;
  return std::nullopt;
}

void check_malformed_from(const Context& context, Findings& out) {
  const mime::Field* from = context.message().find("From");
  // A sender that a template tag still has to fill in is not malformed yet.
  if (from == nullptr || from->value.empty() || !templates::find_tags(from->value).empty()) return;
  if (context.email.from.empty()) {
    out.add("The From field holds no address", from->range, 0, readable(from->value));
    return;
  }
  const auto& senders = context.email.from;
  for (std::size_t i = 0; i < senders.size(); ++i) {
    const std::optional<mime::AddressDefect> defect = grave_defect(senders[i]);
    if (!defect) continue;
    // "Shop, Example <news@example.org>" names two senders, the first without an address.
    const bool lacks_address =
        *defect == mime::AddressDefect::no_domain || *defect == mime::AddressDefect::no_addr_spec;
    const bool is_piece = lacks_address && i + 1 < senders.size() && has_address(senders.back());
    out.add(is_piece ? "A comma cuts the sender's name in two; the name needs quotation marks"
                     : "The sender is malformed: " + std::string(mime::describe(*defect)),
            senders[i].at, 0, readable(from->value));
    return;  // what follows is most often a consequence
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
           "is not a valid address. A frequent cause is a comma in the name that is not inside "
           "quotation marks.",
    .fix = "Write the sender as \"Name\" <local@domain>: put names with commas or brackets in "
           "quotation marks and leave no blanks inside the address.",
    .source = "support.google.com/a/answer/3726730; RFC 5322 section 3.4",
    .bad = header("From: Shop, Example <news@example.org>"),
    .good = header("From: \"Shop, Example\" <news@example.org>"),
    .check = check_malformed_from,
});

}  // namespace presend::heuristics
