#include "scanner/mime/uuencode.h"

#include <algorithm>

#include "scanner/mime/lines.h"

namespace presend::mime {
namespace {

constexpr std::uint32_t kLineBytes = 45;  // a full line; encoders write no longer ones

/// The six bits of a character; a blank and "`" both mean 0.
constexpr std::uint32_t bits_of(char c) { return (static_cast<unsigned char>(c) - 32U) & 63U; }
constexpr bool is_uu_character(char c) { return c >= ' ' && c <= '`'; }

/// Where the name begins in a line "begin 644 name", or 0.
std::size_t name_offset(std::string_view line) {
  if (!line.starts_with("begin ")) return 0;
  std::size_t at = 6;
  while (at < line.size() && line[at] >= '0' && line[at] <= '7') ++at;
  const std::size_t digits = at - 6;
  if (digits < 3 || digits > 4 || at >= line.size() || line[at] != ' ') return 0;
  while (at < line.size() && line[at] == ' ') ++at;
  return at < line.size() ? at : 0;
}

/// Appends the bytes of a line of data. False when it is none.
bool decode_line(std::string_view line, std::string& out) {
  if (line.empty() || !std::all_of(line.begin(), line.end(), is_uu_character)) return false;
  const std::uint32_t size = bits_of(line[0]);
  if (size == 0 || size > kLineBytes) return false;
  line.remove_prefix(1);
  const std::size_t full = std::size_t{size + 2} / 3 * 4;
  // Blanks at the end get lost on the way; some encoders append a check sum.
  const std::size_t needed = (std::size_t{size} * 4 + 2) / 3;
  if (line.size() + 8 < needed || line.size() > full + 2) return false;
  const auto bits = [&](std::size_t at) { return at < line.size() ? bits_of(line[at]) : 0; };
  const std::size_t end = out.size() + size;
  for (std::size_t at = 0; out.size() < end; at += 4) {
    const std::uint32_t group =
        bits(at) << 18 | bits(at + 1) << 12 | bits(at + 2) << 6 | bits(at + 3);
    for (int shift = 16; shift >= 0 && out.size() < end; shift -= 8)
      out += static_cast<char>(group >> shift & 0xFF);
  }
  return true;
}

/// Reads the data behind the "begin" line; returns where the block ends.
std::uint32_t read_block(const Lines& lines, const Line& begin, std::uint32_t offset,
                         UuencodedBlock& block) {
  Line line = lines.at(begin.next);
  while (line.begin < lines.size()) {
    const auto decoded = static_cast<std::uint32_t>(block.bytes.size());
    if (!decode_line(lines.text(line), block.bytes)) break;
    block.map.add(decoded, offset + line.begin + 1, 3, 4);
    line = lines.at(line.next);
  }
  block.map.finish(static_cast<std::uint32_t>(block.bytes.size()));
  const std::uint32_t data_end = line.begin;
  if (block.bytes.empty()) return begin.next;
  const std::string_view last = lines.text(line);
  const bool is_zero = last == "`" || last == " " || last.empty();
  const Line end = is_zero && line.begin < lines.size() ? lines.at(line.next) : line;
  if (lines.text(end) == "end") return end.next;
  block.is_malformed = true;
  return data_end;
}

}  // namespace

UuencodeScan find_uuencoded(std::string_view text, std::uint32_t offset) {
  UuencodeScan scan;
  // Nearly every text has none: do not cut those into lines.
  if (text.find("begin ") == std::string_view::npos) return scan;
  const Lines lines(text);
  for (Line line = lines.at(0); line.begin < lines.size(); line = lines.at(line.next)) {
    const std::size_t name = name_offset(lines.text(line));
    if (name == 0) continue;
    UuencodedBlock block;
    block.filename = {line.begin + static_cast<std::uint32_t>(name), line.end};
    const std::uint32_t end = read_block(lines, line, offset, block);
    if (block.bytes.empty()) {
      scan.bad_begins.push_back(line.range());
      continue;
    }
    block.at = {line.begin, end};
    scan.files.push_back(std::move(block));
    line.next = end;
  }
  return scan;
}

}  // namespace presend::mime
