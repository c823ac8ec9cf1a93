#pragma once

#include <string>
#include <string_view>

namespace presend::html {

/// A copy of `source` whose template tags are hidden from the parser, byte for byte: what leaves
/// nothing becomes blanks, what leaves text becomes letters, or blanks where letters would change
/// the tree (between the cells of a table, in the head, between attributes). Empty when there are
/// no template tags. O(n).
std::string mask_template_tags(std::string_view source);

}  // namespace presend::html
