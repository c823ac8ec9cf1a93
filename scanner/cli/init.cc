#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/embedded.h"
#include "scanner/cli/session.h"
#include "scanner/config/configuration.h"
#include "scanner/config/glob.h"
#include "scanner/report/visible_text.h"

namespace presend::cli {

std::span<const EmbeddedFile> embedded_init_files();  // generated from scanner/cli/init

namespace {

/// A file that init writes.
struct Target {
  std::string_view ci;    ///< value of --ci that asks for it; empty: always
  std::string_view file;  ///< below the folder
  std::string_view from;  ///< in scanner/cli/init
};
constexpr Target kTargets[] = {
    {"", config::kFileName, "presend.toml"},
    {"github", ".github/workflows/presend.yml", "github.yml"},
    {"gitlab", ".gitlab-ci.yml", "gitlab.yml"},
    {"jenkins", "Jenkinsfile", "Jenkinsfile"},
    {"pre-commit", ".pre-commit-config.yaml", "pre-commit.yaml"},
};

std::string_view content_of(std::string_view from) {
  for (const EmbeddedFile& file : embedded_init_files())
    if (file.path.substr(file.path.rfind('/') + 1) == from) return file.content;
  return {};
}

/// Whether there is anything of that name, be it a link that leads nowhere.
bool is_taken(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::symlink_status(path, error));
}

std::optional<Error> write_file(const std::string& path, std::string_view content) {
  if (const std::string folder(config::folder_of(path)); !folder.empty())
    if (std::optional<Error> error = io::make_folder(folder)) return error;
  Outcome<io::Output> output = io::Output::create(path);
  if (!output) return output.error();
  output.value().write(content);
  return output.value().finish();
}

int refuse(const Error& error) {
  complain(error);
  return kTrouble;
}

}  // namespace

int run_init(const Options& options) {
  const std::string folder = options.paths.empty() ? "" : options.paths.front();
  std::string told;
  std::vector<std::pair<std::string, std::string_view>> files;
  for (const Target& target : kTargets) {
    const bool is_wanted = target.ci.empty() || std::find(options.ci.begin(), options.ci.end(),
                                                          target.ci) != options.ci.end();
    if (!is_wanted) continue;
    const std::string path = config::normal_path(folder, target.file);
    if (!is_taken(path)) {
      files.emplace_back(path, content_of(target.from));
    } else if (target.ci.empty() && !options.ci.empty()) {
      told += report::visible(path) + " is there already and stays as it is\n";
    } else {
      return refuse({path, 0, "is there already, and init overwrites nothing",
                     target.ci.empty()
                         ? "Delete it first, or edit it"
                         : "Write it into another folder, as in: presend init --ci " +
                               std::string(target.ci) + " new-folder, and copy what you need"});
    }
  }
  for (const auto& [path, content] : files) {
    if (std::optional<Error> error = write_file(path, content)) return refuse(*error);
    told += "wrote " + report::visible(path) + '\n';
  }
  return write_all(options, told);
}

}  // namespace presend::cli
