#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace presend::smtp {

/// A stretch of text in which replies are looked for together: a paragraph, or one log line with
/// what its terminal wrapped.
struct Record {
  std::string_view text;
  std::uint32_t line = 1;  ///< of its beginning
};

/// Cuts a text into records: at blank lines and where a line begins as log lines do.
class Records {
 public:
  explicit Records(std::string_view text) : rest_(text) {}
  [[nodiscard]] std::optional<Record> next();

 private:
  [[nodiscard]] std::string_view take_line();

  std::string_view rest_;
  std::uint32_t line_ = 1;
};

/// The program that wrote a record as a log line: "Postfix" and so on; empty when it is none.
[[nodiscard]] std::string_view log_of(std::string_view record);

}  // namespace presend::smtp
