#pragma once

#include <string>
#include <vector>

#include "scanner/template/syntax.h"

namespace presend::config {

/// What `[templates] syntax` may name.
[[nodiscard]] inline std::vector<std::string> template_syntax_names() {
  std::vector<std::string> names;
  for (const templates::SyntaxName& known : templates::syntax_names())
    names.emplace_back(known.name);
  return names;
}

}  // namespace presend::config
