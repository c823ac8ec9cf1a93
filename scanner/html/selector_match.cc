#include "scanner/html/selector_match.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/css/keywords.h"

namespace presend::html {
namespace {

using css::SimpleSelector;
using Kind = SimpleSelector::Kind;

constexpr int kMostDepth = 16;  // of lists inside lists, such as "&" in nested rules

bool equal(std::string_view a, std::string_view b, bool ignores_case) {
  return ignores_case ? equals_ignoring_case(a, b) : a == b;
}

bool is_control(std::string_view name) {
  return css::is_one_of(name, {"button", "input", "select", "textarea", "option", "fieldset"});
}

bool has_word(std::string_view value, std::string_view word, bool ignores_case) {
  std::size_t at = 0;
  while (at < value.size()) {
    while (at < value.size() && is_space(value[at])) ++at;
    std::size_t end = at;
    while (end < value.size() && !is_space(value[end])) ++end;
    if (end - at == word.size() && end > at &&
        equal(value.substr(at, end - at), word, ignores_case))
      return true;
    at = end;
  }
  return false;
}

}  // namespace

SelectorMatcher::SelectorMatcher(const Document& document, const css::Selectors& selectors,
                                 bool honours_client_hacks, std::uint32_t budget)
    : document_(document),
      selectors_(selectors),
      honours_client_hacks_(honours_client_hacks),
      budget_(budget) {}

bool SelectorMatcher::matches(const css::ComplexSelector& selector, NodeIndex element) {
  return !selector.has_pseudo_element && matches_from(selectors_.of(selector), element, 0);
}

/// Whether the last compound matches `element` and the others what stands around it. Compounds to
/// the left are tried at every ancestor or sibling, deepest first, until one fits; a failure
/// further left makes the search go on.
bool SelectorMatcher::matches_from(std::span<const css::CompoundSelector> compounds,
                                   NodeIndex element, int depth) {
  if (depth > kMostDepth || !matches_compound(compounds.back(), element, depth)) return false;
  while (compounds.size() > 1) {
    const char combinator = compounds.back().combinator;
    compounds = compounds.first(compounds.size() - 1);
    if (compounds.back().is_client_mark && honours_client_hacks_) return true;
    const bool is_sibling = combinator == '+' || combinator == '~';
    const bool is_search = combinator == ' ' || combinator == '~';
    element = is_sibling ? previous(element) : parent(element);
    if (is_search && compounds.size() > 1 && compounds.back().combinator != combinator) {
      // What stands left of it may fit a further ancestor only.
      for (; element != kNoNode; element = is_sibling ? previous(element) : parent(element))
        if (matches_from(compounds, element, depth + 1)) return true;
      return false;
    }
    while (element != kNoNode && !matches_compound(compounds.back(), element, depth)) {
      if (!is_search) return false;
      element = is_sibling ? previous(element) : parent(element);
    }
    if (element == kNoNode) return false;
  }
  return true;
}

bool SelectorMatcher::matches_compound(const css::CompoundSelector& compound, NodeIndex element,
                                       int depth) {
  if (budget_ == 0) return false;
  --budget_;
  for (const SimpleSelector& simple : selectors_.of(compound))
    if (!matches_simple(simple, element, depth)) return false;
  return true;
}

bool SelectorMatcher::matches_simple(const SimpleSelector& simple, NodeIndex element, int depth) {
  const Node& node = document_.node(element);
  switch (simple.kind) {
    case Kind::type:
      return node.name == simple.name;
    case Kind::id:
      return equal(document_.attribute_value(element, "id"), simple.name, simple.ignores_case);
    case Kind::class_name:
      return has_word(document_.attribute_value(element, "class"), simple.name,
                      simple.ignores_case);
    case Kind::attribute:
      return matches_attribute(simple, element);
    case Kind::root:
      return parent(element) == kNoNode;
    case Kind::empty:
      for (NodeIndex i = element + 1; i < node.end; ++i)
        if (document_.node(i).kind != NodeKind::comment) return false;
      return true;
    case Kind::link:
      return (node.name == "a" || node.name == "area") && document_.attribute(element, "href");
    case Kind::checked:
      return document_.attribute(element, "checked") != nullptr;
    case Kind::enabled:
      return is_control(node.name) && !document_.attribute(element, "disabled");
    case Kind::disabled:
      return is_control(node.name) && document_.attribute(element, "disabled");
    case Kind::lang:
      return has_language(element, simple.value);
    case Kind::nth_child:
      return is_nth(simple, element, false, false);
    case Kind::nth_last_child:
      return is_nth(simple, element, true, false);
    case Kind::nth_of_type:
      return is_nth(simple, element, false, true);
    case Kind::nth_last_of_type:
      return is_nth(simple, element, true, true);
    case Kind::only_child:
      return is_only(element, false);
    case Kind::only_of_type:
      return is_only(element, true);
    case Kind::matches:
      return matches_list(simple.list, element, depth);
    case Kind::excludes:
      return !matches_list(simple.list, element, depth);
    case Kind::has:
      return has(simple.list, element, depth);
    case Kind::never:
      return false;
    case Kind::always:
      return true;
  }
  return false;
}

bool SelectorMatcher::matches_list(std::uint32_t list, NodeIndex element, int depth) {
  const auto complexes = selectors_.of(selectors_.lists[list]);
  return std::any_of(complexes.begin(), complexes.end(), [&](const css::ComplexSelector& selector) {
    return !selector.has_pseudo_element &&
           matches_from(selectors_.of(selector), element, depth + 1);
  });
}

/// :has(): the first combinator says where to look; within, the selector is matched as any other,
/// which is right for all but selectors that reach above the element.
bool SelectorMatcher::has(std::uint32_t list, NodeIndex element, int depth) {
  for (const css::ComplexSelector& selector : selectors_.of(selectors_.lists[list])) {
    const auto compounds = selectors_.of(selector);
    const char combinator = compounds.front().combinator;
    const bool is_beside = combinator == '+' || combinator == '~';
    NodeIndex first = is_beside ? next(element) : element + 1;
    if (first == kNoNode) continue;
    const NodeIndex owner = is_beside ? parent(element) : element;
    const NodeIndex end = document_.node(owner == kNoNode ? element : owner).end;
    for (NodeIndex i = first; i < end; ++i) {
      if (budget_ == 0) return false;
      --budget_;
      if (document_.node(i).kind != NodeKind::element) continue;
      if (compounds.size() == 1) {
        if (combinator == '>' && parent(i) != element) continue;
        if (combinator == '+' && i != first) continue;
        if (combinator == '~' && parent(i) != owner) continue;
      }
      if (matches_from(compounds, i, depth + 1)) return true;
    }
  }
  return false;
}

bool SelectorMatcher::matches_attribute(const SimpleSelector& simple, NodeIndex element) const {
  if (honours_client_hacks_ && css::is_renamed_class(simple))
    return has_word(document_.attribute_value(element, "class"), simple.value.substr(2), false);
  const Attribute* attribute = document_.attribute(element, simple.name);
  if (attribute == nullptr) return false;
  const std::string_view have = attribute->value;
  const std::string_view want = simple.value;
  const auto equals = [&](std::string_view piece) {
    return equal(piece, want, simple.ignores_case);
  };
  switch (simple.op) {
    case 0:
      return true;
    case '=':
      return equals(have);
    case '~':
      return !want.empty() && has_word(have, want, simple.ignores_case);
    case '|':
      return equals(have) || (have.size() > want.size() && have[want.size()] == '-' &&
                              equals(have.substr(0, want.size())));
    case '^':
      return !want.empty() && have.size() >= want.size() && equals(have.substr(0, want.size()));
    case '$':
      return !want.empty() && have.size() >= want.size() &&
             equals(have.substr(have.size() - want.size()));
    case '*':
      return !want.empty() && (simple.ignores_case ? find_ignoring_case(have, want)
                                                   : have.find(want)) != std::string_view::npos;
    default:
      return false;
  }
}

bool SelectorMatcher::is_nth(const SimpleSelector& simple, NodeIndex element, bool from_end,
                             bool of_type) {
  const std::string_view name = document_.node(element).name;
  const auto counts = [&](NodeIndex sibling) {
    if (of_type) return document_.node(sibling).name == name;
    return simple.list == css::kNoList || matches_list(simple.list, sibling, 1);
  };
  if (!counts(element)) return false;
  std::int32_t position = 1;
  NodeIndex sibling = from_end ? next(element) : previous(element);
  for (; sibling != kNoNode; sibling = from_end ? next(sibling) : previous(sibling)) {
    if (budget_ == 0) return false;
    --budget_;
    if (counts(sibling)) ++position;
    if (simple.step == 0 && position > simple.offset) return false;
  }
  const std::int32_t beyond = position - simple.offset;
  if (simple.step == 0) return beyond == 0;
  return beyond % simple.step == 0 && beyond / simple.step >= 0;
}

bool SelectorMatcher::is_only(NodeIndex element, bool of_type) {
  constexpr SimpleSelector kFirst{.offset = 1};
  return is_nth(kFirst, element, false, of_type) && is_nth(kFirst, element, true, of_type);
}

/// Whether the nearest lang attribute says `prefix`, or something more precise.
bool SelectorMatcher::has_language(NodeIndex element, std::string_view prefix) {
  for (; element != kNoNode && budget_ > 0; element = parent(element), --budget_) {
    const Attribute* lang = document_.attribute(element, "lang");
    if (lang == nullptr) continue;
    return starts_with_ignoring_case(lang->value, prefix) &&
           (lang->value.size() == prefix.size() || lang->value[prefix.size()] == '-');
  }
  return false;
}

NodeIndex SelectorMatcher::parent(NodeIndex element) const {
  const NodeIndex above = document_.node(element).parent;
  return above == kNoNode || document_.node(above).kind != NodeKind::element ? kNoNode : above;
}

NodeIndex SelectorMatcher::next(NodeIndex element) const {
  NodeIndex sibling = document_.node(element).next_sibling;
  while (sibling != kNoNode && document_.node(sibling).kind != NodeKind::element)
    sibling = document_.node(sibling).next_sibling;
  return sibling;
}

NodeIndex SelectorMatcher::previous(NodeIndex element) {
  if (previous_.empty()) {
    const auto nodes = document_.nodes();
    previous_.assign(nodes.size(), kNoNode);
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
      if (nodes[i].kind != NodeKind::element) continue;
      const NodeIndex following = next(i);
      if (following != kNoNode) previous_[following] = i;
    }
  }
  return previous_[element];
}

}  // namespace presend::html
