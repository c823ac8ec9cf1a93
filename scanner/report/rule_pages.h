#pragma once

#include <string>
#include <vector>

#include "scanner/report/catalogue.h"

namespace presend::report {

/// A file of docs/rules/.
struct Page {
  std::string file;  ///< "LNK003.md"
  std::string text;
};

/// The catalogue as Markdown: README.md, which lists the rules by family, and a page a rule.
[[nodiscard]] std::vector<Page> rule_pages(Rules rules, const score::Weights& weights);

/// The same in one document.
[[nodiscard]] std::string rules_markdown(Rules rules, const score::Weights& weights);

}  // namespace presend::report
