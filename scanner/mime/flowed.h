#pragma once

#include <string_view>
#include <vector>

#include "scanner/base/source_range.h"

namespace presend::mime {

/// The pieces of a format=flowed text (RFC 3676) that are left once soft line breaks are joined:
/// the line end of a flowed line goes (with DelSp its trailing blank, too), and so do the quote
/// marks and the stuffed blank of the line that continues it. Lines of different quote depth are
/// never joined; "-- " stays a line of its own. The first line of a paragraph keeps its quote
/// marks.
[[nodiscard]] std::vector<SourceRange> flowed_pieces(std::string_view text, bool deletes_space);

}  // namespace presend::mime
