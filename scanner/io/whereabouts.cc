#include "scanner/io/whereabouts.h"

#include <filesystem>
#include <system_error>

namespace presend::io {

Whereabouts whereabouts() {
  namespace fs = std::filesystem;
  std::error_code failure;
  const fs::path folder = fs::current_path(failure);
  if (failure) return {};
  Whereabouts out{folder.string(), {}};
  for (fs::path at = folder;; at = at.parent_path()) {
    if (fs::exists(at / ".git", failure)) {
      out.repository = at.string();
      return out;
    }
    if (at == at.parent_path()) return out;
  }
}

}  // namespace presend::io
