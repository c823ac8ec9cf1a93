#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "scanner/base/text_pool.h"
#include "scanner/css/declarations.h"
#include "scanner/css/selector.h"

namespace presend::css {

/// A rule with its selectors and what it declares. Rules stand in the order of the sheets.
struct StyleRule {
  std::uint32_t selectors = 0;  ///< index of a list in Selectors::lists
  std::uint32_t first = 0;      ///< into the declarations
  std::uint32_t count = 0;
  std::uint32_t layer = kNoLayer;  ///< rules of later layers win; those of none win over all

  static constexpr std::uint32_t kNoLayer = ~std::uint32_t{0};
};

/// The style sheets of a document as one view sees them: @media is resolved. Not copyable; moves
/// keep what values and names point to.
class StyleSheets {
 public:
  StyleSheets(const View& view, bool is_quirks) : context_{.view = view, .is_quirks = is_quirks} {}

  /// Reads a sheet (CSS Syntax 3, 5.4). `media` is the media attribute of its element; the text
  /// must outlive this object. Linear in the text, but for nesting, which is bounded.
  void add(std::string_view text, std::string_view media = {});

  [[nodiscard]] std::span<const StyleRule> rules() const { return rules_; }
  [[nodiscard]] const Selectors& selectors() const { return selectors_; }
  [[nodiscard]] std::span<const Declaration> declarations(const StyleRule& rule) const {
    return std::span(declarations_).subspan(rule.first, rule.count);
  }
  [[nodiscard]] const ValueContext& context() const { return context_; }
  /// Values that custom properties have where none is declared.
  [[nodiscard]] const std::vector<std::pair<std::string_view, Tokens>>& initial_values() const {
    return initial_values_;
  }
  /// Whether another View may meet other rules.
  [[nodiscard]] bool depends_on_view() const {
    return depends_on_view_ || selectors_.has_client_hacks;
  }

 private:
  struct Scope {
    std::uint32_t parent = kNoList;  ///< selectors of the rule around
    std::uint32_t layer = StyleRule::kNoLayer;
    std::string_view layer_name;
    int depth = 0;
  };

  Tokens keep_tokens(std::string_view text);
  void read_rules(Tokens tokens, const Scope& scope);
  std::size_t read_at_rule(Tokens tokens, std::size_t at, const Scope& scope);
  void read_block_at_rule(std::string_view name, Tokens prelude, Tokens block, const Scope& scope);
  std::size_t read_qualified_rule(Tokens tokens, std::size_t at, const Scope& scope);
  void register_property(Tokens prelude, Tokens block);
  void read_block(Tokens tokens, const Scope& scope);
  void end_rule(const Scope& scope, std::size_t first_declaration);
  std::uint32_t layer_called(Tokens name, const Scope& scope, std::string_view& full_name);

  ValueContext context_;
  TextPool pool_;
  std::vector<std::vector<Token>> tokens_;
  Selectors selectors_;
  std::vector<Declaration> declarations_;
  std::vector<StyleRule> rules_;
  std::vector<std::string_view> layers_;
  std::vector<std::pair<std::string_view, Tokens>> initial_values_;
  bool depends_on_view_ = false;
};

}  // namespace presend::css
