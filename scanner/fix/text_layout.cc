#include "scanner/fix/text_layout.h"

#include <algorithm>

#include "heuristics/characters.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/template/tags.h"

namespace presend::fix {
namespace {

constexpr char kFixedBlank = '\x1f';

std::uint32_t columns_of(std::string_view text) { return heuristics::display_columns(text); }

/// What of a character a plain text keeps: not what shows nothing, but joiners where scripts and
/// emoji need them.
bool is_kept(char32_t c, bool follows_text) {
  if (c < 0x20 || c == 0x7f) return false;
  const bool joins = c == 0x200C || c == 0x200D || c == 0xFE0F;
  return !is_invisible(c) || (joins && follows_text);
}

/// As much of a long word as fits, whole characters; the word itself when it is an address.
std::string_view beginning_that_fits(std::string_view word, std::uint32_t room) {
  if (is_ascii_text(word) || word.find("://") != std::string_view::npos) return word;
  std::size_t at = 0;
  std::uint32_t columns = 0;
  while (at < word.size()) {
    const std::size_t size = decode_utf8(word, at).size;
    columns += columns_of(word.substr(at, size));
    if (columns > room && at > 0) return word.substr(0, at);
    at += size;
  }
  return word;
}

}  // namespace

void TextLayout::add_blank() {
  if (!line_.empty() && line_.back() != ' ') line_ += ' ';
}

void TextLayout::add_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (c.value == 0xA0 || is_unicode_space(c.value))
      add_blank();
    else if (is_kept(c.value, !line_.empty() && line_.back() != ' '))
      append_utf8(line_, c.value);
    at += c.size;
  }
}

void TextLayout::add_unbroken(std::string_view text) {
  for (const char c : text) line_ += is_space(c) ? kFixedBlank : c;
}

void TextLayout::add_preformatted(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    for (const char c : text.substr(0, end))
      if (c == ' ' || c == '\t')
        line_ += kFixedBlank;
      else if (!is_control(c))
        line_ += c;
    if (end == text.size()) return;
    break_line();
    text.remove_prefix(end + 1);
  }
}

void TextLayout::break_line() {
  const bool is_empty = trim(line_).empty();
  if (is_empty && !out_.empty()) wants_gap_ = true;
  flush();
  ++lines_ended_;
}

void TextLayout::break_paragraph() {
  flush();
  ++lines_ended_;
  wants_gap_ = true;
}

void TextLayout::add_rule() {
  break_paragraph();
  line_ = std::string(20, '-');
  break_paragraph();
}

void TextLayout::pop_indent() {
  flush();
  if (!indents_.empty()) indents_.pop_back();
}

void TextLayout::begin_heading() {
  break_paragraph();
  heading_ = out_.size();
}

void TextLayout::end_heading(char with) {
  flush();
  const std::string_view written = std::string_view(out_).substr(std::min(heading_, out_.size()));
  std::uint32_t widest = 0, lines = 0;
  for (std::string_view left = written; !left.empty();) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    const std::string_view line = left.substr(0, end);
    widest = std::max(widest, columns_of(line));
    lines += trim(line).empty() ? 0 : 1;
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  constexpr std::uint32_t kMostLines = 3;
  if (lines > 0 && lines <= kMostLines) emit(std::string(std::min(widest, kColumns), with));
  wants_gap_ = true;
}

std::string TextLayout::indent() const {
  std::string all;
  constexpr std::size_t kMost = 32;
  for (const std::string& one : indents_)
    if (all.size() < kMost) all += one;
  return all;
}

void TextLayout::emit(std::string_view line) {
  if (wants_gap_ && !out_.empty()) out_ += '\n';
  wants_gap_ = false;
  for (const char c : line) out_ += c == kFixedBlank ? ' ' : c;
  while (out_.ends_with(' ')) out_.pop_back();
  out_ += '\n';
}

void TextLayout::flush() {
  std::string text(trim(line_));
  line_.clear();
  if (text.empty()) return;
  // A template tag that is cut in two is none.
  for (const templates::Tag& tag : templates::find_tags(text))
    std::replace(text.begin() + tag.begin, text.begin() + tag.end, ' ', kFixedBlank);
  const std::string rest = indent();
  std::string line = rest;
  if (!mark_.empty()) {
    line.resize(line.size() - std::min(line.size(), mark_.size()));
    line += mark_;
    mark_.clear();
  }
  std::uint32_t column = columns_of(line);
  bool has_word = false;
  for (std::string_view left = text; !left.empty();) {
    const std::size_t end = std::min(left.find(' '), left.size());
    std::string_view word = left.substr(0, end);
    left.remove_prefix(std::min(end + 1, left.size()));
    while (!word.empty()) {
      const std::uint32_t room = kColumns - std::min(column + (has_word ? 1 : 0), kColumns);
      std::string_view now = word;
      if (columns_of(word) > room) {
        if (has_word) {
          emit(line);
          line = rest;
          column = columns_of(line);
          has_word = false;
          continue;
        }
        now = beginning_that_fits(word, room);
      }
      if (has_word) line += ' ';
      line += now;
      column += columns_of(now) + (has_word ? 1 : 0);
      has_word = true;
      word.remove_prefix(now.size());
    }
  }
  emit(line);
}

std::string TextLayout::finish() {
  flush();
  return std::move(out_);
}

}  // namespace presend::fix
