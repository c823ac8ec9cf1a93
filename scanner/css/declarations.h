#pragma once

#include <string_view>
#include <vector>

#include "scanner/css/property.h"
#include "scanner/css/token.h"

namespace presend::css {

struct Declaration {
  Property property = Property::custom;
  bool is_important = false;
  Value value = {};
  std::string_view name = {};  ///< of a custom property
  /// Of a deferred value: the shorthand it was written for, whose longhand `property` is; else 0.
  std::uint8_t shorthand = 0;
};

/// Reads one declaration, "name: value", and appends what it says of the properties presend knows:
/// none when it is invalid or about others, several for a shorthand. Returns whether it has the
/// form of a declaration at all. Values may refer to `tokens`, which must outlive them.
bool read_declaration(Tokens tokens, const ValueContext& context, std::vector<Declaration>& out);

/// Reads the contents of a style attribute (CSS Syntax 3, 5.5.4).
void read_declarations(Tokens tokens, const ValueContext& context, std::vector<Declaration>& out);

/// Reads the value of a deferred declaration once its var() are substituted: what it says of its
/// property. Nothing when it is invalid.
std::optional<Value> read_deferred(const Declaration& declaration, Tokens tokens,
                                   const ValueContext& context);

}  // namespace presend::css
