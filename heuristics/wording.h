#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace presend::heuristics {

/// "102,400".
[[nodiscard]] std::string with_commas(std::uint64_t number);
/// "1 line", "3 lines".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view noun);
/// The text in quotation marks, white space collapsed, cut to about 60 bytes.
[[nodiscard]] std::string quoted(std::string_view text);
/// At most 200 bytes of any bytes as valid UTF-8: what is no UTF-8 becomes U+FFFD. For quotes.
[[nodiscard]] std::string readable(std::string_view bytes);

}  // namespace presend::heuristics
