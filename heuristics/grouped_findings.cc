#include "heuristics/grouped_findings.h"

#include <utility>

#include "heuristics/wording.h"

namespace presend::heuristics {

void GroupedFindings::add(std::string_view key, std::string message, SourceRange at,
                          mime::PartIndex part, std::string_view quote,
                          std::optional<Severity> severity) {
  const auto [found, is_new] = by_key_.emplace(key, entries_.size());
  if (is_new)
    entries_.push_back({std::move(message), at, part, readable(quote), severity});
  else
    entries_[found->second].others.push_back(at);
}

void GroupedFindings::write(Findings& out) const {
  for (const Entry& entry : entries_) {
    std::string message = entry.message;
    const std::size_t others = entry.others.size();
    if (others > 0) message += " (and " + with_commas(others) + " more like it)";
    Finding& finding = out.add(std::move(message), entry.at, entry.part, entry.quote);
    finding.places = static_cast<std::uint32_t>(others + 1);
    finding.reach = entry.others;
    if (entry.severity) finding.severity = *entry.severity;
  }
}

}  // namespace presend::heuristics
