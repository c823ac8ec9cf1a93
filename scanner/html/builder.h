#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/html/alignment.h"
#include "scanner/html/document.h"

namespace presend::html {

/// How the text inside an element is read.
TextRule text_rule(const Node& parent);

/// Writes the nodes of a Document in document order.
class Builder {
 public:
  /// A text as the parser decoded it, and where it says it stands.
  struct TextPiece {
    std::string_view decoded;
    HtmlRange at;
  };

  /// `mask` is a copy of the source with template tags masked, or empty.
  Builder(Document& document, std::string_view source, std::string_view mask);

  /// What the parser is to read.
  [[nodiscard]] std::string_view parsed() const { return document_.parsed_; }
  [[nodiscard]] std::uint32_t node_count() const {
    return static_cast<std::uint32_t>(document_.nodes_.size());
  }
  [[nodiscard]] std::uint32_t attribute_count() const {
    return static_cast<std::uint32_t>(document_.attributes_.size());
  }
  void expect_nodes(std::uint32_t count) { document_.nodes_.reserve(count); }
  /// Drops all nodes but the document's.
  void restart();

  /// Adds an element as the last child of the open one and opens it; its attributes follow.
  void open(Node node);
  /// Names are lower-cased; `decoded` is the value as the parser decoded it.
  void add_attribute(HtmlRange name, HtmlRange value, std::string_view decoded);
  /// Closes the open element.
  void close(HtmlRange end_tag);
  /// Adds one text node made of `pieces`; at least one.
  void add_text(std::span<const TextPiece> pieces);
  void add_comment(std::string_view decoded, HtmlRange at);
  /// Closes everything, the document included.
  void finish(bool is_quirks);
  void set_fallback(std::string_view reason);

  /// A name of the source in lower case.
  std::string_view lower_name(HtmlRange at);
  /// Where the last thing added ended: the place of what the parser implies.
  [[nodiscard]] HtmlRange here() const { return {cursor_, cursor_}; }
  [[nodiscard]] bool is_foreign() const { return document_.nodes_[open_.back().node].is_foreign; }

 private:
  struct Open {
    NodeIndex node;
    NodeIndex last_child;
  };

  NodeIndex append(Node node);
  /// The text to show for `decoded`; narrows `at` to what it stems from.
  std::string_view resolve(std::string_view decoded, HtmlRange& at, TextRule rule);
  std::string_view restore(std::string_view decoded, HtmlRange& at, TextRule rule);

  Document& document_;
  std::vector<Open> open_;
  std::string scratch_;
  std::uint32_t cursor_ = 0;
};

}  // namespace presend::html
