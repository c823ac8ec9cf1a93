#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/source_map.h"
#include "scanner/base/source_range.h"

namespace presend::mime {

/// A uuencoded file inside a text.
struct UuencodedBlock {
  SourceRange at;             ///< offsets into the text: from "begin" behind "end" and its line end
  SourceRange filename;       ///< offsets into the text
  std::string bytes;          ///< decoded
  SourceMap map;              ///< bytes -> where the text came from
  bool is_malformed = false;  ///< no "end", or a line that is too short
};

struct UuencodeScan {
  std::vector<UuencodedBlock> files;
  std::vector<SourceRange> bad_begins;  ///< "begin 644 name" lines that no data follow
};

/// Finds the uuencoded files of a text: a line "begin MODE NAME" that at least one line of data
/// follows. A file without "end" ends with its last line of data. `offset` is where `text` begins
/// in what UuencodedBlock::map leads to. O(n).
[[nodiscard]] UuencodeScan find_uuencoded(std::string_view text, std::uint32_t offset = 0);

}  // namespace presend::mime
