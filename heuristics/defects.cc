#include "heuristics/defects.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

/// "an unknown charset" -> "An unknown charset".
std::string as_sentence(std::string_view clause) {
  std::string sentence(clause);
  if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z')
    sentence[0] = static_cast<char>(sentence[0] - 32);
  return sentence;
}

}  // namespace

void add_defects(const Context& context, std::initializer_list<mime::DefectKind> kinds,
                 Findings& out, std::initializer_list<mime::DefectKind> causes) {
  const mime::Message& message = context.message();
  const auto is_explained = [&](mime::PartIndex part) {
    return std::any_of(
        message.defects.begin(), message.defects.end(), [&](const mime::Defect& defect) {
          return defect.part == part &&
                 std::find(causes.begin(), causes.end(), defect.kind) != causes.end();
        });
  };
  std::vector<std::pair<mime::PartIndex, mime::DefectKind>> reported;
  for (const mime::Defect& defect : message.defects) {
    if (std::find(kinds.begin(), kinds.end(), defect.kind) == kinds.end()) continue;
    const std::pair key(defect.part, defect.kind);
    if (std::find(reported.begin(), reported.end(), key) != reported.end()) continue;
    if (reported.size() == Findings::kMostPerRule) return;
    reported.push_back(key);
    if (causes.size() > 0 && is_explained(defect.part)) continue;
    const std::string quote = readable(message.bytes.substr(defect.at.begin, defect.at.size()));
    out.add(as_sentence(defect.message), defect.at, defect.part, quote);
  }
}

}  // namespace presend::heuristics
