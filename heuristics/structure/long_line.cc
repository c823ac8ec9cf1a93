#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

constexpr std::size_t kMostBytesOfLine = 998;  // RFC 5322 2.1.1, without the line end

/// Lines of one part that are too long.
struct LongLines {
  mime::PartIndex part = 0;
  SourceRange first;
  std::size_t count = 0;
};

/// The innermost part whose body holds `offset`. Parts stand depth first, so the last one that
/// does is the innermost.
mime::PartIndex part_holding(const mime::Message& message, std::uint32_t offset) {
  mime::PartIndex found = 0;
  for (mime::PartIndex i = 0; i < message.parts.size(); ++i) {
    const SourceRange body = message.parts[i].body;
    if (body.begin <= offset && offset < body.end) found = i;
  }
  return found;
}

void check_long_line(const Context& context, Findings& out) {
  const mime::Message& message = context.message();
  const std::string_view bytes = message.bytes;
  std::vector<LongLines> found;
  for (std::size_t begin = message.root().header.end; begin < bytes.size();) {
    const std::size_t line_end = std::min(bytes.find('\n', begin), bytes.size());
    const std::size_t end =
        line_end > begin && bytes[line_end - 1] == '\r' ? line_end - 1 : line_end;
    if (end - begin > kMostBytesOfLine) {
      const SourceRange at{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      const SourceRange last_body =
          found.empty() ? SourceRange{} : message.parts[found.back().part].body;
      if (!found.empty() && at.begin < last_body.end)
        ++found.back().count;
      else if (found.size() < Findings::kMostPerRule)
        found.push_back({part_holding(message, at.begin), at, 1});
    }
    begin = line_end + 1;
  }
  for (const LongLines& lines : found) {
    std::string text = "A line has " + with_commas(lines.first.size()) + " bytes; mail allows 998";
    if (lines.count > 1) text += " (and " + counted(lines.count - 1, "more line") + " like it)";
    out.add(std::move(text), lines.first, lines.part,
            readable(bytes.substr(lines.first.begin, 80)));
  }
}

}  // namespace

extern constexpr Rule long_line = checked({
    .id = "MIM006",
    .name = "long-line",
    .title = "A line is longer than mail servers allow",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Servers may cut or break lines beyond 998 bytes, which damages links, markup and "
           "the DKIM signature. HTML that a minifier wrote on one line is the usual cause.",
    .fix = "Send the part as quoted-printable or base64, which wraps lines, or break the lines "
           "of the source.",
    .source = "RFC 5322 section 2.1.1; RFC 5321 section 4.5.3.1.6",
    .bad = sample("MIM006/bad.eml"),
    .good = html("<p>Our spring catalogue is here.</p>"),
    .check = check_long_line,
});

}  // namespace presend::heuristics
