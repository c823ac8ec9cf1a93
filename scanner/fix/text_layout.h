#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace presend::fix {

/// Builds a plain text for people out of running text and blocks.
class TextLayout {
 public:
  static constexpr std::uint32_t kColumns = 76;

  /// Running text: white space of any length is one blank.
  void add_text(std::string_view text);
  /// Something that must not be broken, such as an address.
  void add_unbroken(std::string_view text);
  /// A blank, unless there is one or the line is empty.
  void add_blank();
  /// Text in which line ends and blanks count.
  void add_preformatted(std::string_view text);

  /// Ends the line. A second time in a row leaves a line empty.
  void break_line();
  /// Ends the line, and leaves one empty before what follows.
  void break_paragraph();
  void add_rule();

  /// What the next line begins with, in place of the last blanks of its indent: "- ".
  void set_mark(std::string mark) { mark_ = std::move(mark); }
  /// What lines from here on begin with, behind what they begin with already.
  void push_indent(std::string_view indent) { indents_.emplace_back(indent); }
  void pop_indent();

  void begin_heading();
  /// Underlines what was written since, if it is a line or a few.
  void end_heading(char with);

  /// The line so far, and how many lines were ended: a label is what was added since `position` as
  /// long as no line ended.
  [[nodiscard]] const std::string& line() const { return line_; }
  [[nodiscard]] std::uint32_t lines_ended() const { return lines_ended_; }

  /// The text; LF ends its lines.
  [[nodiscard]] std::string finish();

 private:
  void flush();
  void emit(std::string_view line);
  [[nodiscard]] std::string indent() const;

  std::string out_;
  std::string line_;  // blanks may be broken, kFixedBlank may not
  std::vector<std::string> indents_;
  std::string mark_;
  std::size_t heading_ = 0;  // where it begins in out_
  bool wants_gap_ = false;
  std::uint32_t lines_ended_ = 0;
};

}  // namespace presend::fix
