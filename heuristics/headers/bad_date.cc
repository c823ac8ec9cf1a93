#include <cstdint>
#include <optional>
#include <string>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/wording.h"
#include "scanner/mime/date.h"

namespace presend::heuristics {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kOldestDays = 7;

void check_bad_date(const Context& context, Findings& out) {
  const mime::Field* date = context.message().find("Date");
  if (is_filled_in_later(context, date)) return;
  if (date == nullptr || date->value.empty()) {
    Finding& finding = out.add("The message has no date");
    if (date != nullptr) finding.at = date->range;
    return;
  }
  const std::optional<std::int64_t> seconds = mime::parse_date(date->value);
  if (!seconds) {
    add_field(out, quoted(date->value) + " is no date a mail program can read", *date);
    return;
  }
  const std::int64_t ahead = *seconds - context.now;
  if (ahead > kDaySeconds)
    add_field(out,
              "The date is " + counted(static_cast<std::uint64_t>(ahead / kDaySeconds), "day") +
                  " in the future",
              *date);
  else if (-ahead > kOldestDays * kDaySeconds)
    add_field(
        out,
        "The date is " + counted(static_cast<std::uint64_t>(-ahead / kDaySeconds), "day") + " old",
        *date);
}

}  // namespace

extern constexpr Rule bad_date = checked({
    .id = "HDR007",
    .name = "bad-date",
    .title = "The date is missing, unreadable or far from today",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "The Date field is mandatory, and Gmail counts a malformed one among its reasons to "
           "refuse mail. Filters add points for dates in the future or long past, because "
           "spammers use them to stay on top of the inbox or replay old mail.",
    .fix = "Let the sending program set the date at the moment of sending, in the form "
           "\"Fri, 06 Mar 2026 09:30:00 +0100\".",
    .source = "support.google.com/mail/answer/81126; RFC 5322 section 3.3",
    .bad = header("Date: Mon, 01 Jan 2001 10:00:00 +0000"),
    .good = header("Message-ID: <20260304.1@example.org>"),
    .check = check_bad_date,
});

}  // namespace presend::heuristics
