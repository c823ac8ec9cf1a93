#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/preview/preview.h"

namespace presend::report {

/// A place in what html_source() wrote: the line of the file, and how many UTF-16 code units of the
/// line's text stand before it there.
struct ShownPlace {
  std::uint32_t line = 0;
  std::uint32_t units = 0;
};

/// The text of a draft as numbered lines.
struct HtmlSource {
  std::string html;  ///< <b data-l=NUMBER> a line, <i> what is left out
  std::uint32_t lines_left_out = 0;
  std::map<std::uint32_t, ShownPlace> places;  ///< of the offsets that were asked for
};

/// Writes the file of a draft. Lines that hold an asked offset are there in any case; encoded
/// pictures and files, and what is beyond a megabyte, are left out around them. Offsets in
/// Preview::bytes. `id`: lines with an asked offset are the anchors "ID-LLINE".
[[nodiscard]] HtmlSource html_source(const preview::Preview& preview,
                                     std::vector<std::uint32_t> asked, std::string_view id);

}  // namespace presend::report
