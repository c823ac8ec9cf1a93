#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scanner/base/outcome.h"

namespace presend::config {

/// A value of a TOML document, with its line. Tables keep the order of the file.
struct Node {
  enum class Type : std::uint8_t { text, whole, real, truth, list, table, other };

  Type type = Type::other;
  std::uint32_t line = 0;  ///< 1-based
  std::string text;        ///< of type text
  double number = 0;       ///< of type whole or real
  bool truth = false;
  std::vector<Node> items;
  std::vector<std::pair<std::string, Node>> members;  ///< their lines are those of the keys

  /// The member of that name, or nullptr.
  [[nodiscard]] const Node* find(std::string_view name) const;
  [[nodiscard]] bool is_number() const { return type == Type::whole || type == Type::real; }
};

/// "a text", "a whole number", …: what a type is called in errors.
[[nodiscard]] std::string_view name(Node::Type type);

/// Reads TOML 1.0; `file` names it in errors. At most 1 MiB.
[[nodiscard]] Outcome<Node> parse_toml(const std::string& file, std::string_view text);

/// A TOML string, quoted and escaped.
[[nodiscard]] std::string toml_string(std::string_view text);
/// ["a", "b"].
[[nodiscard]] std::string toml_list(const std::vector<std::string>& texts);
/// "12.5", "50".
[[nodiscard]] std::string toml_number(double number);

}  // namespace presend::config
