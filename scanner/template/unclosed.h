#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "scanner/template/tags.h"

namespace presend::templates {

/// What was meant for a tag but is none, as a delimiter is not whole: "{{ name }", "*|FNAME*".
struct BrokenTag {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view missing;  ///< the delimiter that should be there: "}}"
  bool lacks_end = true;     ///< else its beginning
};

/// Finds them between the `tags` of a text, outside <style> and <script>, whose braces are their
/// own. At most `most`. O(n).
[[nodiscard]] std::vector<BrokenTag> find_broken_tags(std::string_view text,
                                                      const std::vector<Tag>& tags,
                                                      std::size_t most = 1000);

}  // namespace presend::templates
