#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scanner/css/style_sheet.h"
#include "scanner/html/document.h"
#include "scanner/html/selector_match.h"

namespace presend::html {

/// What the author of a document declares for one element: for each property the declaration that
/// wins (CSS Cascade 5), or nullptr.
struct Declared {
  std::array<const css::Declaration*, css::kPropertyCount> winner{};
  std::vector<const css::Declaration*> custom;  ///< custom properties, the winning one last

  [[nodiscard]] const css::Declaration* of(css::Property property) const {
    return winner[static_cast<std::size_t>(property)];
  }
  [[nodiscard]] bool is_empty() const { return is_empty_; }

  bool is_empty_ = true;
};

/// Finds what applies to an element: the rules of all style sheets, and its style attribute.
class Cascade {
 public:
  Cascade(const Document& document, const css::View& view, std::uint32_t match_budget);

  /// Valid until the next call.
  const Declared& declared(NodeIndex element);

  /// What its style attribute alone declares. Valid until the next call of either.
  std::span<const css::Declaration> style_attribute(NodeIndex element);

  [[nodiscard]] const css::StyleSheets& sheets() const { return sheets_; }
  [[nodiscard]] bool is_exhausted() const { return matcher_.is_exhausted(); }

 private:
  /// A selector by the rarest thing it asks of the element itself.
  struct Key {
    std::uint64_t hash;
    std::uint32_t rule;
    std::uint32_t complex;
  };
  struct Match {
    std::uint32_t layer;
    std::uint32_t specificity;
    std::uint32_t rule;
  };

  static css::StyleSheets read_sheets(const Document& document, const css::View& view,
                                      TextPool& pool);
  void index_rules();
  void find_rules(NodeIndex element);
  void try_keys(std::uint64_t hash, NodeIndex element);
  void apply(std::span<const css::Declaration> declarations, bool is_important);

  const Document& document_;
  TextPool pool_;
  css::StyleSheets sheets_;
  SelectorMatcher matcher_;
  std::vector<Key> keys_;
  std::vector<Match> matches_;
  Declared declared_;
  // Mail repeats the same style attributes over and over. Offsets into attribute_declarations_.
  struct Piece {
    std::uint32_t first;
    std::uint32_t count;
  };
  std::unordered_map<std::string_view, Piece> attributes_;
  std::vector<css::Declaration> attribute_declarations_;
  std::vector<std::vector<css::Token>> attribute_tokens_;
  std::vector<css::Token> scratch_;
};

}  // namespace presend::html
