#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/subject_text.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// Whether the local part is also a word that subjects use.
bool is_function(std::string_view local_part) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"abuse",      "accounts", "admin",      "billing",  "contact",  "customer", "customers",
       "developers", "editor",   "events",     "everyone", "feedback", "hello",    "help",
       "hostmaster", "info",     "invoice",    "jobs",     "kontakt",  "legal",    "mail",
       "marketing",  "members",  "newsletter", "news",     "office",   "orders",   "postmaster",
       "press",      "sales",    "security",   "service",  "staff",    "students", "subscribers",
       "support",    "team",     "test",       "user",     "users",    "webmaster"});
  return std::find(kWords.begin(), kWords.end(), local_part) != kWords.end();
}

/// The first place of `word` in `text` with no letter, digit, "@" or "." + letter around it.
std::string_view whole_word(std::string_view text, std::string_view word) {
  const auto is_inner = [](char c) {
    return is_ascii_alnum(c) || !is_ascii(c) || c == '@' || c == '_' || c == '-' || c == '/';
  };
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if (at > 0 && (is_inner(text[at - 1]) || text[at - 1] == '.')) continue;
    if (end < text.size() && is_inner(text[end])) continue;
    return text.substr(at, word.size());
  }
  return {};
}

/// The local part of an address in the subject, written as in the address. A plain word could be a
/// first name or an everyday word, so it counts in front of a comma or colon only: no honest mail
/// greets by "rbauer".
std::string_view local_part_in(std::string_view subject, const mime::Mailbox& to) {
  constexpr std::size_t kShortest = 4;
  const std::string_view local = to.local_part;
  if (local.size() < kShortest || is_function(to_ascii_lower(local))) return {};
  if (find_ignoring_case(to.display_name, local) != std::string_view::npos) return {};
  const std::string_view found = whole_word(subject, local);
  if (found.empty()) return {};
  const bool is_plain_word = std::all_of(local.begin(), local.end(), is_ascii_alpha);
  if (!is_plain_word) return found;
  const bool is_small =
      std::none_of(local.begin(), local.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const std::string_view behind =
      subject.substr(static_cast<std::size_t>(found.data() - subject.data()) + found.size());
  const bool is_address =
      behind.starts_with(',') || behind.starts_with(':') || behind.starts_with(" -");
  return is_small && is_address ? found : std::string_view();
}

void check_recipient_in_subject(const Context& context, Findings& out) {
  constexpr std::size_t kMostRecipients = 20;
  if (is_list_posting(context)) return;
  const std::string_view subject = subject_of(context);
  const auto& to = context.email.to;
  for (std::size_t i = 0; i < std::min(to.size(), kMostRecipients); ++i) {
    if (!has_address(to[i])) continue;
    // Colleagues write about their mailboxes, and programs about theirs.
    if (site_of(to[i]) == context.email.from_site() && !context.email.from_site().empty()) continue;
    const std::string address = to[i].address();
    const std::size_t at = find_ignoring_case(subject, address);
    if (at != std::string_view::npos) {
      add_subject(context, out, "The subject holds the recipient's address",
                  subject.substr(at, address.size()));
      return;
    }
    if (const std::string_view part = local_part_in(subject, to[i]); !part.empty()) {
      add_subject(context, out,
                  "The subject holds " + quoted(part) + ", cut from the recipient's address", part);
      return;
    }
  }
}

}  // namespace

extern constexpr Rule recipient_in_subject = checked({
    .id = "SUB010",
    .name = "recipient-in-subject",
    .title = "The subject holds the recipient's address",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "Whoever knows people writes to them by name. A piece of the address in the subject "
           "is what senders have who know nothing but the address. It was found in 2 % of spam, "
           "12 % of phishing and no honest mail.",
    .fix = "Take the address out of the subject; use the name, or nothing.",
    .source = "SpamAssassin LOCALPART_IN_SUBJECT; measured on the development corpus",
    .bad = header("To: rbauer71@example.net\nSubject: rbauer71, your parcel is waiting"),
    .good = header("To: Rita Bauer <rita@example.net>\nSubject: Rita, your parcel is waiting"),
    .check = check_recipient_in_subject,
});

}  // namespace presend::heuristics
