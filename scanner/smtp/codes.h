#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace presend::smtp {

/// A reply code where it stands in a text.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;        ///< behind both codes
  std::string_view basic;     ///< "421"
  std::string_view enhanced;  ///< "4.7.0", or empty
  bool goes_on = false;       ///< "421-": more lines of the same reply follow
};

/// Whether `rest` begins with "\n", "\r" or "\t" spelt out as two characters, as logs do.
[[nodiscard]] bool escaped_break(std::string_view rest);

/// The status code (RFC 3463) at `at`, such as "4.7.0", or empty. A part of a longer number, such
/// as an IP address, is none.
[[nodiscard]] std::string_view enhanced_at(std::string_view text, std::size_t at);
/// The reply code at `at`, with the status code behind it when that is of the same class. What
/// stands in front of `at` is the caller's business.
[[nodiscard]] std::optional<Mark> mark_at(std::string_view text, std::size_t at);
/// Bytes of the codes at `at` that servers repeat within a reply: "421-4.7.0", "550 5.7.1",
/// "4.7.0"; 0 for anything else, a reply code alone included.
[[nodiscard]] std::size_t codes_at(std::string_view text, std::size_t at);

/// Whether a code can begin at `at`: not inside a word or number.
[[nodiscard]] bool is_code_begin(std::string_view text, std::size_t at);

/// When `text` is nothing but codes ("421", "550-5.7.1", "SMTP error 4.7.0"): those. Else nothing.
[[nodiscard]] std::optional<Mark> only_codes(std::string_view text);

}  // namespace presend::smtp
