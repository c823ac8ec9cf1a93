#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "scanner/base/source_map.h"
#include "scanner/template/tags.h"

namespace presend::templates {

/// Values by the names of tags.
class Variables {
 public:
  Variables() = default;
  /// Views `values`, which must outlive it.
  explicit Variables(std::span<const std::pair<std::string, std::string>> values);

  [[nodiscard]] bool empty() const { return exact_.empty(); }
  /// The value of a tag's name: by the whole dotted path; of Mailchimp's in any case.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view path, Syntax syntax) const;

 private:
  std::unordered_map<std::string_view, std::string_view> exact_;
  std::unordered_map<std::string, std::string_view> lower_;
};

/// A text with its simple tags filled in.
struct Rendered {
  std::string text;
  SourceMap map;  ///< to what the text's own map leads to; a value leads to its tag
};

/// Fills in the tags that only print a value by its name, and those without a value that say what
/// else to print; all others stay. Nothing when there is none of them. `map` is the way from `text`
/// to its source. With `escapes`, markup in values is escaped where the language does so. `room` is
/// how many bytes values may take and is left with what remains; tags beyond it stay.
/// O(size of text and result).
[[nodiscard]] std::optional<Rendered> render(std::string_view text, const SourceMap& map,
                                             const Variables& variables, SyntaxSet declared,
                                             bool escapes, std::size_t& room);

}  // namespace presend::templates
