#pragma once

#include <span>
#include <string>
#include <string_view>

#include "scanner/template/tags.h"

namespace presend::html {

/// A copy of `source` whose template tags are hidden from the parser, byte for byte: what leaves
/// nothing becomes blanks, what leaves text becomes letters, or blanks where letters would change
/// the tree (between the cells of a table, in the head, between attributes). Empty when there are
/// no tags. `tags` as find_tags() gives them for `source`. O(n).
std::string mask_template_tags(std::string_view source, std::span<const templates::Tag> tags);

}  // namespace presend::html
