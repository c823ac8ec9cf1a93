#include "scanner/io/program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "scanner/io/file.h"

extern char** environ;

namespace presend::io {
namespace {

constexpr std::size_t kMostComplaints = 4096;

struct Pipe {
  Descriptor reader, writer;
};
Outcome<Pipe> make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return system_error("", errno);
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// What the child's descriptors 0 to 2 become.
class FileActions {
 public:
  FileActions(int output, int complaints) {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, complaints, STDERR_FILENO);
  }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

/// Appends what can be read now; false at the end.
bool take_some(int fd, std::string& out) {
  char buffer[std::size_t{64} << 10];
  const ssize_t got = ::read(fd, buffer, sizeof buffer);
  if (got > 0) out.append(buffer, static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && errno == EINTR);
}

/// Reads both pipes to their ends; false when the output exceeds the limit.
bool read_both(Pipe& output, Pipe& complaints, std::uint64_t limit, ProgramResult& result) {
  pollfd ends[] = {{output.reader.get(), POLLIN, 0}, {complaints.reader.get(), POLLIN, 0}};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    if (::poll(ends, 2, -1) < 0 && errno != EINTR) return true;
    if (ends[0].revents != 0 && !take_some(ends[0].fd, result.output)) ends[0].fd = -1;
    if (ends[1].revents != 0 && !take_some(ends[1].fd, result.complaints)) ends[1].fd = -1;
    if (result.output.size() > limit) return false;
    if (result.complaints.size() > kMostComplaints) result.complaints.resize(kMostComplaints);
  }
  return true;
}

}  // namespace

Outcome<ProgramResult> run_program(const std::vector<std::string>& words, std::uint64_t limit) {
  Outcome<Pipe> output = make_pipe();
  if (!output) return output.error();
  Outcome<Pipe> complaints = make_pipe();
  if (!complaints) return complaints.error();
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const FileActions actions(output.value().writer.get(), complaints.value().writer.get());
  pid_t child = 0;
  const int failure =
      ::posix_spawnp(&child, arguments.front(), actions.get(), nullptr, arguments.data(), environ);
  if (failure != 0)
    return Error{"", 0, "the program " + words.front() + " cannot be started",
                 "Install it, or see that it stands in PATH"};
  output.value().writer.reset();
  complaints.value().writer.reset();
  ProgramResult result;
  const bool is_whole = read_both(output.value(), complaints.value(), limit, result);
  if (!is_whole) ::kill(child, SIGTERM);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!is_whole)
    return Error{"", 0, words.front() + " prints more than " + size_in_words(limit), ""};
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace presend::io
