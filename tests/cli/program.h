#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace presend::cli {

/// What a run of the built program left behind.
struct Ran {
  int code = -1;
  std::string out;
  std::string err;
};

/// A folder in which the program runs; vanishes with the test.
class Workplace {
 public:
  Workplace() {
    std::string pattern = (std::filesystem::temp_directory_path() / "presend-cli-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  void write(std::string_view name, std::string_view content) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
  }
  [[nodiscard]] std::string read(std::string_view name) const {
    std::ostringstream out;
    out << std::ifstream(path_ / name, std::ios::binary).rdbuf();
    return out.str();
  }
  [[nodiscard]] std::string path(std::string_view name) const { return (path_ / name).string(); }

  /// Runs "presend ARGUMENTS" through the shell, in this folder; `before` precedes the program's
  /// name, such as an assignment or a pipe.
  [[nodiscard]] Ran run(const std::string& arguments, const std::string& before = "") const {
    const std::string command = "cd '" + path_.string() + "' && { " + before +
                                " SOURCE_DATE_EPOCH=1760000000 '" PRESEND_PROGRAM "' " + arguments +
                                " ; } >.out 2>.err </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(".out"), read(".err")};
  }

 private:
  std::filesystem::path path_;
};

}  // namespace presend::cli
