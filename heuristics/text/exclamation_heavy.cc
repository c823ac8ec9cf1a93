#include <cstdint>
#include <string_view>

#include "heuristics/rule.h"
#include "heuristics/visible_body.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

struct Marks {
  std::uint32_t single = 0;  ///< exclamation marks that end something, a row counts once
  std::uint32_t rows = 0;    ///< rows of three and more
};

Marks marks_in(std::string_view text) {
  constexpr std::size_t kRow = 3;
  constexpr std::string_view kFullWidth = "！";
  Marks marks;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at, count = 0;
    while (end < text.size()) {
      const std::size_t size = text[end] == '!'                           ? 1
                               : text.substr(end).starts_with(kFullWidth) ? kFullWidth.size()
                                                                          : 0;
      if (size == 0) break;
      end += size;
      ++count;
    }
    // "!=" and "#!/bin/sh" are code.
    const bool is_code = count == 1 && end < text.size() &&
                         (text[end] == '=' || text[end] == '/' || is_ascii_alnum(text[end]));
    if (count > 0 && !is_code) ++marks.single;
    if (count >= kRow) ++marks.rows;
    at = end + (count == 0 ? 1 : 0);
  }
  return marks;
}

std::uint32_t words_in(std::string_view text) {
  std::uint32_t words = 1;
  for (const char c : text) words += c == ' ' ? 1 : 0;
  return words;
}

void check_exclamation_heavy(const Context& context, Findings& out) {
  constexpr std::uint32_t kFewestMarks = 6, kFewestRows = 3;
  constexpr double kMarksPerWord = 1.0 / 25;  // every other sentence
  std::uint32_t marks = 0, rows = 0, words = 0, most = 0;
  const email::Text* loudest = nullptr;
  for_each_visible_text(context, [&](const email::Text& text) {
    const Marks here = marks_in(text.text);
    words += words_in(text.text);
    marks += here.single;
    rows += here.rows;
    if (here.single + 2 * here.rows <= most) return;
    most = here.single + 2 * here.rows;
    loudest = &text;
  });
  if (loudest == nullptr) return;
  const bool is_dense = marks >= kFewestMarks && marks >= kMarksPerWord * words;
  if (!is_dense && rows < kFewestRows) return;
  out.add(is_dense ? counted(marks, "exclamation") + " in " + counted(words, "word")
                   : counted(rows, "row") + " of exclamation marks",
          loudest->at, loudest->part, readable(loudest->text));
}

}  // namespace

extern constexpr Rule exclamation_heavy = checked({
    .id = "TXT005",
    .name = "exclamation-heavy",
    .title = "The text is full of exclamation marks",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "When every other sentence is an exclamation, none is; it reads like advertising of "
           "the loud kind. It was found in 13 % of spam and next to no honest mail.",
    .fix = "End sentences with full stops and keep the exclamation mark for one.",
    .source = "measured on the development corpus",
    .bad = html("<p>Spring is here! Our sale has begun! Tulips for a third less! Come today! Bring "
                "your friends! We open at nine! See you!</p>"),
    .good = html("<p>Spring is here! Our sale has begun: tulips cost a third less until Easter. "
                 "We open at nine. See you!</p>"),
    .check = check_exclamation_heavy,
});

}  // namespace presend::heuristics
