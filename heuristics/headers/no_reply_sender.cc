#include <array>
#include <string>
#include <string_view>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

constexpr std::array<std::string_view, 14> kNoReplyStarts{
    "noreply",        "donotreply",    "dontreply",      "noanswer",   "keineantwort",
    "nichtantworten", "nepasrepondre", "noresponder",    "noresponda", "naoresponda",
    "nonrispondere",  "nieodpowiadaj", "nietantwoorden", "svaraej"};

void check_no_reply_sender(const Context& context, Findings& out) {
  const mime::Mailbox* from = author(context);
  if (from == nullptr || !context.email.reply_to.empty()) return;
  std::string letters;
  for (const char c : from->local_part)
    if (is_ascii_alpha(c)) letters += ascii_lower(c);
  for (const std::string_view start : kNoReplyStarts)
    if (std::string_view(letters).starts_with(start)) {
      out.add("Nobody reads replies to " + quoted(from->address()), from->address_at, 0,
              from->address());
      return;
    }
}

}  // namespace

extern constexpr Rule no_reply_sender = checked({
    .id = "HDR013",
    .name = "no-reply-sender",
    .title = "The sender takes no replies",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::headers,
    .why = "Replies, and senders saved in the address book, tell providers that people want your "
           "mail; a no-reply address gives both away. Filters do not punish it as such.",
    .fix = "Send from an address that somebody reads, or name one in Reply-To.",
    .source = "Advice of mailing platforms; not documented by any receiver",
    .bad = header("From: Example Shop <no-reply@example.org>"),
    .good = header("From: Example Shop <no-reply@example.org>\nReply-To: help@example.org"),
    .check = check_no_reply_sender,
});

}  // namespace presend::heuristics
