#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/outcome.h"

namespace presend::config {

/// A pattern of paths below a folder: "*" is any name or piece of one, "?" one letter, "**" any
/// folders, "{a,b}" one of several. A pattern without "/" means files of that name in any folder;
/// one that names a folder, with or without "/" at its end, means all below it.
class Glob {
 public:
  /// What is wrong with the pattern is the reason of an Error that names no file.
  [[nodiscard]] static Outcome<Glob> make(std::string_view pattern);

  /// Whether `path` fits, which is relative to the folder, without "./". O(pattern × path).
  [[nodiscard]] bool matches(std::string_view path) const;
  [[nodiscard]] const std::string& pattern() const { return pattern_; }

 private:
  std::string pattern_;
  std::vector<std::string> forms_;  ///< without braces
};

/// `path` without ".", ".." and double slashes; absolute when `folder` is, which it is relative to.
[[nodiscard]] std::string normal_path(std::string_view folder, std::string_view path);
/// The part of `path` below `folder`, both as normal_path() gives them; empty when it is not below.
[[nodiscard]] std::string_view below(std::string_view folder, std::string_view path);
/// "a/b" of "a/b/c", "/" of "/c", "" of "c".
[[nodiscard]] std::string_view folder_of(std::string_view path);

}  // namespace presend::config
