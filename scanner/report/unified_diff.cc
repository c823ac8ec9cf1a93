#include "scanner/report/unified_diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

using Lines = std::vector<std::string_view>;  // each with its LF, if it has one

constexpr std::size_t kContext = 3;

Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

/// Lines [begin, end) of the file that make way for others.
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  Lines lines;  // of `text`
};

class DiffMaker {
 public:
  DiffMaker(std::string_view bytes, std::span<const fix::Edit> edits)
      : bytes_(bytes), old_(split_lines(bytes)) {
    for (const std::string_view line : old_)
      starts_.push_back(static_cast<std::uint32_t>(line.data() - bytes.data()));
    collect(edits);
  }

  /// Calls `put(kind, line)` with ' ', '-' or '+', and '@' for what begins a hunk.
  template <class Put>
  void write(Put put) const {
    std::int64_t shift = 0;  // of line numbers, by earlier hunks
    for (std::size_t first = 0; first < blocks_.size();) {
      std::size_t last = first;
      while (last + 1 < blocks_.size() &&
             blocks_[last + 1].begin - blocks_[last].end <= 2 * kContext)
        ++last;
      shift += write_hunk(first, last, shift, put);
      first = last + 1;
    }
  }

 private:
  /// The line that holds the byte; one past the last at the end of a file that ends its last line.
  [[nodiscard]] std::size_t line_of(std::uint32_t at) const {
    if (at == bytes_.size() && (bytes_.empty() || bytes_.back() == '\n')) return old_.size();
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), at);
    return static_cast<std::size_t>(after - starts_.begin()) - 1;
  }
  [[nodiscard]] std::uint32_t offset_of(std::size_t line) const {
    return line < starts_.size() ? starts_[line] : static_cast<std::uint32_t>(bytes_.size());
  }

  /// The lines that an edit changes: whole lines that come or go touch no other.
  [[nodiscard]] std::pair<std::size_t, std::size_t> lines_of(const fix::Edit& edit) const {
    const std::size_t begin = line_of(edit.at.begin);
    const std::size_t end = line_of(edit.at.end);
    const bool is_whole = offset_of(begin) == edit.at.begin && offset_of(end) == edit.at.end &&
                          (edit.replacement.empty() || edit.replacement.ends_with('\n'));
    return {begin, is_whole ? end : std::min(end + 1, old_.size())};
  }

  void collect(std::span<const fix::Edit> edits) {
    for (std::size_t i = 0; i < edits.size();) {
      auto [begin, end] = lines_of(edits[i]);
      std::size_t next = i + 1;
      while (next < edits.size()) {
        const auto [next_begin, next_end] = lines_of(edits[next]);
        if (next_begin > end) break;
        end = std::max(end, next_end);
        ++next;
      }
      Block block{begin, end, {}, {}};
      std::uint32_t done = offset_of(begin);
      for (; i < next; ++i) {
        block.text += bytes_.substr(done, edits[i].at.begin - done);
        block.text += edits[i].replacement;
        done = edits[i].at.end;
      }
      block.text += bytes_.substr(done, std::max(offset_of(end), done) - done);
      blocks_.push_back(std::move(block));
    }
    for (Block& block : blocks_) {
      block.lines = split_lines(block.text);
      leave_out_same(block);
    }
  }

  void leave_out_same(Block& block) const {
    std::size_t same = 0;
    while (block.begin < block.end && same < block.lines.size() &&
           old_[block.begin] == block.lines[same]) {
      ++block.begin;
      ++same;
    }
    block.lines.erase(block.lines.begin(), block.lines.begin() + static_cast<std::ptrdiff_t>(same));
    while (block.begin < block.end && !block.lines.empty() &&
           old_[block.end - 1] == block.lines.back()) {
      --block.end;
      block.lines.pop_back();
    }
  }

  /// The lines that the hunk adds, less those it takes away.
  template <class Put>
  std::int64_t write_hunk(std::size_t first, std::size_t last, std::int64_t shift, Put put) const {
    const std::size_t begin = blocks_[first].begin - std::min(blocks_[first].begin, kContext);
    const std::size_t end = std::min(blocks_[last].end + kContext, old_.size());
    std::size_t new_count = end - begin;
    for (std::size_t i = first; i <= last; ++i)
      new_count += blocks_[i].lines.size() - (blocks_[i].end - blocks_[i].begin);
    const std::size_t old_count = end - begin;
    const auto place = [](std::int64_t line, std::size_t count) {
      // Of no line the one before it is named.
      return std::to_string(count == 0 ? line : line + 1) + ',' + std::to_string(count);
    };
    const auto old_line = static_cast<std::int64_t>(begin);
    put('@',
        "@@ -" + place(old_line, old_count) + " +" + place(old_line + shift, new_count) + " @@\n");
    std::size_t at = begin;
    for (std::size_t i = first; i <= last; ++i) {
      for (; at < blocks_[i].begin; ++at) put(' ', old_[at]);
      for (; at < blocks_[i].end; ++at) put('-', old_[at]);
      for (const std::string_view line : blocks_[i].lines) put('+', line);
    }
    for (; at < end; ++at) put(' ', old_[at]);
    return static_cast<std::int64_t>(new_count) - static_cast<std::int64_t>(old_count);
  }

  std::string_view bytes_;
  Lines old_;
  std::vector<std::uint32_t> starts_;
  std::vector<Block> blocks_;
};

constexpr std::string_view kNoLineEnd = "\\ No newline at end of file\n";

}  // namespace

std::string unified_diff(std::string_view file, std::string_view bytes,
                         std::span<const fix::Edit> edits) {
  if (edits.empty()) return {};
  // A tab ends a name that may hold blanks.
  const std::string name =
      std::string(file) + (file.find(' ') == std::string_view::npos ? "\n" : "\t\n");
  std::string out = "--- " + name + "+++ " + name;
  DiffMaker(bytes, edits).write([&](char kind, std::string_view line) {
    if (kind != '@') out += kind;
    out += line;
    if (line.ends_with('\n')) return;
    out += '\n';
    out += kNoLineEnd;
  });
  return out;
}

std::string unified_diff_for_people(std::string_view file, std::string_view bytes,
                                    std::span<const fix::Edit> edits, const Paint& paint) {
  if (edits.empty()) return {};
  const std::string name = visible(file);
  std::string out = paint(Ink::bold, "--- " + name) + '\n' + paint(Ink::bold, "+++ " + name) + '\n';
  DiffMaker(bytes, edits).write([&](char kind, std::string_view line) {
    const bool has_end = line.ends_with('\n');
    if (has_end) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    std::string shown = (kind == '@' ? std::string() : std::string(1, kind)) + visible(line);
    if (kind == '@') shown = paint(Ink::blue, shown);
    if (kind == '-') shown = paint(Ink::red, shown);
    if (kind == '+') shown = paint(Ink::green, shown);
    out += shown + '\n';
    if (!has_end && kind != '@') out += kNoLineEnd;
  });
  return out;
}

}  // namespace presend::report
