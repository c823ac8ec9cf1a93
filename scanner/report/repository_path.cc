#include "scanner/report/repository_path.h"

#include <filesystem>

#include "scanner/base/ascii.h"

namespace presend::report {

RepositoryPath repository_path(std::string_view file, const Place& place) {
  namespace fs = std::filesystem;
  if (file == "-") return {"-", false};  // standard input lies nowhere
  const fs::path given(file);
  if (place.root.empty() || place.folder.empty()) {
    const std::string normal = given.lexically_normal().generic_string();
    const bool is_inside = given.is_relative() && normal != ".." && !normal.starts_with("../");
    return {is_inside ? normal : std::string(file), is_inside};
  }
  const std::string normal = (fs::path(place.folder) / given).lexically_normal().generic_string();
  std::string root = fs::path(place.root).lexically_normal().generic_string();
  if (!root.ends_with('/')) root += '/';
  if (!normal.starts_with(root) || normal.size() == root.size()) return {std::string(file), false};
  return {normal.substr(root.size()), true};
}

std::string uri_of_path(std::string_view path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (is_ascii_alnum(c) || std::string_view("-._~/").find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += "0123456789ABCDEF"[byte >> 4];
    out += "0123456789ABCDEF"[byte & 15];
  }
  return out;
}

}  // namespace presend::report
