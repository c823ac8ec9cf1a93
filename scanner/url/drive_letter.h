#pragma once

#include <string_view>

#include "scanner/base/ascii.h"

// Windows drives in file URLs, which the standard keeps for the sake of old pages.

namespace presend::url {

/// "C:" or, before it is mended, "C|".
constexpr bool is_drive_letter(std::string_view text) {
  return text.size() == 2 && is_ascii_alpha(text[0]) && (text[1] == ':' || text[1] == '|');
}
constexpr bool starts_with_drive_letter(std::string_view text) {
  return is_drive_letter(text.substr(0, 2)) &&
         (text.size() == 2 || text[2] == '/' || text[2] == '\\');
}

}  // namespace presend::url
