#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "scanner/base/outcome.h"

namespace presend::io {

/// What the files of a git repository were at some revision, asked of the git program. Renamed
/// files are found as git finds them. Reading is thread-safe.
class Revision {
 public:
  /// The repository of the working folder at `name` (a commit, branch or tag).
  [[nodiscard]] static Outcome<Revision> open(const std::string& name);

  /// What a file, by its path from the working folder, was.
  struct Before {
    bool is_there = false;    ///< else it is new, or stands outside the repository
    bool is_changed = false;  ///< else it is byte for byte what it is now, line ends aside
  };
  [[nodiscard]] Before before(const std::string& file) const;
  /// The bytes of a file that was there and is changed.
  [[nodiscard]] Outcome<std::string> read(const std::string& file, std::uint64_t limit) const;

 private:
  [[nodiscard]] std::string path_in_repository(const std::string& file) const;

  std::string commit_;
  std::string root_;  ///< of the work tree
  /// By the path now: the path then, if the file was there; the same path if it is unchanged.
  struct Then {
    std::string path;
    bool is_changed = false;
  };
  std::unordered_map<std::string, Then> then_;
};

}  // namespace presend::io
