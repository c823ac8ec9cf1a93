#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/limits.h"

namespace presend::email {

/// Names inside an archive.
struct ArchiveListing {
  bool is_archive = false;
  bool is_encrypted = false;  ///< names or content of an entry need a password
  bool is_complete = true;    ///< false when a limit or damage cut it short
  std::vector<std::string> entries;
};

/// Lists zip, tar (also compressed), 7z, rar, cab and iso archives through libarchive, within the
/// limits: entries, bytes read, and bytes that decompressing on the way may yield.
[[nodiscard]] ArchiveListing list_archive(std::string_view bytes, const Limits& limits);

}  // namespace presend::email
