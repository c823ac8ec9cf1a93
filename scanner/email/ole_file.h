#pragma once

#include <string_view>

namespace presend::email {

/// What the directory of an OLE compound file tells (old Word, Excel and PowerPoint documents, and
/// the wrapping of newer ones behind a password). All false for other files.
struct OleFile {
  bool has_macros = false;    ///< a VBA project
  bool is_encrypted = false;  ///< a newer document behind a password
};
[[nodiscard]] OleFile look_into_ole(std::string_view bytes);

}  // namespace presend::email
