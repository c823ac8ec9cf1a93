#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "scanner/css/token.h"

namespace presend::css {

inline constexpr std::uint32_t kNoList = ~std::uint32_t{0};

/// One condition on an element (Selectors 4).
struct SimpleSelector {
  enum class Kind : std::uint8_t {
    type,
    id,
    class_name,
    attribute,
    root,
    empty,
    link,  ///< :link, :any-link
    checked,
    enabled,
    disabled,
    lang,              ///< :lang(), `value` being the prefix
    nth_child,         ///< also :first-child; position = step × n + offset
    nth_last_child,    ///< also :last-child
    nth_of_type,       ///< also :first-of-type
    nth_last_of_type,  ///< also :last-of-type
    only_child,
    only_of_type,
    matches,   ///< :is(), :where(), "&": any of list `list`
    excludes,  ///< :not(): none of list `list`
    has,       ///< :has(): some element inside or behind matches list `list`
    never,     ///< depends on what people do (:hover), or on what mail never is
    always,    ///< holds for every element
  };
  Kind kind = Kind::always;
  char op = 0;  ///< of an attribute: 0 (present) = ~ | ^ $ *
  bool ignores_case = false;
  std::string_view name;   ///< of a type or attribute in lower case; id; class
  std::string_view value;  ///< of an attribute
  std::int32_t step = 0;
  std::int32_t offset = 0;
  std::uint32_t list = kNoList;  ///< also of a position: it counts only what matches the list
};

/// Simple selectors that one element has to meet all.
struct CompoundSelector {
  std::uint32_t first = 0;  ///< into Selectors::simples
  std::uint32_t count = 0;
  /// How the element relates to that of the compound before: ' ' > + ~, or 0 for the first one.
  char combinator = 0;
  /// It stands for what another mail program puts around a message, as "u +" and ".ExternalClass"
  /// do.
  bool is_client_mark = false;
};

/// "a > b c".
struct ComplexSelector {
  std::uint32_t first = 0;  ///< into Selectors::compounds
  std::uint32_t count = 0;
  std::uint32_t specificity = 0;
  bool has_pseudo_element = false;  ///< styles a part that holds no text of the document
};

struct SelectorList {
  std::uint32_t first = 0;  ///< into Selectors::complexes
  std::uint32_t count = 0;
  std::uint32_t specificity = 0;  ///< of the most specific one
};

/// Selectors in flat arrays.
struct Selectors {
  std::vector<SimpleSelector> simples;
  std::vector<CompoundSelector> compounds;
  std::vector<ComplexSelector> complexes;
  std::vector<SelectorList> lists;
  /// Whether some selector addresses another mail program.
  bool has_client_hacks = false;

  [[nodiscard]] std::span<const SimpleSelector> of(const CompoundSelector& compound) const {
    return std::span(simples).subspan(compound.first, compound.count);
  }
  [[nodiscard]] std::span<const CompoundSelector> of(const ComplexSelector& complex) const {
    return std::span(compounds).subspan(complex.first, complex.count);
  }
  [[nodiscard]] std::span<const ComplexSelector> of(const SelectorList& list) const {
    return std::span(complexes).subspan(list.first, list.count);
  }
};

/// Whether it asks for a class that Outlook on the web has renamed: it puts "x_" before each.
[[nodiscard]] bool is_renamed_class(const SimpleSelector& selector);

/// Reads a comma-separated list and appends it to `selectors`. `parent` is the list of the rule
/// around it, which "&" stands for, or kNoList. Returns the index of the list, or kNoList when a
/// selector is invalid, which makes the whole list invalid.
std::uint32_t read_selectors(Tokens tokens, std::uint32_t parent, bool is_quirks, TextPool& pool,
                             Selectors& selectors);

}  // namespace presend::css
