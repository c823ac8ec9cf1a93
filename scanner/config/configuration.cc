#include "scanner/config/configuration.h"

#include <algorithm>

#include "scanner/base/suggest.h"
#include "scanner/config/file_reader.h"
#include "scanner/io/file.h"

namespace presend::config {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 20;
constexpr std::size_t kMostExtended = 10;

struct Opened {
  std::string file, shown;
  Node document;
};

/// "a.toml extends b.toml, which extends c.toml".
std::string chain_of(const std::vector<Opened>& files, const std::string& last) {
  std::string text;
  for (std::size_t i = 0; i < files.size(); ++i)
    text += files[i].shown + (i == 0 ? " extends " : ", which extends ");
  return text + last;
}

}  // namespace

bool PathSet::holds(std::string_view path) const {
  if (globs.empty()) return true;
  const std::string_view relative = below(folder, path);
  return std::any_of(globs.begin(), globs.end(), [&](const Glob& glob) {
    return glob.pattern().starts_with('/') ? glob.matches(path)
                                           : !relative.empty() && glob.matches(relative);
  });
}

Loaded load_configuration(const std::string& file, const std::string& shown) {
  Loaded loaded;
  loaded.configuration.file = shown;
  std::vector<Opened> files;  // each extends the next
  std::string next = file;
  std::string next_shown = shown;
  while (!next.empty()) {
    const bool is_cycle = std::any_of(files.begin(), files.end(),
                                      [&](const Opened& other) { return other.file == next; });
    if (is_cycle || files.size() > kMostExtended) {
      const Node* extend = files.back().document.find("extend");
      loaded.errors.push_back(
          {files.back().shown, extend->line,
           is_cycle ? "extend goes in a circle: " + chain_of(files, next_shown)
                    : "more than 10 files extend each other: " + chain_of(files, next_shown),
           "Take one extend out"});
      return loaded;
    }
    Outcome<std::string> text = io::read_file(next, kMostBytes);
    if (!text) {
      Error error = text.error();
      error.file = next_shown;
      if (!files.empty())
        error = {files.back().shown, files.back().document.find("extend")->line,
                 "extend names " + next_shown + ", which " + error.reason, error.remedy};
      loaded.errors.push_back(std::move(error));
      return loaded;
    }
    Outcome<Node> document = parse_toml(next_shown, text.value());
    if (!document) {
      loaded.errors.push_back(document.error());
      return loaded;
    }
    files.push_back({next, next_shown, std::move(document).value()});
    const Node* extend = files.back().document.find("extend");
    next.clear();
    if (extend == nullptr) break;
    if (extend->type != Node::Type::text || extend->text.empty()) {
      loaded.errors.push_back(
          {files.back().shown, extend->line, "extend " + wrong_type("a path", *extend).reason, ""});
      return loaded;
    }
    next = normal_path(folder_of(files.back().file), extend->text);
    next_shown = normal_path(folder_of(files.back().shown), extend->text);
  }
  for (auto one = files.rbegin(); one != files.rend(); ++one)
    FileReader(std::string(folder_of(one->file)), one->shown, loaded).read(one->document);
  return loaded;
}

std::string nearest_configuration(std::string_view folder) {
  while (folder.starts_with('/')) {
    const std::string file =
        std::string(folder) + (folder == "/" ? "" : "/") + std::string(kFileName);
    // One that cannot be read is found too, and told.
    if (io::identity_of(file)) return file;
    if (folder == "/") break;
    folder = folder_of(folder);
  }
  return {};
}

}  // namespace presend::config
