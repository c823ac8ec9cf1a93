#pragma once

#include <span>
#include <string_view>

namespace presend {

/// A file compiled into the program (see cmake/Embed.cmake). Lives as long as the program.
struct EmbeddedFile {
  std::string_view path;  ///< relative to the source tree, such as "wordlists/freemail.txt"
  std::string_view content;
};

}  // namespace presend
