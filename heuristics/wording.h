#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace presend::heuristics {

/// "102,400".
[[nodiscard]] std::string with_commas(std::uint64_t number);
/// "1 line", "3 lines".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view noun);
/// The text in quotation marks, white space collapsed, cut to about 60 bytes.
[[nodiscard]] std::string quoted(std::string_view text);
/// "a, b and c", or "a, b and 3 more" where there are more than `most` and one.
[[nodiscard]] std::string enumerated(std::span<const std::string> items, std::size_t most);
/// At most 200 bytes of any bytes as valid UTF-8: what is no UTF-8 becomes U+FFFD. For quotes.
[[nodiscard]] std::string readable(std::string_view bytes);

}  // namespace presend::heuristics
