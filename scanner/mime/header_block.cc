#include "scanner/mime/header_block.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"

namespace presend::mime {
namespace {

enum class LineKind : std::uint8_t {
  blank,
  continuation,
  field,
  odd_field,  ///< like a field, but with characters no field name can hold, or without a name
  mbox_from,
  text,
};

struct HeaderLine {
  LineKind kind = LineKind::text;
  std::uint32_t name_end = 0;  ///< without blanks in front of the colon
  std::uint32_t colon = 0;
};

constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_name_character(char c) { return c > ' ' && c < 0x7f && c != ':'; }

/// Fields of mail and lists. Prose has colons, too ("Price: 5"), so a line that is to prove that a
/// header block goes on must bear one of these names.
bool is_known_name(std::string_view name) {
  static constexpr std::array<std::string_view, 16> kNames = {
      "from",         "to",          "cc",         "bcc",         "subject",
      "date",         "sender",      "message-id", "reply-to",    "received",
      "mime-version", "in-reply-to", "references", "return-path", "dkim-signature",
      "precedence"};
  static constexpr std::array<std::string_view, 3> kPrefixes = {"content-", "x-", "list-"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view known) { return equals_ignoring_case(name, known); }) ||
         std::any_of(kPrefixes.begin(), kPrefixes.end(), [&](std::string_view prefix) {
           return starts_with_ignoring_case(name, prefix);
         });
}

HeaderLine classify(std::string_view text, const Line& line) {
  if (line.empty()) return {LineKind::blank};
  if (is_blank(text[line.begin])) return {LineKind::continuation};
  bool is_odd = text[line.begin] == ':';
  std::uint32_t at = line.begin;
  while (at < line.end && text[at] != ':' && !is_blank(text[at])) {
    is_odd = is_odd || !is_name_character(text[at]);
    ++at;
  }
  const std::uint32_t name_end = at;
  while (at < line.end && is_blank(text[at])) ++at;
  if (at < line.end && text[at] == ':') {
    const std::string_view name = text.substr(line.begin, name_end - line.begin);
    if (is_odd) return {LineKind::odd_field, name_end, at};
    // "Note : this" is prose more often than a field; "Subject : this" is none.
    if (at == name_end || is_known_name(name)) return {LineKind::field, name_end, at};
  }
  const std::string_view content = text.substr(line.begin, line.end - line.begin);
  if (content.starts_with("From ") || content.starts_with(">From ")) return {LineKind::mbox_from};
  return {LineKind::text};
}

class HeaderScanner {
 public:
  HeaderScanner(const Lines& lines, const Boundaries& boundaries, const Limits& limits,
                PartIndex part, DefectLog& defects)
      : lines_(lines), boundaries_(boundaries), limits_(limits), part_(part), defects_(defects) {}

  HeaderBlock scan(std::uint32_t at, HeaderOf of);

 private:
  std::uint32_t skip_leading(std::uint32_t at, HeaderOf of);
  std::uint32_t skip_blank_lines(std::uint32_t at);
  bool is_delimiter(const Line& line) const {
    return boundaries_.match(lines_.text(line)).has_value();
  }
  bool goes_on_after(const Line& line);
  std::uint32_t add_field(const Line& first, const HeaderLine& parsed);
  bool has_room_for(std::string_view name, SourceRange range);
  void skip_junk(const Line& line) {
    defects_.add(DefectKind::junk_header_line, part_, line.range(),
                 "this line of the header is no field (\"Name: value\")");
  }

  const Lines& lines_;
  const Boundaries& boundaries_;
  const Limits& limits_;
  const PartIndex part_;
  DefectLog& defects_;
  HeaderBlock block_;
  std::uint32_t goes_on_until_ = 0;  // a field is known to stand here
  std::uint32_t mime_fields_beyond_limits_ = 0;
  bool is_full_ = false;
};

/// Whether a field follows a line that is none, before a blank line and within a few lines.
bool HeaderScanner::goes_on_after(const Line& junk) {
  static constexpr int kLinesAhead = 20;
  if (junk.begin < goes_on_until_) return true;
  Line line = lines_.at(junk.next);
  for (int ahead = 0; ahead < kLinesAhead && line.begin < lines_.size(); ++ahead) {
    const HeaderLine parsed = classify(lines_.text(), line);
    if (parsed.kind == LineKind::blank || is_delimiter(line)) return false;
    if (parsed.kind == LineKind::field &&
        is_known_name(lines_.text().substr(line.begin, parsed.name_end - line.begin))) {
      goes_on_until_ = line.begin;
      return true;
    }
    line = lines_.at(line.next);
  }
  return false;
}

/// Blank lines in front of the header do not make the header the body, but only if a header is what
/// they stand in front of.
std::uint32_t HeaderScanner::skip_blank_lines(std::uint32_t at) {
  const std::uint32_t begin = at;
  while (at < lines_.size()) {
    const Line line = lines_.at(at);
    if (!trim(lines_.text(line)).empty()) {
      const HeaderLine parsed = classify(lines_.text(), line);
      const bool is_header =
          parsed.kind == LineKind::mbox_from ||
          (parsed.kind == LineKind::field &&
           is_known_name(lines_.text().substr(line.begin, parsed.name_end - line.begin)));
      if (!is_header || at == begin) return begin;
      defects_.add(DefectKind::leading_blank_lines, part_, {begin, at},
                   "blank lines stand in front of the first header field");
      return at;
    }
    at = line.next;
  }
  return begin;
}

std::uint32_t HeaderScanner::skip_leading(std::uint32_t at, HeaderOf of) {
  if (of == HeaderOf::file) {
    if (lines_.text().substr(at).starts_with("\xEF\xBB\xBF")) {
      defects_.add(DefectKind::leading_blank_lines, part_, {at, at + 3},
                   "a byte order mark stands in front of the first header field");
      at += 3;
    }
    at = skip_blank_lines(at);
  }
  if (of != HeaderOf::part && at < lines_.size()) {
    const Line line = lines_.at(at);
    if (classify(lines_.text(), line).kind == LineKind::mbox_from && !is_delimiter(line)) {
      defects_.add(DefectKind::mbox_from_line, part_, line.range(),
                   "a \"From \" line of a mailbox file stands in front of the header");
      at = line.next;
    }
  }
  return at;
}

bool HeaderScanner::has_room_for(std::string_view name, SourceRange range) {
  const bool fits = !is_full_ && block_.fields.size() < limits_.fields &&
                    range.end - block_.range.begin <= limits_.header_bytes;
  if (fits) return true;
  if (!is_full_) {
    is_full_ = true;
    defects_.add(DefectKind::too_many_fields, part_, range,
                 "the header is too large; from here on only MIME fields were read");
  }
  // Else a long header would hide what the body is.
  static constexpr std::uint32_t kMimeFieldsBeyondLimits = 16;
  return starts_with_ignoring_case(name, "content-") &&
         mime_fields_beyond_limits_++ < kMimeFieldsBeyondLimits;
}

/// Adds the field that begins in line `first`; returns where the next line begins.
std::uint32_t HeaderScanner::add_field(const Line& first, const HeaderLine& parsed) {
  Line last = first;
  while (last.next < lines_.size() && is_blank(lines_.text()[last.next]))
    last = lines_.at(last.next);
  RawField field;
  field.name = {first.begin, parsed.name_end};
  field.range = {first.begin, last.end};
  field.raw = {parsed.colon + 1, last.end};
  const std::string_view name = lines_.text().substr(field.name.begin, field.name.size());
  if (!has_room_for(name, field.range)) return last.next;
  if (field.raw.size() > limits_.field_bytes) {
    field.raw.end = field.raw.begin + limits_.field_bytes;
    defects_.add(DefectKind::long_field, part_, field.range,
                 "this header field is too long; only its beginning was read");
  }
  block_.fields.push_back(std::move(field));
  return last.next;
}

HeaderBlock HeaderScanner::scan(std::uint32_t at, HeaderOf of) {
  at = skip_leading(at, of);
  block_.range = {at, at};
  block_.body = at;
  Line line{at, at, at};
  while (at < lines_.size()) {
    line = lines_.at(at);
    const HeaderLine parsed = classify(lines_.text(), line);
    if (parsed.kind == LineKind::blank) {
      block_.range.end = at;
      block_.body = line.next;
      return std::move(block_);
    }
    const bool may_be_text = parsed.kind == LineKind::text ||
                             (block_.fields.empty() && (parsed.kind == LineKind::odd_field ||
                                                        parsed.kind == LineKind::continuation));
    const bool is_end = is_delimiter(line) || (may_be_text && !goes_on_after(line));
    if (is_end) {
      defects_.add(DefectKind::missing_header_end, part_, line.range(),
                   "no blank line separates the header from what follows it");
      block_.range.end = block_.body = at;
      return std::move(block_);
    }
    if (parsed.kind == LineKind::field) {
      at = add_field(line, parsed);
    } else {
      skip_junk(line);
      at = line.next;
    }
  }
  block_.range.end = block_.body = lines_.size();
  block_.ends_with_text = true;
  return std::move(block_);
}

}  // namespace

HeaderBlock read_header_block(const Lines& lines, std::uint32_t at, HeaderOf of,
                              const Boundaries& boundaries, const Limits& limits, PartIndex part,
                              DefectLog& defects) {
  HeaderBlock block = HeaderScanner(lines, boundaries, limits, part, defects).scan(at, of);
  read_fields(lines.text(), block.fields);
  return block;
}

}  // namespace presend::mime
