#include "scanner/io/walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "scanner/io/content.h"
#include "scanner/io/file.h"
#include "scanner/io/names.h"

namespace presend::io {
namespace {

using Identity = std::pair<dev_t, ino_t>;

/// A folder on the way from the named one to the current one.
struct Level {
  std::string path;
  Identity identity;
  std::vector<std::string> names;
  std::size_t next = 0;
  bool is_maildir = false;   ///< holds cur/ and new/
  bool is_mail_box = false;  ///< is such a cur/ or new/
};

std::string join(const std::string& folder, std::string_view name) {
  std::string path = folder;
  if (!path.ends_with('/')) path += '/';
  return path += name;
}

bool is_mail_box_name(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  const std::string_view name = path.substr(path.find_last_of('/') + 1);
  return name == "cur" || name == "new";
}

bool is_maildir(const std::string& path) {
  return is_folder(join(path, "cur")) && is_folder(join(path, "new"));
}

bool has_mail_name(const std::string& path) {
  return extension(path) == "eml" || is_mbox_name(path) ||
         (is_html_name(path) && !may_be_html_name(path));
}

class Walker {
 public:
  Walk walk(const std::string& folder) {
    enter(folder, is_mail_box_name(folder) && is_maildir(join(folder, "..")));
    while (!levels_.empty()) {
      Level& level = levels_.back();
      if (level.next == level.names.size()) {
        levels_.pop_back();
        continue;
      }
      visit(level, level.names[level.next++]);
    }
    if (walk_.entries.empty()) {
      walk_.entries.emplace_back(
          Error{folder, 0, "holds no mail",
                "Name the files themselves, or a folder with .eml, .mbox or .html files"});
    }
    return std::move(walk_);
  }

 private:
  void enter(const std::string& path, bool is_mail_box) {
    struct stat status;
    if (::stat(path.c_str(), &status) != 0) {
      walk_.entries.emplace_back(system_error(path, errno));
      return;
    }
    const Identity identity{status.st_dev, status.st_ino};
    if (!visited_.insert(identity).second) {
      refuse_loop(path, identity);
      return;
    }
    std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.c_str()), &::closedir);
    if (folder == nullptr) {
      walk_.entries.emplace_back(system_error(path, errno));
      return;
    }
    Level level{.path = path, .identity = identity};
    level.is_mail_box = is_mail_box;
    level.is_maildir = is_maildir(path);
    while (const dirent* entry = ::readdir(folder.get())) {
      const std::string_view name = entry->d_name;
      // Sub-folders of a Maildir are themselves hidden Maildirs: ".Sent", ".Archive.2026".
      const bool is_hidden =
          name.starts_with('.') &&
          (!level.is_maildir || name == "." || name == ".." || !is_maildir(join(path, name)));
      if (!is_hidden) level.names.emplace_back(name);
    }
    std::sort(level.names.begin(), level.names.end());
    levels_.push_back(std::move(level));
  }

  /// Only a link can lead to a folder again. Back into one that is being walked it is a mistake
  /// worth telling; elsewhere its mail has simply been taken already.
  void refuse_loop(const std::string& path, const Identity& identity) {
    const bool is_loop = std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
      return level.identity == identity;
    });
    if (is_loop)
      walk_.entries.emplace_back(
          Error{path, 0, "is a link back to a folder that holds it", "Remove the link"});
  }

  void visit(const Level& level, const std::string& name) {
    const std::string path = join(level.path, name);
    struct stat status;
    if (::stat(path.c_str(), &status) != 0) {
      // A link that leads nowhere may be anything: a draft only by its name.
      if ((errno == ENOENT || errno == ELOOP) && !has_mail_name(path))
        ++walk_.skipped;
      else
        walk_.entries.emplace_back(open_error(path, errno));
      return;
    }
    if (S_ISDIR(status.st_mode)) {
      if (level.is_maildir && name == "tmp") return;  // deliveries that are not finished
      enter(path, level.is_maildir && is_mail_box_name(name));
      return;
    }
    if (is_mail(level, path, S_ISREG(status.st_mode)))
      walk_.entries.emplace_back(path);
    else
      ++walk_.skipped;
  }

  static bool is_mail(const Level& level, const std::string& path, bool is_regular) {
    if (level.is_mail_box && is_regular) return true;
    if (has_mail_name(path)) return true;
    // The rest of a Maildir's own folder is the server's book-keeping.
    if (!is_regular || level.is_maildir || is_mjml_name(path)) return false;
    const Outcome<OpenFile> file = open_file(path);
    if (!file) return true;  // so that opening it again says why it cannot be read
    char head[kSniffBytes];
    const ssize_t size = read_fully(file.value().descriptor.get(), head, sizeof head);
    // Programs of web servers are mail only when somebody says so.
    if (size <= 0 || extension(path) == "php" || extension(path) == "jsp") return false;
    const std::string_view begin(head, static_cast<std::size_t>(size));
    return may_be_html_name(path) ? looks_like_html(begin) : looks_like_message(begin);
  }

  Walk walk_;
  std::vector<Level> levels_;
  std::set<Identity> visited_;
};

}  // namespace

Walk walk_folder(const std::string& folder) { return Walker().walk(folder); }

}  // namespace presend::io
