// Writes presend.1 and the completions of bash, zsh and fish, from what the program itself knows
// of its options and rules, so that they cannot go stale.
#include <fstream>
#include <iostream>
#include <string>

#include "heuristics/registry.h"
#include "heuristics/rule.h"
#include "scanner/cli/version.h"
#include "scanner/manual/manual.h"

namespace {

bool write(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) std::cerr << path << ": could not be written\n";
  return static_cast<bool>(out);
}

}  // namespace

int main(int count, char** arguments) {
  using namespace presend;
  if (count != 3) {
    std::cerr << "usage: write_manual FOLDER DATE\n";
    return 2;
  }
  manual::Source source{std::string(cli::version()), arguments[2], cli::all_help(), {}};
  for (const heuristics::Rule* rule : heuristics::all_rules())
    source.rules.push_back(
        {std::string(rule->id), std::string(rule->name), std::string(rule->title)});
  const std::string folder = std::string(arguments[1]) + '/';
  const bool is_written = write(folder + "presend.1", manual::man_page(source)) &&
                          write(folder + "presend.bash", manual::bash_completion(source)) &&
                          write(folder + "_presend", manual::zsh_completion(source)) &&
                          write(folder + "presend.fish", manual::fish_completion(source));
  return is_written ? 0 : 1;
}
