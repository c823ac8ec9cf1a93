#pragma once

#include <cstdint>
#include <string_view>

#include "scanner/html/document.h"

namespace presend::html {

/// How the parser read the source of a text.
enum class TextRule : std::uint8_t {
  data,       ///< entities; tags the parser ignored may stand between
  foreign,    ///< the same in SVG and MathML, where CDATA sections and NUL count too
  escapable,  ///< entities only
  raw,        ///< neither
  attribute,  ///< entities by the rules for attributes
};

/// A stretch of text and the stretch of source it stems from. Literal stretches have equal sizes
/// and map byte by byte; the others are one character reference, line end or replaced byte.
struct AlignedRun {
  std::uint32_t text_begin = 0;
  std::uint32_t text_end = 0;
  HtmlRange at;
  bool is_literal = false;
};

/// Walks a decoded text and its source side by side. Whatever the two hold, it stays inside both
/// and is linear: source that cannot explain the text is passed over, as dropped by the parser.
class Alignment {
 public:
  /// `parsed` is the source as the parser saw it, with template tags masked; `shown` has the same
  /// size and holds what `text` was taken from. Ranges are offsets into both.
  Alignment(std::string_view text, std::string_view shown, std::string_view parsed, HtmlRange range,
            TextRule rule)
      : text_(text),
        shown_(shown.substr(0, range.end)),
        parsed_(parsed.substr(0, range.end)),
        source_at_(range.begin),
        rule_(rule) {}

  /// False at the end of the text or of the source.
  bool next(AlignedRun& run);

 private:
  [[nodiscard]] bool is_literal_at(std::uint32_t source_at, std::uint32_t text_at) const;
  bool take(AlignedRun& run, std::uint32_t source_size, std::uint32_t text_size, bool is_literal);
  bool next_literal(AlignedRun& run);
  bool next_special(AlignedRun& run);
  bool skip_markup();

  std::string_view text_;
  std::string_view shown_;
  std::string_view parsed_;
  std::uint32_t source_at_;
  std::uint32_t text_at_ = 0;
  TextRule rule_;
  bool in_cdata_ = false;
};

/// Finds the source of pieces of a text that stems from `range`, from front to back: no piece may
/// begin before the end of the one asked for last. All together cost one walk.
class AlignedPlaces {
 public:
  AlignedPlaces(const Alignment& alignment, HtmlRange range)
      : alignment_(alignment), range_end_(range.end) {}

  /// The source of text[begin, end).
  HtmlRange find(std::uint32_t begin, std::uint32_t end);

 private:
  Alignment alignment_;
  AlignedRun run_;  // the one the last piece ended in
  std::uint32_t range_end_;
};

}  // namespace presend::html
