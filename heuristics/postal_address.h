#pragma once

#include <string_view>

#include "scanner/template/syntax.h"

namespace presend::heuristics {

/// Whether a text (UTF-8) seems to hold a postal address of Western European or American form: a
/// street with a house number, a postcode with a place, or a post-office box. Rather finds one too
/// many than one too few. Words: en, de, fr, es, pt, it, nl, pl. O(n).
[[nodiscard]] bool has_postal_address(std::string_view text);

/// Whether it names the page where the law of German-speaking countries wants the address to stand,
/// or holds a template tag that becomes the address, such as *|LIST:ADDRESS|*.
[[nodiscard]] bool refers_to_postal_address(std::string_view text,
                                            templates::SyntaxSet declared = {});

}  // namespace presend::heuristics
