#include "scanner/cli/run.h"

#include <unistd.h>

#include <exception>
#include <string_view>
#include <utility>
#include <variant>

#include "scanner/cli/options.h"

namespace presend::cli {
namespace {

int leave(const Exit& exit) {
  // Where standard error is closed there is nobody to tell.
  [[maybe_unused]] const ssize_t written =
      ::write(STDERR_FILENO, exit.error.data(), exit.error.size());
  if (exit.output.empty()) return exit.code;
  const int code = write_all(Options{}, exit.output);
  return code == kPassed ? exit.code : code;
}

int dispatch(const Options& options, const Environment& environment) {
  switch (options.command) {
    case Command::check:
      return run_check(options, environment);
    case Command::compare:
      return run_compare(options, environment);
    case Command::dissect:
      return run_dissect(options, environment);
    case Command::eval:
      return run_eval(options, environment);
    case Command::explain:
      return run_explain(options, environment);
    case Command::fix:
      return run_fix(options, environment);
    case Command::init:
      return run_init(options);
    case Command::rules:
      return run_rules(options, environment);
  }
  return kTrouble;
}

}  // namespace

int run(std::vector<std::string> arguments, const Environment& environment) {
  try {
    const std::variant<Options, Exit> parsed = parse_options(std::move(arguments));
    if (const Exit* exit = std::get_if<Exit>(&parsed)) return leave(*exit);
    return dispatch(std::get<Options>(parsed), environment);
  } catch (const std::exception& exception) {
    complain({"", 0, std::string("internal error: ") + exception.what(), "Please report it"});
    return kTrouble;
  }
}

}  // namespace presend::cli
