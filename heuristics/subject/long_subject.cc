#include <cstdint>

#include "heuristics/characters.h"
#include "heuristics/rule.h"
#include "heuristics/subject_text.h"
#include "heuristics/wording.h"
#include "scanner/template/tags.h"

namespace presend::heuristics {
namespace {

void check_long_subject(const Context& context, Findings& out) {
  constexpr std::uint32_t kMostColumns = 70;
  const std::string_view subject = subject_of(context);
  std::uint32_t columns = display_columns(subject);
  // How long a tag's text will be nobody knows; its name is not what the inbox shows.
  for (const templates::Tag& tag : templates::find_tags(subject))
    columns -= display_columns(subject.substr(tag.begin, tag.end - tag.begin));
  if (columns > kMostColumns)
    add_subject(context, out,
                "The subject takes " + with_commas(columns) + " columns; inboxes show about " +
                    with_commas(kMostColumns));
}

}  // namespace

extern constexpr Rule long_subject = checked({
    .id = "SUB005",
    .name = "long-subject",
    .title = "The subject is long",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::headers,
    .why = "An inbox on a computer shows about 70 columns of a subject, a phone 30 to 40; wide "
           "letters such as Chinese ones take two each. The rest is cut off.",
    .fix = "Say what matters in the first 40 columns, and stay below 70.",
    .source = "widths of common inboxes; RFC 2047 and RFC 5322 set no limit of this kind",
    .bad = header("Subject: Everything you have always wanted to know about planting bulbs in "
                  "autumn"),
    .good = header("Subject: What to know about planting bulbs in autumn"),
    .check = check_long_subject,
});

}  // namespace presend::heuristics
