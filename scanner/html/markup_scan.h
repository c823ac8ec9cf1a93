#pragma once

#include <cstdint>
#include <string_view>

#include "scanner/html/document.h"

namespace presend::html {

// A tokenizer without a tree. It serves what must stay linear whatever the input is: the check
// before parsing, the fallback, the masking of template tags, and the way back from a text to its
// source.

enum class MarkupKind : std::uint8_t {
  literal,  ///< a '<' that begins nothing and shows as itself
  start_tag,
  end_tag,
  comment,  ///< also the bogus ones: <? …>, <![if mso]>, </ …>
  doctype,
  unfinished,  ///< a tag that the end of the text cuts off; browsers drop it
};

struct Markup {
  MarkupKind kind = MarkupKind::literal;
  HtmlRange at;
  HtmlRange name;     ///< of a tag, as written
  HtmlRange content;  ///< of a comment or doctype, without its delimiters
  std::uint32_t attributes = 0;
  bool is_self_closing = false;
};

/// An attribute as written; the value without its quotes.
struct RawAttribute {
  HtmlRange name;
  HtmlRange value;
};

/// Reads the attributes of a tag one by one, from the end of its name on.
class AttributeReader {
 public:
  AttributeReader(std::string_view source, std::uint32_t at) : source_(source), at_(at) {}
  /// False at the end of the tag; then end() is one past its '>'.
  bool next(RawAttribute& attribute);
  [[nodiscard]] std::uint32_t end() const { return at_; }
  [[nodiscard]] bool is_finished() const { return is_finished_; }
  [[nodiscard]] bool is_self_closing() const { return is_self_closing_; }

 private:
  HtmlRange read_value();

  std::string_view source_;
  std::uint32_t at_;
  bool is_finished_ = false;
  bool is_self_closing_ = false;
};

/// What stands at source[at], which is '<'.
Markup read_markup(std::string_view source, std::uint32_t at);

/// How browsers read what follows a start tag.
enum class ContentModel : std::uint8_t {
  markup,
  raw,        ///< style, script, xmp, iframe, noembed, noframes: no entities
  escapable,  ///< title, textarea: entities
  rest,       ///< plaintext: to the end of the document
};
ContentModel content_model(std::string_view tag_name);
/// Where the content of a raw or escapable element ends: at its end tag or at the end of `source`.
std::uint32_t content_end(std::string_view source, std::uint32_t from, std::string_view tag_name);

/// Elements without content or end tag.
bool is_void_element(std::string_view tag_name);

inline std::string_view slice(std::string_view source, HtmlRange range) {
  return source.substr(range.begin, range.end - range.begin);
}

}  // namespace presend::html
