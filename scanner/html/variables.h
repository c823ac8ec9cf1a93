#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "scanner/css/declarations.h"
#include "scanner/html/style_budget.h"

namespace presend::html {

/// A custom property and its value.
struct Variable {
  std::string_view name;
  css::Tokens value;
};

/// Custom properties by name, each once.
class VariableTable {
 public:
  VariableTable() = default;
  /// Of several of one name the last one counts.
  explicit VariableTable(std::vector<Variable> variables);

  /// The value, or nullptr.
  [[nodiscard]] const css::Tokens* find(std::string_view name) const;

 private:
  std::vector<Variable> sorted_;
};

/// The custom properties an element declares, and those it inherits.
struct VariableScope {
  const VariableScope* outer = nullptr;
  const VariableTable* table = nullptr;
};

/// Replaces every var() by what it stands for in `scope` (CSS Variables 1, section 3). Nothing when
/// one has neither value nor fallback, stands in a cycle, or the result grows beyond all measure.
std::optional<std::vector<css::Token>> substitute(css::Tokens tokens, const VariableScope* scope,
                                                  StyleBudget& budget);

}  // namespace presend::html
