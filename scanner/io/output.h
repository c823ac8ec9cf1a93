#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scanner/base/outcome.h"
#include "scanner/io/file.h"

namespace presend::io {

/// Makes a folder and those above it; one that is there already is as good.
[[nodiscard]] std::optional<Error> make_folder(const std::string& path);

/// Writes a file as a whole: whoever reads it, or is cut off in between, sees the old or the new
/// content. A link stays one, and permissions stay.
[[nodiscard]] std::optional<Error> replace_file(const std::string& path, std::string_view text);

/// Somewhere to write to: standard output or a file. Collects small writes.
class Output {
 public:
  /// Standard output, or another descriptor that stays the caller's. `name` is for errors.
  Output(int fd, std::string name) : fd_(fd), name_(std::move(name)) {}
  /// Creates or empties a file.
  [[nodiscard]] static Outcome<Output> create(const std::string& path);
  /// Opens a file to write behind what it holds; creates it if need be.
  [[nodiscard]] static Outcome<Output> append_to(const std::string& path);

  /// After the first failure nothing more is written.
  void write(std::string_view text);
  void flush();
  /// Flushes and closes; what went wrong since the beginning, if anything did.
  [[nodiscard]] std::optional<Error> finish();

  /// The reader went away (EPIPE), which is no error to talk about.
  [[nodiscard]] bool is_abandoned() const;
  [[nodiscard]] bool has_failed() const { return error_ != 0; }
  /// How many bytes the file holds; 0 for what is no file.
  [[nodiscard]] std::uint64_t file_size() const;
  /// Whether `path` is the file or pipe that this writes to.
  [[nodiscard]] bool leads_to(const std::string& path) const;

 private:
  [[nodiscard]] static Outcome<Output> open(const std::string& path, int how);

  Descriptor owned_;
  int fd_ = -1;
  std::string name_;
  std::string pending_;
  int error_ = 0;
};

}  // namespace presend::io
