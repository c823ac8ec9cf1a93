#pragma once

#include <string>

namespace presend::io {

/// Where the program runs. Absolute paths, empty when there is none or it cannot be found out.
struct Whereabouts {
  std::string folder;      ///< the working folder
  std::string repository;  ///< the root of the git repository around it
};

/// Looks upward from the working folder for one with a `.git`: a folder, or in a worktree a file.
[[nodiscard]] Whereabouts whereabouts();

}  // namespace presend::io
