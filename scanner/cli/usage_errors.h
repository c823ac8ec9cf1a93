#pragma once

#include <span>
#include <string>
#include <string_view>

namespace presend::cli {

// What a wrong command line is told, without the final full stop.

/// An option, by its CLI11 names ("-o,--output"), was given a value it does not have.
[[nodiscard]] std::string unknown_value(std::string_view names, const std::string& given,
                                        std::span<const std::string> known);
/// From CLI11's "Could not convert: --max-risk = x".
[[nodiscard]] std::string not_a_number(std::string_view text);
[[nodiscard]] std::string unknown_command(const std::string& wrong,
                                          std::span<const std::string> known);
[[nodiscard]] std::string unknown_option(const std::string& wrong,
                                         std::span<const std::string> known);

[[nodiscard]] std::string_view first_line(std::string_view text);

}  // namespace presend::cli
