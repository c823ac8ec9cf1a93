#include "scanner/mime/defect_log.h"

#include <algorithm>

namespace presend::mime {

void DefectLog::add(DefectKind kind, PartIndex part, SourceRange at, std::string_view message) {
  if (++count_[static_cast<std::size_t>(kind)] > kKeptOfAKind) return;
  defects_.push_back({kind, part, at, std::string(message)});
}

void DefectLog::sort() {
  std::stable_sort(defects_.begin(), defects_.end(),
                   [](const Defect& a, const Defect& b) { return a.at.begin < b.at.begin; });
}

}  // namespace presend::mime
