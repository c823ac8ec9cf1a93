#include "scanner/report/html_source.h"

#include <algorithm>
#include <cstdio>

#include "scanner/base/utf8.h"
#include "scanner/report/html_text.h"
#include "scanner/report/layout.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20;
constexpr std::size_t kMostLineBytes = std::size_t{256} << 10;
/// Lines around an asked one that are shown with it.
constexpr std::uint32_t kAround = 3;

class SourceWriter {
 public:
  SourceWriter(const preview::Preview& preview, std::vector<std::uint32_t> asked,
               std::string_view id)
      : preview_(preview), bytes_(preview.bytes), asked_(std::move(asked)), id_(id) {
    std::sort(asked_.begin(), asked_.end());
    asked_.erase(std::unique(asked_.begin(), asked_.end()), asked_.end());
    for (const std::uint32_t at : asked_) asked_lines_.push_back(line_of(at));
  }

  HtmlSource write() {
    std::uint32_t at = 0;
    const auto size = static_cast<std::uint32_t>(bytes_.size());
    number_ = line_of(0);
    while (at < size) {
      const SourceRange line = preview_.lines.line_at(at);
      if (is_shown(line)) {
        show(line);
      } else {
        ++gap_;
        ++out_.lines_left_out;
      }
      at = next_line(std::max(line.end, at));
      ++number_;
    }
    // The end of the file belongs to its last line.
    if (size > 0) --number_;
    note_asked(size);
    end_gap();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::uint32_t line_of(std::uint32_t at) const {
    return preview_.lines.position(at).line;
  }

  [[nodiscard]] std::uint32_t next_line(std::uint32_t end) const {
    if (end >= bytes_.size()) return end;
    return end + (bytes_.substr(end, 2) == "\r\n" ? 2 : 1);
  }

  [[nodiscard]] bool is_asked_near() const {
    const std::uint32_t first = number_ > kAround ? number_ - kAround : 0;
    const auto next = std::lower_bound(asked_lines_.begin(), asked_lines_.end(), first);
    return next != asked_lines_.end() && *next <= number_ + kAround;
  }

  /// What the line is a part of that nobody reads; nullptr: of nothing.
  const preview::Unreadable* unreadable(SourceRange line) {
    const auto& all = preview_.unreadable;
    while (next_unreadable_ < all.size() && all[next_unreadable_].at.end <= line.begin)
      ++next_unreadable_;
    const bool is_inside =
        next_unreadable_ < all.size() && all[next_unreadable_].at.begin < line.begin;
    return is_inside ? &all[next_unreadable_] : nullptr;
  }

  bool is_shown(SourceRange line) {
    const preview::Unreadable* inside = unreadable(line);
    const bool is_readable = inside == nullptr && out_.html.size() < kMostBytes;
    if (is_readable || is_asked_near()) return true;
    gap_what_ = inside != nullptr ? inside->what : "the draft";
    return false;
  }

  void end_gap() {
    if (gap_ == 0) return;
    out_.html += "<i>… " + counted(gap_, "line", "lines") + " of " + html_quote(gap_what_);
    out_.html += gap_ == 1 ? " is left out</i>" : " are left out</i>";
    gap_ = 0;
  }

  void show(SourceRange line) {
    end_gap();
    out_.html += "<b data-l=" + std::to_string(number_);
    if (std::binary_search(asked_lines_.begin(), asked_lines_.end(), number_))
      out_.html += " id=" + std::string(id_) + "-L" + std::to_string(number_);
    out_.html += '>';
    text(line);
    out_.html += "</b>";
  }

  void note_asked(std::uint32_t at) {
    while (next_asked_ < asked_.size() && asked_[next_asked_] <= at)
      out_.places[asked_[next_asked_++]] = {number_, units_};
  }

  void text(SourceRange line) {
    units_ = 0;
    // Offsets of lines that end in front of this one lie in its line end.
    std::uint32_t at = line.begin;
    const std::uint32_t end =
        std::min(line.end, line.begin + static_cast<std::uint32_t>(kMostLineBytes));
    while (at < end) {
      note_asked(at);
      const CodePoint c = decode_utf8(bytes_, at);
      character(c.value);
      at += c.size;
    }
    // The line end belongs to the line.
    const std::uint32_t next = next_line(line.end);
    note_asked(next > line.end ? next - 1 : line.end);
    if (end < line.end) out_.html += "<i> … the rest of this line is left out</i>";
  }

  void character(char32_t c) {
    constexpr char32_t kEmojiSelector = 0xFE0F;
    if (c != '\t' && c != kEmojiSelector && is_unsafe(c)) {
      char spelt[16];
      const int size = std::snprintf(spelt, sizeof spelt, "<U+%04X>", static_cast<unsigned>(c));
      for (int i = 0; i < size; ++i) append(static_cast<char32_t>(spelt[i]));
      units_ += static_cast<std::uint32_t>(size);
      return;
    }
    append(c);
    units_ += c > 0xFFFF ? 2 : 1;
  }

  void append(char32_t c) {
    if (c == '&')
      out_.html += "&amp;";
    else if (c == '<')
      out_.html += "&lt;";
    else if (c < 0x80)
      out_.html += static_cast<char>(c);
    else
      append_utf8(out_.html, c);
  }

  const preview::Preview& preview_;
  std::string_view bytes_;
  std::vector<std::uint32_t> asked_;
  std::vector<std::uint32_t> asked_lines_;
  std::string_view id_;
  HtmlSource out_;
  std::size_t next_asked_ = 0;
  std::size_t next_unreadable_ = 0;
  std::uint32_t number_ = 1;  ///< of the line
  std::uint32_t units_ = 0;
  std::uint32_t gap_ = 0;
  std::string gap_what_;
};

}  // namespace

HtmlSource html_source(const preview::Preview& preview, std::vector<std::uint32_t> asked,
                       std::string_view id) {
  return SourceWriter(preview, std::move(asked), id).write();
}

}  // namespace presend::report
