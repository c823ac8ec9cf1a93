#pragma once

#include <string_view>

#include "scanner/base/limits.h"
#include "scanner/html/builder.h"

namespace presend::html {

/// Reads the tags, comments and texts of `builder.parsed()` into one flat list inside one body,
/// for markup that is too costly to parse. Scripts, styles and titles keep their text to
/// themselves. Stops at limits.html_nodes. O(n).
void plain_scan(Builder& builder, const Limits& limits);

}  // namespace presend::html
