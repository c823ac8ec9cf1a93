#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "heuristics/defects.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

constexpr std::uint32_t kMostLineBytes = 998;        // RFC 5322 2.1.1
constexpr std::uint32_t kMostFieldBytes = 32 << 10;  // Gmail's limit

/// Length of the longest line of a folded field, without line ends.
std::uint32_t longest_line(std::string_view field) {
  std::size_t longest = 0;
  while (!field.empty()) {
    const std::size_t end = std::min(field.find('\n'), field.size());
    std::size_t length = end;
    if (length > 0 && field[length - 1] == '\r') --length;
    longest = std::max(longest, length);
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return static_cast<std::uint32_t>(longest);
}

void check_oversized_header(const Context& context, Findings& out) {
  const mime::Message& message = context.message();
  for (const mime::Field& field : message.root().fields) {
    const std::string name = readable(field.name);
    const std::uint32_t line =
        longest_line(message.bytes.substr(field.range.begin, field.range.size()));
    if (field.range.size() > kMostFieldBytes)
      out.add("The " + name + " field has " + with_commas(field.range.size()) +
                  " bytes; Gmail takes 32,768",
              field.range, 0, readable(field.value));
    else if (line > kMostLineBytes)
      out.add(
          "The " + name + " field has a line of " + with_commas(line) + " bytes; mail allows 998",
          field.range, 0, readable(field.value));
  }
  add_defects(context, {mime::DefectKind::too_many_fields}, out);
}

}  // namespace

extern constexpr Rule oversized_header = checked({
    .id = "HDR016",
    .name = "oversized-header",
    .title = "A header field or line is too long",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Mail servers may cut or refuse lines beyond 998 bytes. Gmail takes at most 32 KB a "
           "field, 5,000 fields and 500 KB of header in all.",
    .fix = "Fold long fields (a line end followed by a blank) at most every 78 characters, or "
           "let the mail library do so, and shorten what is longer than 32 KB.",
    .source = "support.google.com/a/answer/14016360; RFC 5322 section 2.1.1",
    .bad = sample("HDR016/bad.eml"),
    .good = sample("HDR016/good.eml"),
    .check = check_oversized_header,
});

}  // namespace presend::heuristics
