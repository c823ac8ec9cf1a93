#include "scanner/cli/weights.h"

#include <algorithm>

#include "heuristics/registry.h"
#include "heuristics/rule.h"
#include "scanner/base/suggest.h"
#include "scanner/io/file.h"

namespace presend::cli {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 20;

/// The line on which the row of a rule stands, which is there.
std::uint32_t line_of(std::string_view tsv, const std::string& id) {
  std::size_t at = tsv.find(id);
  while (at != std::string_view::npos && at > 0 && tsv[at - 1] != '\n') at = tsv.find(id, at + 1);
  const auto end = tsv.begin() + static_cast<std::ptrdiff_t>(std::min(at, tsv.size()));
  return 1 + static_cast<std::uint32_t>(std::count(tsv.begin(), end, '\n'));
}

}  // namespace

Outcome<score::Weights> load_weights(const std::string& file) {
  const Outcome<std::string> text = io::read_file(file, kMostBytes);
  if (!text) return text.error();
  Outcome<score::Weights> weights = score::Weights::parse(file, text.value());
  if (!weights) return weights;
  std::vector<std::string> known;
  for (const heuristics::Rule* rule : heuristics::all_rules()) known.emplace_back(rule->id);
  for (const std::string& id : weights.value().rule_ids())
    if (std::find(known.begin(), known.end(), id) == known.end()) {
      std::string remedy = did_you_mean(id, known);
      if (remedy.empty()) remedy = "presend rules lists what there is";
      return Error{file, line_of(text.value(), id), "there is no rule \"" + id + '"',
                   std::move(remedy)};
    }
  return weights;
}

}  // namespace presend::cli
