#pragma once

#include <cstdint>
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

/// What listing the archives of one message may still cost. A thousand attached archives may not
/// cost a thousand times what one may.
struct ArchiveAllowance {
  explicit ArchiveAllowance(const Limits& limits);

  std::uint32_t entries;
  std::int64_t decompressed_bytes;  ///< on the way from one entry to the next
};

/// Lists zip, tar (also compressed), 7z, rar, cab and iso archives through libarchive, within the
/// limits and what is `left`.
[[nodiscard]] ArchiveListing list_archive(std::string_view bytes, const Limits& limits,
                                          ArchiveAllowance& left);

}  // namespace presend::email
