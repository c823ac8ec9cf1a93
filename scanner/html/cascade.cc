#include "scanner/html/cascade.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "scanner/base/ascii.h"

namespace presend::html {
namespace {

using Kind = css::SimpleSelector::Kind;

/// FNV-1a over the lower-case name, told apart by what the name is of. A collision costs a test.
constexpr std::uint64_t hash_of(Kind kind, std::string_view name) {
  std::uint64_t hash = 14695981039346656037ULL + static_cast<std::uint64_t>(kind);
  for (const char c : name) {
    hash ^= static_cast<unsigned char>(ascii_lower(c));
    hash *= 1099511628211ULL;
  }
  return hash;
}

constexpr std::uint64_t kAnyElement = hash_of(Kind::always, "");

/// By what of its last compound a selector is looked up: an id, else a class, else a type.
std::uint64_t key_hash(std::span<const css::SimpleSelector> simples) {
  const css::SimpleSelector* best = nullptr;
  const auto rank = [](const css::SimpleSelector& simple) {
    switch (simple.kind) {
      case Kind::id:
        return 3;
      case Kind::class_name:
        return 2;
      case Kind::type:
        return 1;
      default:
        return 0;
    }
  };
  for (const css::SimpleSelector& simple : simples)
    if (rank(simple) > (best == nullptr ? 0 : rank(*best))) best = &simple;
  return best == nullptr ? kAnyElement : hash_of(best->kind, best->name);
}

bool is_css(std::string_view type) {
  return type.empty() || equals_ignoring_case(presend::trim(type), "text/css");
}

}  // namespace

Cascade::Cascade(const Document& document, const css::View& view, std::uint32_t match_budget)
    : document_(document),
      sheets_(read_sheets(document, view, pool_)),
      matcher_(document, sheets_.selectors(), view.honours_client_hacks, match_budget) {
  index_rules();
}

css::StyleSheets Cascade::read_sheets(const Document& document, const css::View& view,
                                      TextPool& pool) {
  css::StyleSheets sheets(view, document.is_quirks());
  const auto nodes = document.nodes();
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    if (nodes[i].is("template")) i = nodes[i].end - 1;
    if (!nodes[i].is("style")) continue;
    if (!is_css(document.attribute_value(i, "type"))) continue;
    std::string_view text;
    std::string joined;
    for (NodeIndex child = i + 1; child < nodes[i].end; ++child) {
      if (nodes[child].kind != NodeKind::text) continue;
      joined += text.empty() ? "" : nodes[child].text;
      if (text.empty()) text = nodes[child].text;
    }
    if (!joined.empty()) text = pool.keep(std::string(text) + joined);
    sheets.add(text, document.attribute_value(i, "media"));
  }
  return sheets;
}

void Cascade::index_rules() {
  const css::Selectors& selectors = sheets_.selectors();
  const auto rules = sheets_.rules();
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
    const css::SelectorList& list = selectors.lists[rules[rule].selectors];
    for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
      const css::ComplexSelector& complex = selectors.complexes[i];
      if (complex.has_pseudo_element) continue;
      keys_.push_back({key_hash(selectors.of(selectors.of(complex).back())), rule, i});
    }
  }
  std::sort(keys_.begin(), keys_.end(), [](const Key& a, const Key& b) {
    return std::tie(a.hash, a.rule, a.complex) < std::tie(b.hash, b.rule, b.complex);
  });
}

void Cascade::try_keys(std::uint64_t hash, NodeIndex element) {
  auto key = std::lower_bound(keys_.begin(), keys_.end(), hash,
                              [](const Key& k, std::uint64_t wanted) { return k.hash < wanted; });
  for (; key != keys_.end() && key->hash == hash && !matcher_.is_exhausted(); ++key) {
    const css::ComplexSelector& complex = sheets_.selectors().complexes[key->complex];
    if (!matcher_.matches(complex, element)) continue;
    matches_.push_back({sheets_.rules()[key->rule].layer, complex.specificity, key->rule});
  }
}

void Cascade::find_rules(NodeIndex element) {
  matches_.clear();
  if (keys_.empty()) return;
  try_keys(kAnyElement, element);
  try_keys(hash_of(Kind::type, document_.node(element).name), element);
  for (const Attribute& attribute : document_.attributes(element)) {
    if (attribute.name == "id") try_keys(hash_of(Kind::id, attribute.value), element);
    if (attribute.name != "class") continue;
    std::size_t at = 0;
    while (at < attribute.value.size()) {
      while (at < attribute.value.size() && is_space(attribute.value[at])) ++at;
      std::size_t end = at;
      while (end < attribute.value.size() && !is_space(attribute.value[end])) ++end;
      if (end > at)
        try_keys(hash_of(Kind::class_name, attribute.value.substr(at, end - at)), element);
      at = end;
    }
  }
  if (matches_.size() > 1)
    std::sort(matches_.begin(), matches_.end(), [](const Match& a, const Match& b) {
      return std::tie(a.layer, a.specificity, a.rule) < std::tie(b.layer, b.specificity, b.rule);
    });
}

std::span<const css::Declaration> Cascade::style_attribute(NodeIndex element) {
  const std::string_view text = document_.attribute_value(element, "style");
  if (text.empty()) return {};
  const auto known = attributes_.find(text);
  Piece piece{};
  if (known != attributes_.end()) {
    piece = known->second;
  } else {
    const css::ValueContext& context = sheets_.context();
    const auto first = static_cast<std::uint32_t>(attribute_declarations_.size());
    scratch_.clear();
    css::tokenize(text, pool_, scratch_);
    css::read_declarations(scratch_, context, attribute_declarations_);
    piece = {first, static_cast<std::uint32_t>(attribute_declarations_.size()) - first};
    // Only values that are read later point to their tokens.
    const auto declarations = std::span(attribute_declarations_).subspan(first);
    const bool is_needed = std::any_of(
        declarations.begin(), declarations.end(),
        [](const css::Declaration& d) { return d.value.kind == css::Value::Kind::deferred; });
    if (is_needed) attribute_tokens_.push_back(std::move(scratch_));
    attributes_.emplace(text, piece);
  }
  return std::span(attribute_declarations_).subspan(piece.first, piece.count);
}

void Cascade::apply(std::span<const css::Declaration> declarations, bool is_important) {
  for (const css::Declaration& declaration : declarations) {
    if (declaration.is_important != is_important) continue;
    declared_.is_empty_ = false;
    if (declaration.property == css::Property::custom)
      declared_.custom.push_back(&declaration);
    else
      declared_.winner[static_cast<std::size_t>(declaration.property)] = &declaration;
  }
}

const Declared& Cascade::declared(NodeIndex element) {
  if (!declared_.is_empty_) {
    declared_.winner.fill(nullptr);
    declared_.custom.clear();
    declared_.is_empty_ = true;
  }
  find_rules(element);
  const auto own = style_attribute(element);
  const auto rules = sheets_.rules();
  for (const Match& match : matches_) apply(sheets_.declarations(rules[match.rule]), false);
  apply(own, false);
  // Important declarations of earlier layers win over those of later ones, and those over none.
  std::size_t end = matches_.size();
  while (end > 0) {
    std::size_t begin = end;
    while (begin > 0 && matches_[begin - 1].layer == matches_[end - 1].layer) --begin;
    for (std::size_t i = begin; i < end; ++i)
      apply(sheets_.declarations(rules[matches_[i].rule]), true);
    end = begin;
  }
  apply(own, true);
  return declared_;
}

}  // namespace presend::html
