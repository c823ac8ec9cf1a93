#pragma once

#include <string>
#include <vector>

namespace presend::config {

/// What `[templates] syntax` may name.
[[nodiscard]] inline std::vector<std::string> template_syntax_names() {
  return {"braces", "brackets", "percent", "hash", "campaign-monitor", "razor"};
}

}  // namespace presend::config
