#pragma once

#include <string>
#include <string_view>

namespace presend::report {

/// Where the drafts lie, for formats whose readers know files by their place in a repository. Both
/// are absolute paths; empty when unknown.
struct Place {
  std::string root;    ///< of the repository, or else the working folder
  std::string folder;  ///< the working folder, which relative paths start from
};

struct RepositoryPath {
  std::string text;        ///< relative to the root, or as given when it lies elsewhere
  bool is_inside = false;  ///< in the repository
};

/// What the repository calls a file. Looks at the paths only: a link is what its name says.
[[nodiscard]] RepositoryPath repository_path(std::string_view file, const Place& place);

/// A path as a URI reference (RFC 3986): "100% a.eml" gives "100%25%20a.eml". An absolute path gets
/// the scheme "file".
[[nodiscard]] std::string uri_of_path(std::string_view path);

}  // namespace presend::report
