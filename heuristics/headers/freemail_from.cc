#include <string>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_freemail_from(const Context& context, Findings& out) {
  if (!context.is_bulk() || is_list_posting(context) || is_reply(context)) return;
  const mime::Mailbox* from = author(context);
  if (from == nullptr) return;
  const std::string host = host_of(*from);
  if (context.lexicon.freemail().covers(host))
    out.add("A mailing is sent from the free mailbox " + quoted(from->address()), from->at, 0,
            from->address());
}

}  // namespace

extern constexpr Rule freemail_from = checked({
    .id = "HDR006",
    .name = "freemail-from",
    .title = "Bulk mail from a free mailbox",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Gmail, Yahoo, AOL and others publish a policy (DMARC) that asks receivers to reject "
           "mail which carries their addresses but comes through somebody else's servers. A "
           "newsletter from such an address is lost at most of them.",
    .fix = "Send from an address of your own domain and set up SPF, DKIM and DMARC for it; keep "
           "the free mailbox for personal mail.",
    .source = "support.google.com/mail/answer/81126; senders.yahooinc.com",
    .bad = header("From: Example Shop <example.shop@gmail.com>\nPrecedence: bulk\n"
                  "List-Unsubscribe: <https://www.example.org/unsubscribe?u=1>"),
    .good = header("From: Example Shop <news@example.org>\nPrecedence: bulk\n"
                   "List-Unsubscribe: <https://www.example.org/unsubscribe?u=1>"),
    .check = check_freemail_from,
});

}  // namespace presend::heuristics
