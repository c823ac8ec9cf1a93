#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "scanner/css/selector.h"
#include "scanner/html/document.h"
#include "scanner/html/style_budget.h"

namespace presend::html {

/// Tests elements of a document against selectors. Once the budget is spent nothing matches any
/// more.
class SelectorMatcher {
 public:
  SelectorMatcher(const Document& document, const css::Selectors& selectors,
                  bool honours_client_hacks, StyleBudget& budget);

  [[nodiscard]] bool matches(const css::ComplexSelector& selector, NodeIndex element);

 private:
  bool matches_from(std::span<const css::CompoundSelector> compounds, NodeIndex element, int depth);
  bool matches_compound(const css::CompoundSelector& compound, NodeIndex element, int depth);
  bool matches_simple(const css::SimpleSelector& simple, NodeIndex element, int depth);
  bool matches_list(std::uint32_t list, NodeIndex element, int depth);
  bool has(std::uint32_t list, NodeIndex element, int depth);
  bool matches_attribute(const css::SimpleSelector& simple, NodeIndex element);
  bool has_word(std::string_view value, std::string_view word, bool ignores_case);
  bool has_piece(std::string_view value, std::string_view piece, bool ignores_case);
  bool is_nth(const css::SimpleSelector& simple, NodeIndex element);
  bool has_language(NodeIndex element, std::string_view prefix);
  std::int32_t position(css::SimpleSelector::Kind kind, NodeIndex element);
  std::int32_t position_within(std::uint32_t list, bool from_end, NodeIndex element);
  void number_children(NodeIndex parent);
  [[nodiscard]] NodeIndex parent(NodeIndex element) const;
  [[nodiscard]] NodeIndex previous(NodeIndex element);
  [[nodiscard]] NodeIndex next(NodeIndex element) const;

  const Document& document_;
  const css::Selectors& selectors_;
  bool honours_client_hacks_;
  StyleBudget& budget_;
  std::vector<NodeIndex> previous_;  // element siblings, filled when first asked for

  // Where each element stands among its siblings, in the order of :nth-child(), :nth-last-child(),
  // :nth-of-type(), :nth-last-of-type(); 0 until its parent's children are numbered.
  std::vector<std::array<std::int32_t, 4>> positions_;
};

}  // namespace presend::html
