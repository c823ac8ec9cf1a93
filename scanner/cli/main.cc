#include <unistd.h>

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "scanner/cli/run.h"

namespace {

/// SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock; nothing when it is no number.
std::optional<std::int64_t> judged_at() {
  const char* given = std::getenv("SOURCE_DATE_EPOCH");
  if (given == nullptr || *given == '\0')
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
  const std::string_view text = given;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return seconds;
}

bool refuses_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return (no_colour != nullptr && *no_colour != '\0') || terminal == nullptr ||
         std::string_view(terminal) == "dumb";
}

}  // namespace

int main(int count, char** arguments) {
  presend::io::reserve_standard_descriptors();
  // A reader that goes away shows as a failed write, which ends the run in order.
  std::signal(SIGPIPE, SIG_IGN);
  presend::cli::Environment environment;
  environment.is_output_terminal = ::isatty(STDOUT_FILENO) == 1;
  environment.is_error_terminal = ::isatty(STDERR_FILENO) == 1;
  environment.refuses_colour = refuses_colour();
  if (const char* summary = std::getenv("GITHUB_STEP_SUMMARY")) environment.step_summary = summary;
  const std::optional<std::int64_t> now = judged_at();
  if (!now) {
    presend::cli::complain({"", 0, "SOURCE_DATE_EPOCH is no number of seconds", "Unset it"});
    return presend::cli::kTrouble;
  }
  environment.now = *now;
  return presend::cli::run({arguments + 1, arguments + count}, environment);
}
