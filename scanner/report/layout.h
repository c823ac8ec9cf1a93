#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "heuristics/finding.h"

namespace presend::report {

/// Columns of everything meant for people. Fixed, so that output does not depend on the window.
inline constexpr std::uint32_t kColumns = 80;

enum class Ink : std::uint8_t { bold, dim, red, yellow, blue, green };

/// Wraps text in colour, when colour was asked for.
class Paint {
 public:
  explicit Paint(bool is_on) : is_on_(is_on) {}
  [[nodiscard]] std::string operator()(Ink ink, std::string_view text) const;
  /// The ink of a severity: red, yellow, blue.
  [[nodiscard]] static Ink of(heuristics::Severity severity);

 private:
  bool is_on_;
};

/// Appends `text` (safe UTF-8) wrapped at kColumns by display width, with `first` before its first
/// line and `indent` blanks before the others. Words wider than a line are broken. Ends with a
/// newline.
void append_wrapped(std::string& out, std::string_view first, std::string_view text,
                    std::uint32_t indent);

/// Appends a path (safe UTF-8) on a line of its own; one that is too long is broken anywhere, as
/// its blanks count.
void append_path(std::string& out, std::string_view path, const Paint& paint);

/// `text` filled up with blanks to `width` columns.
[[nodiscard]] std::string padded(std::string_view text, std::uint32_t width);
[[nodiscard]] std::string padded_front(std::string_view text, std::uint32_t width);

/// "1 link", "2 links": `plural` for every other number.
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one,
                                  std::string_view plural);

/// "740 bytes", "34 KB", "1.5 MB".
[[nodiscard]] std::string size_in_words(std::uint64_t bytes);
/// With so many decimals, rounded: "2.10".
[[nodiscard]] std::string decimal(double number, int decimals);

}  // namespace presend::report
