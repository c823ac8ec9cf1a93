#include "scanner/fix/part_edits.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "scanner/fix/charset_encode.h"
#include "scanner/fix/transfer_encode.h"

namespace presend::fix {
namespace {

/// The begin of the line that holds `at`, not before `least`.
std::uint32_t begin_of_line(std::string_view bytes, std::uint32_t at, std::uint32_t least) {
  while (at > least && bytes[at - 1] != '\n') --at;
  return at;
}

/// The end of the line that holds `at`, without its line end.
std::uint32_t end_of_line(std::string_view bytes, std::uint32_t at, std::uint32_t most) {
  const std::size_t found = bytes.substr(0, most).find('\n', at);
  auto end = static_cast<std::uint32_t>(found == std::string_view::npos ? most : found);
  if (end > at && bytes[end - 1] == '\r') --end;
  return end;
}

}  // namespace

std::string_view line_end_of(std::string_view bytes) {
  const std::size_t first = bytes.find('\n');
  return first != std::string_view::npos && first > 0 && bytes[first - 1] == '\r' ? "\r\n" : "\n";
}

TextEdit removal(const mime::Message& message, mime::PartIndex index, std::uint32_t begin,
                 std::uint32_t end) {
  const std::string_view text = message.parts[index].text;
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  std::uint32_t from = begin;
  while (from > 0 && is_blank(text[from - 1])) --from;
  std::uint32_t to = end;
  while (to < text.size() && is_blank(text[to])) ++to;
  const bool begins_line = from == 0 || text[from - 1] == '\n';
  if (begins_line && to < text.size() && (text[to] == '\n' || text.substr(to).starts_with("\r\n")))
    return {index, from, to + (text[to] == '\r' ? 2 : 1), ""};
  return {index, begin, end, ""};
}

std::uint32_t text_offset(const mime::Part& part, std::uint32_t place) {
  std::uint32_t low = 0;
  auto high = static_cast<std::uint32_t>(part.text.size());
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (part.map.source(middle) < place)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

std::vector<Edit> quoted_printable_edits(const mime::Message& message, const mime::Part& part,
                                         const std::vector<DecodedEdit>& edits) {
  const std::string_view bytes = message.bytes;
  const std::string_view line_end = line_end_of(bytes);
  std::vector<Edit> out;
  std::uint32_t line = ~std::uint32_t{0};  // where it begins
  std::int64_t shift = 0;                  // how far earlier edits moved what is left of it
  for (const DecodedEdit& edit : edits) {
    SourceRange at = part.map.transfer.range(edit.begin, edit.end);
    const std::uint32_t begin = begin_of_line(bytes, at.begin, part.body.begin);
    if (begin != line) shift = 0;
    std::int64_t column = at.begin - begin + shift;
    const std::uint32_t end = end_of_line(bytes, at.end, part.body.end);
    const std::uint32_t rest = end - at.end;
    line = begin_of_line(bytes, at.end, part.body.begin);
    // Whoever writes longer lines keeps them.
    const bool is_long = end - line > kEncodedLine;
    const auto most = static_cast<std::int64_t>(is_long ? kMostLineBytes : kEncodedLine);
    std::string replacement;
    // A blank that comes to stand at the end of its line would be lost.
    const char last = at.begin > begin ? bytes[at.begin - 1] : '\0';
    if (rest == 0 && edit.bytes.empty() && (last == ' ' || last == '\t')) {
      --at.begin;
      replacement = quoted_printable_byte(last, true);
      column += 2;
    }
    const auto break_line = [&] {
      replacement += '=';
      replacement += line_end;
      column = 0;
    };
    for (std::size_t i = 0; i < edit.bytes.size(); ++i) {
      const bool ends_line = rest == 0 && i + 1 == edit.bytes.size();
      const std::string token = quoted_printable_byte(edit.bytes[i], ends_line);
      if (column + static_cast<std::int64_t>(token.size()) > most - 1 && column > 0) break_line();
      replacement += token;
      column += static_cast<std::int64_t>(token.size());
    }
    if (rest > 0 && column > 0 && column + rest > most && !edit.bytes.empty()) break_line();
    shift = column - static_cast<std::int64_t>(at.end - line);
    out.push_back({at, std::move(replacement)});
  }
  return out;
}

std::optional<std::vector<Edit>> bytes_for(const mime::Message& message,
                                           std::vector<TextEdit> edits) {
  if (edits.empty()) return std::vector<Edit>();
  std::stable_sort(edits.begin(), edits.end(), [](const TextEdit& a, const TextEdit& b) {
    return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
  });
  const mime::Part& part = message.parts[edits.front().part];
  std::vector<DecodedEdit> decoded;
  std::uint32_t done = 0;
  for (const TextEdit& edit : edits) {
    if (edit.begin < done || edit.end < edit.begin || edit.end > part.text.size())
      return std::nullopt;
    done = edit.end;
    std::optional<std::string> bytes = from_utf8(edit.text, part.used_charset);
    if (!bytes) return std::nullopt;
    const SourceRange at = part.map.charset.range(edit.begin, edit.end);
    decoded.push_back({at.begin, at.end, std::move(*bytes)});
  }
  if (part.encoding == mime::Encoding::quoted_printable && !part.is_multipart())
    return quoted_printable_edits(message, part, decoded);
  if (part.encoding == mime::Encoding::base64 && !part.is_multipart())
    return base64_edits(message, part, decoded);
  if (part.encoding == mime::Encoding::uuencode) return std::nullopt;
  std::vector<Edit> out;
  for (DecodedEdit& edit : decoded)
    out.push_back({part.map.transfer.range(edit.begin, edit.end), std::move(edit.bytes)});
  return out;
}

}  // namespace presend::fix
