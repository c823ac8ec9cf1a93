#include "heuristics/finding.h"

#include <algorithm>

#include "heuristics/rule.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      return "info";
  }
  return "";
}

char letter(Grade grade) { return static_cast<char>('A' + static_cast<int>(grade)); }

namespace {

/// A message names hosts and addresses of the draft, and these may be megabytes long.
constexpr std::size_t kMostMessageBytes = 1000;

std::string shortened(std::string message) {
  if (message.size() <= kMostMessageBytes) return message;
  return std::string(utf8_prefix(message, kMostMessageBytes)) + "…";
}

}  // namespace

void Findings::begin(const Rule& rule) {
  rule_ = &rule;
  run_.push_back(&rule);
  count_ = 0;
}

bool Findings::has_run(const Rule& rule) const {
  return std::find(run_.begin(), run_.end(), &rule) != run_.end();
}

Finding& Findings::add(std::string message) {
  Finding& finding = ++count_ > kMostPerRule ? overflow_ : findings_.emplace_back();
  finding = {.rule = rule_, .severity = rule_->severity, .message = shortened(std::move(message))};
  return finding;
}

Finding& Findings::add(std::string message, SourceRange at, mime::PartIndex part,
                       std::string_view quote) {
  Finding& finding = add(std::move(message));
  finding.at = at;
  finding.part = part;
  finding.quote = collapse_space(quote);
  return finding;
}

}  // namespace presend::heuristics
