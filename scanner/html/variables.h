#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "scanner/css/declarations.h"

namespace presend::html {

/// The custom properties an element declares, and those it inherits.
struct VariableScope {
  const VariableScope* outer = nullptr;
  std::vector<std::pair<std::string_view, css::Tokens>> values;
};

/// Replaces every var() by what it stands for in `scope` (CSS Variables 1, section 3). Nothing when
/// one has neither value nor fallback, stands in a cycle, or the result grows beyond all measure.
std::optional<std::vector<css::Token>> substitute(css::Tokens tokens, const VariableScope* scope);

}  // namespace presend::html
