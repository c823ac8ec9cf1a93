#include <string>
#include <vector>

#include "heuristics/branches.h"
#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/unsubscribe_tests.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// Whether a condition of a template is that there is an address to unsubscribe at.
bool asks_for_way_out(std::string_view condition) {
  for (const std::string_view word : {"unsub", "optout", "opt_out", "preference", "abmeld"})
    if (find_ignoring_case(condition, word) != std::string_view::npos) return true;
  return false;
}

void check_no_unsubscribe_link(const Context& context, Findings& out) {
  // The software of a discussion list adds its footer itself.
  if (!context.is_bulk() || is_discussion_list(context) || is_reply(context)) return;
  if (context.email.bodies.empty() || !is_read_to_its_end(context)) return;
  std::vector<BranchPlace> places = told_ways_out(context);
  for (const email::Link* link : ways_out(context)) places.push_back({link->part, link->at.begin});
  if (places.empty()) {
    out.add("The mailing offers no link to unsubscribe in its text");
    return;
  }
  if (const auto leaving = leaves_out(context, places, asks_for_way_out))
    out.add("The link to unsubscribe is there only for readers of one branch of " +
                quoted(leaving->condition) + " in line " + std::to_string(leaving->line) +
                "; the others get none",
            leaving->at, leaving->part, leaving->condition);
}

}  // namespace

extern constexpr Rule no_unsubscribe_link = checked({
    .id = "UNS001",
    .name = "no-unsubscribe-link",
    .title = "No way to unsubscribe in the text of a mailing",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::message,
    .why = "Gmail and Yahoo require a clearly visible unsubscribe link in the body of marketing "
           "mail, and the law of many countries does too. Readers who find none press the spam "
           "button, which harms your mail to everyone.",
    .fix = "Put a link whose text says \"Unsubscribe\" into the footer. If this is no mailing but "
           "a message to one customer, say so with --kind transactional.",
    .source = "support.google.com/mail/answer/81126; senders.yahooinc.com",
    .bad = header("Precedence: bulk\nList-Unsubscribe: <https://www.example.org/leave?u=17>"),
    .good = html(R"(<p>Our spring catalogue is here.</p><p>If you would like to unsubscribe please
click <a href="https://www.example.org/leave?u=17">here</a></p>
<p><a href="https://www.example.org/unsubscribe?u=17">Leave</a></p>)"),
    .check = check_no_unsubscribe_link,
});

}  // namespace presend::heuristics
