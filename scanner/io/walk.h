#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scanner/base/outcome.h"

namespace presend::io {

/// A file that a folder holds, or what is wrong with a part of the folder.
using WalkEntry = Outcome<std::string>;

struct Walk {
  std::vector<WalkEntry> entries;  ///< sorted by name, folders in their places
  std::uint32_t skipped = 0;       ///< files that are no mail
};

/// Lists the mail in a folder and everything below it. Hidden entries are left out. A file counts
/// when it is named *.eml, *.mbox, *.mbx, *.html, *.htm, *.xhtml or *.html.* (as of a template),
/// lies in cur/ or new/ of a Maildir, has the name of a template and begins like HTML, or has none
/// of these names and begins like a message. MJML, which is compiled to HTML, is left out. Links to
/// folders are followed, each folder once. A folder without any mail is an Error.
[[nodiscard]] Walk walk_folder(const std::string& folder);

}  // namespace presend::io
