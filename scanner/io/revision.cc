#include "scanner/io/revision.h"

#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/io/program.h"

namespace presend::io {
namespace {

namespace fs = std::filesystem;

/// Lists of a very large repository.
constexpr std::uint64_t kMostListBytes = std::uint64_t{256} << 20;

std::string first_line_of(std::string_view text) {
  text = trim(text.substr(0, text.find('\n')));
  constexpr std::string_view kFatal = "fatal: ";
  if (text.starts_with(kFatal)) text.remove_prefix(kFatal.size());
  return std::string(text);
}

/// What git prints for these arguments. It fails with what git says.
Outcome<std::string> git(std::vector<std::string> arguments, std::uint64_t limit) {
  arguments.insert(arguments.begin(), "git");
  Outcome<ProgramResult> result = run_program(arguments, limit);
  if (!result) return result.error();
  if (result.value().exit_code != 0)
    return Error{"", 0, "git says: " + first_line_of(result.value().complaints), ""};
  return std::move(result.value().output);
}

/// The fields of a list of git that NUL separates.
class Fields {
 public:
  explicit Fields(std::string_view list) : rest_(list) {}
  [[nodiscard]] bool has_more() const { return !rest_.empty(); }
  std::string next() {
    const std::size_t end = std::min(rest_.find('\0'), rest_.size());
    std::string field(rest_.substr(0, end));
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return field;
  }

 private:
  std::string_view rest_;
};

}  // namespace

Outcome<Revision> Revision::open(const std::string& name) {
  Revision revision;
  const auto root = git({"rev-parse", "--show-toplevel"}, kMostListBytes);
  if (!root) return root.error();
  revision.root_ = first_line_of(root.value());
  // An argument that begins with "-" would be an option.
  const auto commit =
      name.starts_with('-')
          ? Outcome<std::string>(Error{})
          : git({"rev-parse", "--verify", "--quiet", name + "^{commit}"}, kMostListBytes);
  if (!commit)
    return Error{"", 0, "there is no revision \"" + name + "\" in this git repository",
                 "Name a commit, branch or tag; in a shallow clone, fetch it first"};
  revision.commit_ = first_line_of(commit.value());
  const std::string& top = revision.root_;
  const auto tree =
      git({"-C", top, "ls-tree", "-r", "-z", "--name-only", revision.commit_}, kMostListBytes);
  if (!tree) return tree.error();
  const auto changes =
      git({"-C", top, "diff", "--name-status", "-z", "-M", "--no-ext-diff", revision.commit_, "--"},
          kMostListBytes);
  if (!changes) return changes.error();
  for (Fields fields(tree.value()); fields.has_more();) {
    std::string path = fields.next();
    revision.then_[path] = {path, false};
  }
  for (Fields fields(changes.value()); fields.has_more();) {
    const std::string status = fields.next();
    std::string path = fields.next();
    if (status.starts_with('R') || status.starts_with('C')) {
      const std::string now = fields.next();
      // A new file may have taken the old name.
      const auto old = revision.then_.find(path);
      if (status.starts_with('R') && old != revision.then_.end()) old->second.is_changed = true;
      revision.then_[now] = {std::move(path), true};
    } else if (const auto then = revision.then_.find(path); then != revision.then_.end()) {
      then->second.is_changed = true;
    }
  }
  return revision;
}

std::string Revision::path_in_repository(const std::string& file) const {
  std::error_code error;
  // git's root has no symbolic links in it.
  const fs::path whole = fs::weakly_canonical(fs::path(file), error);
  return whole.lexically_relative(root_).generic_string();
}

Revision::Before Revision::before(const std::string& file) const {
  const auto then = then_.find(path_in_repository(file));
  if (then == then_.end()) return {};
  return {true, then->second.is_changed};
}

Outcome<std::string> Revision::read(const std::string& file, std::uint64_t limit) const {
  const auto then = then_.find(path_in_repository(file));
  if (then == then_.end()) return Error{file, 0, "was not there", ""};
  Outcome<std::string> bytes =
      git({"-C", root_, "cat-file", "blob", commit_ + ':' + then->second.path}, limit);
  if (!bytes) {
    Error error = bytes.error();
    error.file = file;
    error.reason = "what it was before cannot be read: " + error.reason;
    return error;
  }
  return bytes;
}

}  // namespace presend::io
