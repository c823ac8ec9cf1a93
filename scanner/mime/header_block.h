#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "scanner/base/limits.h"
#include "scanner/mime/boundaries.h"
#include "scanner/mime/defect_log.h"
#include "scanner/mime/field_reader.h"
#include "scanner/mime/lines.h"

namespace presend::mime {

/// What the header block belongs to; a message may have an mbox "From " line in front, and only the
/// message of the file itself a byte order mark or blank lines.
enum class HeaderOf : std::uint8_t { file, enclosed_message, part };

struct HeaderBlock {
  std::vector<RawField> fields;
  SourceRange range;            ///< without the blank line that ends it
  std::uint32_t body = 0;       ///< where the body begins
  bool ends_with_text = false;  ///< the text ends inside the block, no blank line seen
};

/// Finds the fields of the header block at `at` and has mimetic read them. Ends at a blank line, in
/// front of a delimiter of `boundaries`, or where body text begins without a blank line. Lines that
/// are no fields do not end it when fields follow, since mail clients skip them, too.
[[nodiscard]] HeaderBlock read_header_block(const Lines& lines, std::uint32_t at, HeaderOf of,
                                            const Boundaries& boundaries, const Limits& limits,
                                            PartIndex part, DefectLog& defects);

}  // namespace presend::mime
