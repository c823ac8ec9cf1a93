#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "scanner/css/selector.h"
#include "scanner/html/document.h"

namespace presend::html {

/// Tests elements of a document against selectors. Every step counts against a budget, since a
/// hostile sheet can ask each element about each ancestor and sibling; when it is spent, nothing
/// matches any more.
class SelectorMatcher {
 public:
  SelectorMatcher(const Document& document, const css::Selectors& selectors,
                  bool honours_client_hacks, std::uint32_t budget);

  [[nodiscard]] bool matches(const css::ComplexSelector& selector, NodeIndex element);
  /// Takes `steps` from the budget.
  void spend(std::uint32_t steps) { budget_ -= std::min(budget_, steps); }
  [[nodiscard]] bool is_exhausted() const { return budget_ == 0; }

 private:
  bool matches_from(std::span<const css::CompoundSelector> compounds, NodeIndex element, int depth);
  bool matches_compound(const css::CompoundSelector& compound, NodeIndex element, int depth);
  bool matches_simple(const css::SimpleSelector& simple, NodeIndex element, int depth);
  bool matches_list(std::uint32_t list, NodeIndex element, int depth);
  bool has(std::uint32_t list, NodeIndex element, int depth);
  [[nodiscard]] bool matches_attribute(const css::SimpleSelector& simple, NodeIndex element) const;
  bool is_nth(const css::SimpleSelector& simple, NodeIndex element, bool from_end, bool of_type);
  bool has_language(NodeIndex element, std::string_view prefix);
  bool is_only(NodeIndex element, bool of_type);
  [[nodiscard]] NodeIndex parent(NodeIndex element) const;
  [[nodiscard]] NodeIndex previous(NodeIndex element);
  [[nodiscard]] NodeIndex next(NodeIndex element) const;

  const Document& document_;
  const css::Selectors& selectors_;
  bool honours_client_hacks_;
  std::uint32_t budget_;
  std::vector<NodeIndex> previous_;  // element siblings, filled when first asked for
};

}  // namespace presend::html
