#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/unsubscribe_tests.h"

namespace presend::heuristics {
namespace {

void check_no_one_click(const Context& context, Findings& out) {
  const mime::Field* field = context.message().find("List-Unsubscribe");
  // Without the field UNS002 speaks; a discussion list is no marketing.
  if (field == nullptr || !context.is_bulk() || is_discussion_list(context)) return;
  bool has_address = false;
  bool has_https = false;
  for (const email::Link& link : context.email.links) {
    if (link.element != email::LinkElement::list_unsubscribe) continue;
    has_address = true;
    // A template tag will become an https address.
    has_https |= link.reference.has_placeholder ||
                 (link.url() != nullptr && link.url()->scheme() == "https");
  }
  if (!has_address) return;  // UNS004 says so
  if (!has_https)
    add_field(out, "List-Unsubscribe names no https address, which one click needs", *field);
  else if (context.message().find("List-Unsubscribe-Post") == nullptr)
    add_field(out, "There is no List-Unsubscribe-Post field to allow one click", *field);
}

}  // namespace

extern constexpr Rule no_one_click = checked({
    .id = "UNS003",
    .name = "no-one-click",
    .title = "Unsubscribing takes more than one click",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Since 2024 Gmail and Yahoo require one-click unsubscribing of marketing mail: a "
           "mailto address or a link in the text is not enough. 74 % of real newsletters of "
           "2022-23 had it. Mail about an order or an account is exempt.",
    .fix = "Put an https address into List-Unsubscribe that unsubscribes on a POST request, and "
           "add List-Unsubscribe-Post: List-Unsubscribe=One-Click.",
    .source = "support.google.com/a/answer/14229414; RFC 8058",
    .bad = header("List-Unsubscribe: <mailto:leave@example.org?subject=17>"),
    .good = header("List-Unsubscribe: <https://www.example.org/leave?u=17>\n"
                   "List-Unsubscribe-Post: List-Unsubscribe=One-Click"),
    .check = check_no_one_click,
});

}  // namespace presend::heuristics
