#pragma once

#include <span>
#include <string>
#include <string_view>

#include "scanner/base/source_range.h"

namespace presend::mime {

/// A field as the scanner of header blocks found it: its places, and what mimetic reads there.
struct RawField {
  SourceRange name;      ///< without blanks in front of the colon
  SourceRange raw;       ///< field body as it stands, folds included; cut at Limits::field_bytes
  SourceRange range;     ///< the whole field without its last line end; never cut
  std::string unfolded;  ///< the field body without folds; NULs are blanks, at most 4 KB
};

/// Has mimetic read the fields of one header block and fills in `unfolded`. The places are those of
/// `text`. Where mimetic sees other fields than the scanner did, the scanner's are unfolded as they
/// stand.
void read_fields(std::string_view text, std::span<RawField> fields);

}  // namespace presend::mime
