#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/outcome.h"

namespace presend::lexicon {

/// Walks the entries of a word list: trimmed lines without comments ("#" at the beginning of a line
/// or after a blank), empty ones left out.
class ListReader {
 public:
  ListReader(std::string_view path, std::string_view content) : path_(path), rest_(content) {}

  /// Steps to the next entry; false at the end.
  bool next();
  [[nodiscard]] std::string_view entry() const { return entry_; }
  /// 1-based line of the entry.
  [[nodiscard]] std::uint32_t line() const { return line_; }
  /// An Error about the entry.
  [[nodiscard]] Error error(std::string reason, std::string remedy) const;

 private:
  std::string_view path_;
  std::string_view rest_;
  std::string_view entry_;
  std::uint32_t line_ = 0;
};

/// What keeps `text` from being a domain name in lower-case ASCII with a dot in it, as one clause;
/// nothing when it is one.
[[nodiscard]] std::optional<std::string> domain_fault(std::string_view text);
/// The same for one label, such as a top-level domain.
[[nodiscard]] std::optional<std::string> label_fault(std::string_view label);

/// The pieces of `text` between separators, trimmed. Empty text gives no piece, "a,,b" three.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
/// The pieces between runs of white space.
[[nodiscard]] std::vector<std::string_view> split_at_space(std::string_view text);

}  // namespace presend::lexicon
