#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/unsubscribe_tests.h"

namespace presend::heuristics {
namespace {

void check_no_list_unsubscribe(const Context& context, Findings& out) {
  // An answer may quote a mailing with its links.
  if (!context.is_bulk() || is_reply(context) || is_discussion_list(context)) return;
  if (context.message().find("List-Unsubscribe") == nullptr)
    out.add("The mailing has no List-Unsubscribe field");
}

}  // namespace

extern constexpr Rule no_list_unsubscribe = checked({
    .id = "UNS002",
    .name = "no-list-unsubscribe",
    .title = "No List-Unsubscribe header field",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Mail programs build their own \"Unsubscribe\" button from this field. Gmail and Yahoo "
           "require it of everyone who sends marketing mail to many; 93.5 % of real newsletters "
           "have it.",
    .fix = "Let the sending program add List-Unsubscribe: <https://…>, <mailto:…> and "
           "List-Unsubscribe-Post: List-Unsubscribe=One-Click.",
    .source = "support.google.com/a/answer/14229414; senders.yahooinc.com; RFC 2369",
    .bad = html(R"(<p>Our spring catalogue is here.</p>
<p><a href="https://www.example.org/unsubscribe?u=17">Unsubscribe</a></p>)"),
    .good = header("List-Unsubscribe: <https://www.example.org/unsubscribe?u=17>"),
    .check = check_no_list_unsubscribe,
});

}  // namespace presend::heuristics
