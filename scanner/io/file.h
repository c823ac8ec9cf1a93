#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "scanner/base/outcome.h"

namespace presend::io {

/// An open file descriptor, closed when it goes out of scope.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { reset(); }

  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool is_open() const { return fd_ >= 0; }
  /// Closes it. The result of close(2): 0, or -1 with errno.
  int reset();

 private:
  int fd_ = -1;
};

/// Which file it is, by whatever path: device and number. Only of what keeps what is written to it:
/// regular files and pipes.
using FileIdentity = std::pair<dev_t, ino_t>;
[[nodiscard]] std::optional<FileIdentity> identity_of(const std::string& path);
[[nodiscard]] std::optional<FileIdentity> identity_of(int fd);

[[nodiscard]] bool is_folder(const std::string& path);

/// A regular file, open for reading.
struct OpenFile {
  Descriptor descriptor;
  std::uint64_t size = 0;
};

/// Opens a regular file. Never waits: a FIFO, device or socket is an Error, as is a folder.
[[nodiscard]] Outcome<OpenFile> open_file(const std::string& path);

/// read(2) until `size` bytes stand or the file ends, interrupted calls repeated. The number of
/// bytes read, or -1 with errno.
[[nodiscard]] ssize_t read_fully(int fd, char* out, std::size_t size);

/// The whole rest of a file or pipe, refused with Error "too large" once it exceeds `limit` bytes.
/// `expected` is the likely size, so that the memory is taken once.
[[nodiscard]] Outcome<std::string> read_rest(int fd, const std::string& file, std::uint64_t limit,
                                             std::uint64_t expected = 0);

/// The whole of a regular file.
[[nodiscard]] Outcome<std::string> read_file(const std::string& path, std::uint64_t limit);

/// What an errno means to the one who named `file`, with what to do about it.
[[nodiscard]] Error system_error(const std::string& file, int number);
/// The same for a path that could not be opened: tells a link that leads nowhere.
[[nodiscard]] Error open_error(const std::string& path, int number);
/// The Error for something of `size` bytes (0: unknown) beyond `limit`.
[[nodiscard]] Error too_large(const std::string& file, std::uint64_t size, std::uint64_t limit);

/// "48 MB": 1 MB is 1,048,576 bytes.
[[nodiscard]] std::string size_in_words(std::uint64_t bytes);

/// Lower-case extension without dot, of the last component: "a/B.EML" gives "eml".
[[nodiscard]] std::string extension(std::string_view path);

/// Makes sure that descriptors 0 to 2 are taken. Where one was closed by the caller, a file opened
/// later would get its number and receive what is meant for the terminal; instead, using it fails.
void reserve_standard_descriptors();

}  // namespace presend::io
