#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/cli/options.h"

namespace presend::manual {

/// A rule as completions offer it.
struct RuleName {
  std::string id;
  std::string name;
  std::string title;
};

/// All that manual page and completions are made of, the program's own words.
struct Source {
  std::string version;
  std::string date;                        ///< of this version, "2026-11-22"
  std::vector<cli::CommandHelp> commands;  ///< the first one is the program itself
  std::vector<RuleName> rules;
};

/// presend(1) as roff, for man.
[[nodiscard]] std::string man_page(const Source& source);
[[nodiscard]] std::string bash_completion(const Source& source);
[[nodiscard]] std::string zsh_completion(const Source& source);
[[nodiscard]] std::string fish_completion(const Source& source);

}  // namespace presend::manual
