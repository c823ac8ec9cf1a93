#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/limits.h"
#include "scanner/config/document.h"
#include "scanner/config/values.h"

namespace presend::config {

/// What is wrong with a value.
struct Problem {
  std::string reason;  ///< a clause that goes on after the key: "must be a number, not a text"
  std::string remedy;  ///< may be empty
};

/// A key of presend.toml that the command line can say too.
struct Key {
  std::string_view name;   ///< with its table: "sender.address"
  bool is_of_run = false;  ///< counts once for all drafts: where the program is started
  /// Paths are relative to `folder`.
  std::optional<Problem> (*read)(const Node& node, std::string_view folder, Values& values);
  bool (*is_given)(const Values& values);
  void (*copy)(const Values& from, Values& to);
  /// The value as TOML, or the default; empty when there is neither.
  std::string (*show)(const Values& values);
};
[[nodiscard]] std::span<const Key> value_keys();

/// A key of [limits].
struct LimitKey {
  std::string_view name;
  std::uint32_t Limits::*member;
  std::uint32_t most;
};
[[nodiscard]] std::span<const LimitKey> limit_keys();

/// Takes from `file` whatever `given` leaves open. A --select that is given sets `ignore` and
/// `extend-select` of the file aside.
[[nodiscard]] Values merged(const Values& given, const Values& file);

/// The names of report::formats(), in their order.
[[nodiscard]] std::vector<std::string> all_format_names();

/// Every key that there is, as in the file: "max-risk", "sender.address", "rules.ID.points",
/// "per-file.paths". For documentation and its test.
[[nodiscard]] std::vector<std::string> all_key_names();

/// "must be …, not a text", where `node` has the wrong type.
[[nodiscard]] Problem wrong_type(std::string_view wanted, const Node& node);
/// Reads a list of texts; a single text is a list of one.
[[nodiscard]] std::optional<Problem> read_texts(const Node& node, std::vector<std::string>& texts);
/// Reads one of `choices`.
template <class Value, std::size_t kCount>
[[nodiscard]] std::optional<Problem> read_choice(const Node& node,
                                                 const Choice<Value> (&choices)[kCount],
                                                 std::optional<Value>& value);
/// "must be a, b or c, not \"d\"", with the nearest.
[[nodiscard]] Problem not_among(const Node& node, const std::vector<std::string>& known);

template <class Value, std::size_t kCount>
std::optional<Problem> read_choice(const Node& node, const Choice<Value> (&choices)[kCount],
                                   std::optional<Value>& value) {
  std::vector<std::string> known;
  for (const Choice<Value>& choice : choices) {
    if (node.type == Node::Type::text && node.text == choice.name) {
      value = choice.value;
      return std::nullopt;
    }
    known.emplace_back(choice.name);
  }
  return not_among(node, known);
}

}  // namespace presend::config
