#include <algorithm>
#include <cstddef>
#include <string>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

constexpr std::size_t kMostReplyAddresses = 20;

bool is_also_recipient(const Context& context, const mime::Mailbox& reply) {
  const auto is_same = [&](const mime::Mailbox& mailbox) {
    return equals_ignoring_case(mailbox.local_part, reply.local_part) &&
           equals_ignoring_case(mailbox.domain, reply.domain);
  };
  const auto& email = context.email;
  return std::any_of(email.to.begin(), email.to.end(), is_same) ||
         std::any_of(email.cc.begin(), email.cc.end(), is_same);
}

/// Whether the draft names `site` as that of a list it goes through: in Sender or a List- field.
bool is_list_site(const Context& context, std::string_view site) {
  constexpr std::string_view kFields[] = {"Sender", "List-Id", "List-Unsubscribe", "List-Subscribe",
                                          "List-Post"};
  return std::any_of(std::begin(kFields), std::end(kFields), [&](std::string_view name) {
    const mime::Field* field = context.message().find(name);
    return field != nullptr && find_ignoring_case(field->value, site) != std::string_view::npos;
  });
}

void check_reply_to_elsewhere(const Context& context, Findings& out) {
  const mime::Mailbox* from = author(context);
  if (from == nullptr || is_list_posting(context)) return;
  const std::string from_host = host_of(*from);
  const std::string from_site = site_of(*from);
  if (from_site.empty()) return;
  const auto& freemail = context.lexicon.freemail();
  const auto& platforms = context.lexicon.mailing_platforms();
  const auto& replies = context.email.reply_to;
  for (std::size_t i = 0; i < std::min(replies.size(), kMostReplyAddresses); ++i) {
    const mime::Mailbox& reply = replies[i];
    const std::string host = host_of(reply);
    const std::string site = site_of(reply);
    if (site.empty() || site == from_site || context.email.is_own_site(site)) continue;
    // People who write from two accounts of theirs, and lists that ask for replies to themselves.
    if (equals_ignoring_case(reply.local_part, from->local_part) && freemail.covers(host)) continue;
    if (is_also_recipient(context, reply)) continue;
    if (!freemail.covers(host) && is_list_site(context, site)) continue;
    const bool is_company = !freemail.covers(from_host) && !platforms.covers(from_host);
    Finding& finding = out.add("Replies go to " + quoted(reply.address()) + ", but the sender is " +
                                   quoted(from->address()),
                               reply.at, 0, reply.address());
    if (!freemail.covers(host) || !is_company) continue;
    finding.message += "; a company that takes replies in a free mailbox looks like a fraud";
    // Within a conversation it is somebody at work who wants the answer at home.
    if (!is_reply(context)) finding.severity = Severity::error;
  }
}

}  // namespace

extern constexpr Rule reply_to_elsewhere = checked({
    .id = "HDR005",
    .name = "reply-to-elsewhere",
    .title = "Replies go to another site than the sender's",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "Fraud borrows a trusted sender and collects the replies elsewhere, most often in a "
           "free mailbox, which is why that case is an error. Honest mailings take replies at the "
           "domain that sends.",
    .fix = "Use a Reply-To address of the same domain as From, or leave the field out. If the "
           "other domain is yours too, declare it with --own-domain.",
    .source = "Measured on the development corpus; SpamAssassin FREEMAIL_FORGED_REPLYTO",
    .bad = header("From: Example Shop <news@example.org>\nReply-To: shop.team77@gmail.com"),
    .good = header("From: Example Shop <news@example.org>\nReply-To: help@support.example.org"),
    .check = check_reply_to_elsewhere,
});

}  // namespace presend::heuristics
