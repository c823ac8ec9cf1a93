#include "scanner/css/selector.h"

#include <algorithm>
#include <optional>
#include <string>

#include "scanner/css/keywords.h"
#include "scanner/css/pseudo_class.h"

namespace presend::css {
namespace {

using Kind = SimpleSelector::Kind;

constexpr std::uint32_t kIdWeight = 1U << 20;
constexpr std::uint32_t kClassWeight = 1U << 10;
constexpr std::uint32_t kTypeWeight = 1;
constexpr int kMostDepth = 6;
constexpr std::size_t kMostCompounds = 64;

/// Attribute values that HTML compares without case (HTML 4.16.2).
bool is_caseless_attribute(std::string_view name) {
  return is_one_of(name,
                   {"align", "bgcolor", "type",   "dir",   "lang",   "color",   "valign", "rel",
                    "media", "face",    "link",   "alink", "vlink",  "text",    "shape",  "scope",
                    "rules", "frame",   "method", "clear", "nowrap", "noshade", "charset"});
}

/// Classes, ids and attributes that other mail programs put around a message.
bool is_client_mark(std::string_view name) {
  return is_one_of(name, {"ExternalClass", "MessageViewBody", "outlook", "owa", "data-ogsc",
                          "data-ogsb", "data-ogac", "data-ogab", "moz-text-html", "yahoo",
                          "yahoofix", "data-outlook-cycle", "MessageWebViewDiv", "gmail-fix",
                          "MessageContainer", "mail-detail-content", "AOLWebSuite"});
}

}  // namespace

bool is_renamed_class(const SimpleSelector& selector) {
  return selector.kind == Kind::attribute && selector.name == "class" &&
         selector.value.starts_with("x_");
}

namespace {

class SelectorReader {
 public:
  SelectorReader(std::uint32_t parent, bool is_quirks, TextPool& pool, Selectors& out)
      : parent_(parent), is_quirks_(is_quirks), pool_(pool), out_(out) {}

  /// `is_forgiving`: an invalid selector drops out alone.
  std::uint32_t list(Tokens tokens, int depth, bool is_forgiving, bool is_relative) {
    if (depth > kMostDepth) return kNoList;
    std::vector<ComplexSelector> found;
    std::size_t begin = 0;
    while (begin <= tokens.size()) {
      std::size_t end = begin;
      while (end < tokens.size() && !tokens[end].is(TokenKind::comma)) end = after(tokens, end);
      const auto selector = complex(trim(tokens.subspan(begin, end - begin)), depth, is_relative);
      if (selector)
        found.push_back(*selector);
      else if (!is_forgiving)
        return kNoList;
      begin = end + 1;
    }
    SelectorList list{.first = static_cast<std::uint32_t>(out_.complexes.size()),
                      .count = static_cast<std::uint32_t>(found.size())};
    for (const ComplexSelector& selector : found) {
      list.specificity = std::max(list.specificity, selector.specificity);
      out_.complexes.push_back(selector);
    }
    out_.lists.push_back(list);
    return static_cast<std::uint32_t>(out_.lists.size() - 1);
  }

 private:
  struct Draft {
    std::vector<CompoundSelector> compounds;
    std::vector<std::vector<SimpleSelector>> simples;
    std::uint32_t specificity = 0;
    bool has_pseudo_element = false;
    bool names_parent = false;
  };

  std::optional<ComplexSelector> complex(Tokens tokens, int depth, bool is_relative) {
    Draft draft;
    std::size_t at = 0;
    char combinator = 0;
    if (is_relative || (depth == 0 && parent_ != kNoList)) {
      // A relative selector may begin with its combinator.
      combinator = take_combinator(tokens, at, ' ');
    }
    const bool has_leading = combinator != 0 && at > 0;
    while (at < tokens.size()) {
      if (draft.has_pseudo_element || draft.compounds.size() == kMostCompounds) return std::nullopt;
      std::vector<SimpleSelector> simples;
      if (!compound(tokens, at, depth, simples, draft)) return std::nullopt;
      draft.compounds.push_back({.combinator = combinator});
      draft.simples.push_back(std::move(simples));
      if (at == tokens.size()) break;
      combinator = take_combinator(tokens, at, 0);
      if (combinator == 0 || at == tokens.size()) return std::nullopt;
      if (is_mark(draft.simples.back(), combinator)) {
        draft.compounds.back().is_client_mark = true;
        out_.has_client_hacks = true;
      }
    }
    if (draft.compounds.empty()) return std::nullopt;
    if (depth == 0 && parent_ != kNoList && (!draft.names_parent || has_leading))
      prepend_parent(draft);
    else if (!is_relative)
      draft.compounds.front().combinator = 0;
    return keep(draft);
  }

  /// The combinator at `at`, white space around it included; `otherwise` when there is none.
  static char take_combinator(Tokens tokens, std::size_t& at, char otherwise) {
    const std::size_t begin = at;
    skip_space(tokens, at);
    if (at < tokens.size() && tokens[at].is(TokenKind::delim) &&
        std::string_view(">+~").find(tokens[at].delim) != std::string_view::npos) {
      const char combinator = tokens[at++].delim;
      skip_space(tokens, at);
      return combinator;
    }
    return at > begin ? ' ' : otherwise;
  }

  void prepend_parent(Draft& draft) {
    if (draft.compounds.front().combinator == 0) draft.compounds.front().combinator = ' ';
    draft.compounds.insert(draft.compounds.begin(), CompoundSelector{});
    draft.simples.insert(draft.simples.begin(), {parent_reference(draft)});
  }

  SimpleSelector parent_reference(Draft& draft) {
    if (parent_ == kNoList) return {.kind = Kind::root};
    draft.specificity += out_.lists[parent_].specificity;
    return {.kind = Kind::matches, .list = parent_};
  }

  ComplexSelector keep(const Draft& draft) {
    const ComplexSelector selector{.first = static_cast<std::uint32_t>(out_.compounds.size()),
                                   .count = static_cast<std::uint32_t>(draft.compounds.size()),
                                   .specificity = draft.specificity,
                                   .has_pseudo_element = draft.has_pseudo_element};
    for (std::size_t i = 0; i < draft.compounds.size(); ++i) {
      CompoundSelector compound = draft.compounds[i];
      compound.first = static_cast<std::uint32_t>(out_.simples.size());
      compound.count = static_cast<std::uint32_t>(draft.simples[i].size());
      out_.simples.insert(out_.simples.end(), draft.simples[i].begin(), draft.simples[i].end());
      out_.compounds.push_back(compound);
    }
    return selector;
  }

  bool compound(Tokens tokens, std::size_t& at, int depth, std::vector<SimpleSelector>& out,
                Draft& draft) {
    const std::size_t begin = at;
    while (at < tokens.size()) {
      const Token& token = tokens[at];
      if (token.is(TokenKind::ident) && at == begin) {
        draft.specificity += kTypeWeight;
        out.push_back({.kind = Kind::type, .name = lower(token.text)});
        ++at;
      } else if (at == begin && token.is_delim('*') && at + 2 < tokens.size() &&
                 tokens[at + 1].is_delim('|')) {
        // "*|name": whatever namespace the element is of.
        if (!tokens[at + 2].is(TokenKind::ident) && !tokens[at + 2].is_delim('*')) return false;
        if (tokens[at + 2].is(TokenKind::ident)) {
          draft.specificity += kTypeWeight;
          out.push_back({.kind = Kind::type, .name = lower(tokens[at + 2].text)});
        }
        at += 3;
      } else if (token.is_delim('*') && at == begin) {
        out.push_back({.kind = Kind::always});
        ++at;
      } else if (token.is_delim('&')) {
        draft.names_parent = true;
        out.push_back(parent_reference(draft));
        ++at;
      } else if (token.is(TokenKind::hash)) {
        if (!token.is_name) return false;
        draft.specificity += kIdWeight;
        out.push_back(named(Kind::id, token.text));
        ++at;
      } else if (token.is_delim('.')) {
        if (at + 1 == tokens.size() || !tokens[at + 1].is(TokenKind::ident)) return false;
        draft.specificity += kClassWeight;
        out.push_back(named(Kind::class_name, tokens[at + 1].text));
        at += 2;
      } else if (token.is(TokenKind::open_square)) {
        draft.specificity += kClassWeight;
        if (!attribute(inside(tokens, at), out)) return false;
        at = after(tokens, at);
      } else if (token.is(TokenKind::colon)) {
        ++at;
        if (!pseudo(tokens, at, depth, out, draft)) return false;
      } else {
        break;
      }
    }
    return at > begin;
  }

  SimpleSelector named(Kind kind, std::string_view name) const {
    return {.kind = kind, .ignores_case = is_quirks_, .name = name};
  }

  /// Whether the compound, before `combinator`, means a mail program's own element.
  static bool is_mark(std::span<const SimpleSelector> simples, char combinator) {
    const bool is_beside = combinator == '+' || combinator == '~';
    return std::any_of(simples.begin(), simples.end(), [&](const SimpleSelector& simple) {
      if (simple.kind == Kind::type) return is_beside && simple.name == "u";
      return !simple.name.empty() && is_client_mark(simple.name);
    });
  }

  bool attribute(Tokens tokens, std::vector<SimpleSelector>& out) {
    tokens = trim(tokens);
    if (tokens.empty() || !tokens[0].is(TokenKind::ident)) return false;
    SimpleSelector simple{.kind = Kind::attribute, .name = lower(tokens[0].text)};
    std::size_t at = 1;
    skip_space(tokens, at);
    if (at < tokens.size()) {
      if (!tokens[at].is(TokenKind::delim)) return false;
      simple.op = tokens[at++].delim;
      if (simple.op != '=') {
        if (std::string_view("~|^$*").find(simple.op) == std::string_view::npos) return false;
        if (at == tokens.size() || !tokens[at].is_delim('=')) return false;
        ++at;
      }
      skip_space(tokens, at);
      if (at == tokens.size() ||
          (!tokens[at].is(TokenKind::ident) && !tokens[at].is(TokenKind::string)))
        return false;
      simple.value = tokens[at++].text;
      simple.ignores_case = is_caseless_attribute(simple.name);
      skip_space(tokens, at);
      if (at < tokens.size()) {
        if (!tokens[at].is(TokenKind::ident) || !is_one_of(tokens[at].text, {"i", "s"}))
          return false;
        simple.ignores_case = equals_ignoring_case(tokens[at].text, "i");
        if (++at != tokens.size()) return false;
      }
      if (is_renamed_class(simple)) out_.has_client_hacks = true;
    }
    out.push_back(simple);
    return true;
  }

  bool pseudo(Tokens tokens, std::size_t& at, int depth, std::vector<SimpleSelector>& out,
              Draft& draft) {
    if (at == tokens.size()) return false;
    const bool is_element = tokens[at].is(TokenKind::colon);
    if (is_element) ++at;
    if (at == tokens.size()) return false;
    const Token& token = tokens[at];
    const bool is_function = token.is(TokenKind::function);
    if (!is_function && !token.is(TokenKind::ident)) return false;
    const Tokens arguments = is_function ? trim(inside(tokens, at)) : Tokens();
    at = after(tokens, at);
    if (is_element || is_legacy_pseudo_element(token.text)) {
      draft.has_pseudo_element = true;
      draft.specificity += kTypeWeight;
      return is_pseudo_element(token.text);
    }
    if (is_function) return function(token.text, arguments, depth, out, draft);
    const auto simple = find_pseudo_class(token.text);
    if (!simple) return false;
    draft.specificity += kClassWeight;
    out.push_back(*simple);
    return true;
  }

  bool function(std::string_view name, Tokens arguments, int depth,
                std::vector<SimpleSelector>& out, Draft& draft) {
    std::size_t of = 0;
    while (of < arguments.size() &&
           !(arguments[of].is(TokenKind::ident) && is_one_of(arguments[of].text, {"of"})))
      of = after(arguments, of);
    if (auto position = find_positional(name, arguments.first(of))) {
      draft.specificity += kClassWeight;
      if (of < arguments.size()) {
        position->list = list(trim(arguments.subspan(of + 1)), depth + 1, false, false);
        if (position->list == kNoList) return false;
        draft.specificity += out_.lists[position->list].specificity;
      }
      out.push_back(*position);
      return true;
    }
    SimpleSelector simple;
    bool is_forgiving = false;
    if (is_one_of(name, {"is", "where", "-webkit-any"})) {
      simple.kind = Kind::matches;
      is_forgiving = is_one_of(name, {"is", "where"});
    } else if (is_one_of(name, {"not"})) {
      simple.kind = Kind::excludes;
    } else if (is_one_of(name, {"has"})) {
      simple.kind = Kind::has;
    } else if (is_one_of(name, {"lang"})) {
      if (arguments.empty() || arguments[0].text.empty()) return false;
      draft.specificity += kClassWeight;
      out.push_back({.kind = Kind::lang, .value = arguments[0].text});
      return true;
    } else if (is_one_of(name, {"dir", "host", "host-context", "state"})) {
      draft.specificity += kClassWeight;
      out.push_back({.kind = Kind::never});
      return true;
    } else {
      return false;
    }
    simple.list = list(arguments, depth + 1, is_forgiving, simple.kind == Kind::has);
    if (simple.list == kNoList) return false;
    if (!is_one_of(name, {"where"})) draft.specificity += out_.lists[simple.list].specificity;
    out.push_back(simple);
    return true;
  }

  std::string_view lower(std::string_view name) {
    const bool is_lower =
        std::none_of(name.begin(), name.end(), [](char c) { return ascii_lower(c) != c; });
    return is_lower ? name : pool_.keep(to_ascii_lower(name));
  }

  std::uint32_t parent_;
  bool is_quirks_;
  TextPool& pool_;
  Selectors& out_;
};

}  // namespace

std::uint32_t read_selectors(Tokens tokens, std::uint32_t parent, bool is_quirks, TextPool& pool,
                             Selectors& selectors) {
  return SelectorReader(parent, is_quirks, pool, selectors).list(tokens, 0, false, false);
}

}  // namespace presend::css
