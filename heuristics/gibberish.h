#pragma once

#include <string_view>

namespace presend::heuristics {

/// Whether a token of ASCII letters is no word of a European language, to judge by its pairs of
/// neighbouring letters: "xkqjzv" is none; "Rechtsschutz", "syzygy" and "xxviii" are. Fewer than
/// five letters, and letters of mixed case, say nothing: false. Rather misses one than takes a word
/// of another language for one.
[[nodiscard]] bool is_letter_jumble(std::string_view token);

/// Whether letters of both cases and digits are mixed as by chance: "4139YAEk3", "42xoY4dA3T1".
/// Product names such as "iPhone15Pro" and codes in one case are not.
[[nodiscard]] bool is_code_jumble(std::string_view token);

}  // namespace presend::heuristics
