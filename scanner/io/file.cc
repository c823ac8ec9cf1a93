#include "scanner/io/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "scanner/base/ascii.h"

namespace presend::io {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    reset();
    fd_ = std::exchange(other.fd_, -1);
  }
  return *this;
}

int Descriptor::reset() {
  const int fd = std::exchange(fd_, -1);
  return fd >= 0 ? ::close(fd) : 0;
}

Error system_error(const std::string& file, int number) {
  switch (number) {
    case ENOENT:
      return {file, 0, "was not found", "Check the spelling, or give the full path"};
    case ENOTDIR:
      return {file, 0, "was not found: a part of the path is a file, not a folder",
              "Check the path"};
    case EACCES:
    case EPERM:
      return {file, 0, "may not be read by you",
              "Change its permissions or copy it somewhere else"};
    case ELOOP:
      return {file, 0, "is a symbolic link that leads back to itself", "Remove or mend the link"};
    case EISDIR:
      return {file, 0, "is a folder, not a file", "Name a file inside it"};
    case ENAMETOOLONG:
      return {file, 0, "has a name that is too long for this system", "Use a shorter path"};
    case EMFILE:
    case ENFILE:
      return {file, 0, "cannot be opened: too many files are open", "Try again with -j 1"};
    case ENXIO:
      return {file, 0, "is not a regular file", "Save its content to a file and name that"};
    default:
      return {file, 0, std::string("cannot be read (") + std::strerror(number) + ")",
              "Copy it somewhere else and try again"};
  }
}

Error open_error(const std::string& path, int number) {
  struct stat status;
  if (number == ENOENT && ::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode))
    return {path, 0, "is a symbolic link to something that is not there",
            "Remove or mend the link"};
  return system_error(path, number);
}

Error too_large(const std::string& file, std::uint64_t size, std::uint64_t limit) {
  const std::string most = size_in_words(limit);
  return {file, 0,
          size == 0 ? "is larger than " + most + ", the most that one draft may have"
                    : "has " + size_in_words(size) + ", but one draft may have at most " + most,
          "Mail servers refuse such a message anyway: put large attachments on a web site and link "
          "to them"};
}

std::string size_in_words(std::uint64_t bytes) {
  constexpr std::uint64_t kKilo = 1024;
  constexpr std::uint64_t kMega = kKilo * kKilo;
  if (bytes < kKilo) return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
  if (bytes < kMega) return std::to_string((bytes + kKilo / 2) / kKilo) + " KB";
  const std::uint64_t tenths = (bytes * 10 + kMega / 2) / kMega;
  std::string out = std::to_string(tenths / 10);
  if (tenths < 1000 && tenths % 10 != 0) out += '.' + std::to_string(tenths % 10);
  return out + " MB";
}

namespace {

std::optional<FileIdentity> identity(const struct stat& status) {
  if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode)) return std::nullopt;
  return FileIdentity(status.st_dev, status.st_ino);
}

}  // namespace

std::optional<FileIdentity> identity_of(const std::string& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 ? identity(status) : std::nullopt;
}

std::optional<FileIdentity> identity_of(int fd) {
  struct stat status;
  return ::fstat(fd, &status) == 0 ? identity(status) : std::nullopt;
}

bool is_folder(const std::string& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

Outcome<OpenFile> open_file(const std::string& path) {
  // Without O_NONBLOCK the open of a FIFO nobody writes to would wait for ever.
  Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (!descriptor.is_open()) return open_error(path, errno);
  struct stat status;
  if (::fstat(descriptor.get(), &status) != 0) return system_error(path, errno);
  if (S_ISDIR(status.st_mode)) return system_error(path, EISDIR);
  if (!S_ISREG(status.st_mode))
    return Error{path, 0, "is a device or pipe, not a file",
                 "Save its content to a file, or pipe it in and name it -"};
  return OpenFile{std::move(descriptor), static_cast<std::uint64_t>(status.st_size)};
}

ssize_t read_fully(int fd, char* out, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = ::read(fd, out + done, size - done);
    if (got == 0) break;
    if (got > 0)
      done += static_cast<std::size_t>(got);
    else if (errno != EINTR)
      return -1;
  }
  return static_cast<ssize_t>(done);
}

Outcome<std::string> read_rest(int fd, const std::string& file, std::uint64_t limit,
                               std::uint64_t expected) {
  if (expected > limit) return too_large(file, expected, limit);
  // One byte more than expected, so that the end of the file is seen without growing.
  std::size_t room = expected != 0 ? expected + 1 : std::size_t{64} << 10;
  std::string bytes;
  while (true) {
    const std::size_t stand = bytes.size();
    bytes.resize(stand + room);
    const ssize_t got = read_fully(fd, bytes.data() + stand, room);
    if (got < 0) return system_error(file, errno);
    bytes.resize(stand + static_cast<std::size_t>(got));
    if (bytes.size() > limit) return too_large(file, 0, limit);
    if (static_cast<std::size_t>(got) < room) return bytes;
    // Doubling, but never more than shows that the limit is exceeded.
    room = std::min<std::size_t>(std::max(bytes.size(), std::size_t{64} << 10),
                                 limit + 1 - bytes.size());
  }
}

Outcome<std::string> read_file(const std::string& path, std::uint64_t limit) {
  Outcome<OpenFile> file = open_file(path);
  if (!file) return file.error();
  return read_rest(file.value().descriptor.get(), path, limit, file.value().size);
}

std::string extension(std::string_view path) {
  const std::string_view name = path.substr(path.find_last_of('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  return to_ascii_lower(name.substr(dot + 1));
}

void reserve_standard_descriptors() {
  for (int fd = 0; fd <= 2; ++fd) {
    if (::fcntl(fd, F_GETFD) != -1 || errno != EBADF) continue;
    // The opposite direction, so that a read from 0 or a write to 1 or 2 still fails.
    const int taken = ::open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
    if (taken < 0) return;
  }
}

}  // namespace presend::io
