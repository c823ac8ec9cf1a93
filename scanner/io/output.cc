#include "scanner/io/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace presend::io {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} << 10;

Error write_error(const std::string& file, int number) {
  switch (number) {
    case ENOSPC:
    case EDQUOT:
      return {file, 0, "cannot be written: the disk is full", "Free some space and run again"};
    case EACCES:
    case EPERM:
    case EROFS:
      return {file, 0, "may not be written by you", "Choose another place with -o"};
    case ENOENT:
    case ENOTDIR:
      return {file, 0, "cannot be written: its folder does not exist", "Create the folder first"};
    case EISDIR:
      return {file, 0, "cannot be written: it is a folder", "Name a file"};
    case EBADF:
      return {file, 0, "cannot be written: it is closed", "Leave it open, or use -o FILE"};
    default:
      return {file, 0, std::string("cannot be written (") + std::strerror(number) + ")",
              "Choose another place with -o"};
  }
}

}  // namespace

std::optional<Error> make_folder(const std::string& path) {
  std::error_code failure;
  std::filesystem::create_directories(path, failure);
  if (!failure) return std::nullopt;
  return Error{path, 0, "cannot be made into a folder: " + failure.message(),
               "Choose another folder"};
}

Outcome<Output> Output::create(const std::string& path) { return open(path, O_TRUNC); }

Outcome<Output> Output::append_to(const std::string& path) { return open(path, O_APPEND); }

Outcome<Output> Output::open(const std::string& path, int how) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_NOCTTY | O_CLOEXEC | how, 0666));
  if (!file.is_open()) return write_error(path, errno);
  Output output(file.get(), path);
  output.owned_ = std::move(file);
  return output;
}

void Output::write(std::string_view text) {
  pending_ += text;
  if (pending_.size() >= kBuffer) flush();
}

void Output::flush() {
  std::string_view rest = pending_;
  while (!rest.empty() && error_ == 0) {
    const ssize_t done = ::write(fd_, rest.data(), rest.size());
    if (done >= 0)
      rest.remove_prefix(static_cast<std::size_t>(done));
    else if (errno != EINTR)
      error_ = errno;
  }
  pending_.clear();
}

std::optional<Error> Output::finish() {
  flush();
  if (owned_.is_open() && owned_.reset() != 0 && error_ == 0) error_ = errno;
  if (error_ == 0) return std::nullopt;
  return write_error(name_, error_);
}

bool Output::is_abandoned() const { return error_ == EPIPE; }

std::uint64_t Output::file_size() const {
  struct stat status {};
  return ::fstat(fd_, &status) == 0 && S_ISREG(status.st_mode)
             ? static_cast<std::uint64_t>(status.st_size)
             : 0;
}

bool Output::leads_to(const std::string& path) const {
  const std::optional<FileIdentity> own = identity_of(fd_);
  return own && own == identity_of(path);
}

std::optional<Error> replace_file(const std::string& path, std::string_view text) {
  std::error_code ignored;
  std::filesystem::path target = std::filesystem::canonical(path, ignored);
  if (target.empty()) target = path;  // there is none yet
  const std::string beside = target.string() + ".new";
  Outcome<Output> output = Output::create(beside);
  if (!output) return output.error();
  output.value().write(text);
  if (std::optional<Error> error = output.value().finish()) {
    ::unlink(beside.c_str());
    return error;
  }
  // Who may read it stays as it was.
  const std::filesystem::file_status old = std::filesystem::status(target, ignored);
  if (std::filesystem::exists(old))
    std::filesystem::permissions(beside, old.permissions(), ignored);
  if (::rename(beside.c_str(), target.c_str()) == 0) return std::nullopt;
  const int number = errno;
  ::unlink(beside.c_str());
  return system_error(path, number);
}

}  // namespace presend::io
