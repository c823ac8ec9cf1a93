#pragma once

#include <optional>
#include <string_view>

#include "scanner/template/tags.h"

namespace presend::templates {

/// What an output tag prints. Views the text of the tag.
struct Expression {
  std::string_view path;                     ///< "customer.first_name", "FNAME"
  std::optional<std::string_view> fallback;  ///< what it prints without a value, if it says so
  bool has_fallback = false;                 ///< it says so, though perhaps not as plain text
  bool is_simple = false;  ///< nothing but the name, and perhaps a plain text as fallback
  bool is_raw = false;     ///< markup in the value stays markup
};

/// Reads an output tag. O(its size).
[[nodiscard]] Expression read_expression(const Tag& tag, std::string_view text);

/// Whether the syntax has a way to write a fallback into the tag itself.
[[nodiscard]] bool can_have_fallback(Syntax syntax);

}  // namespace presend::templates
