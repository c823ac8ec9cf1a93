#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "scanner/base/ascii.h"
#include "scanner/base/embedded.h"
#include "scanner/score/score.h"

namespace presend::score {

std::span<const EmbeddedFile> embedded_weights();  // generated from heuristics/weights.tsv

namespace {

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return std::isfinite(value) ? std::optional(value) : std::nullopt;  // "nan" and "inf" are read
}

/// The next column of a row, taken off its front.
std::string_view take_column(std::string_view& row) {
  const std::size_t end = std::min(row.find('\t'), row.size());
  const std::string_view column = row.substr(0, end);
  row.remove_prefix(std::min(end + 1, row.size()));
  return trim(column);
}

/// The labels behind "# rule points cap" of a file's first line.
std::vector<std::string> labels_of(std::string_view tsv) {
  std::vector<std::string> labels;
  std::string_view row = trim(tsv.substr(0, tsv.find('\n')));
  if (take_column(row) != "# rule" || take_column(row) != "points" || take_column(row) != "cap")
    return labels;
  while (!row.empty()) labels.emplace_back(take_column(row));
  return labels;
}

/// The rest of a row, one share for each of `count` labels; nothing when it is anything else.
std::optional<std::vector<std::optional<double>>> rates_of(std::string_view row,
                                                           std::size_t count) {
  std::vector<std::optional<double>> rates;
  while (!row.empty() && rates.size() <= count) {
    const std::string_view column = take_column(row);
    const std::optional<double> share = number(column);
    if (column != "-" && (!share || *share < 0 || *share > 1)) return std::nullopt;
    rates.push_back(share);
  }
  // Rows added by hand tell none.
  if (rates.size() != count && !rates.empty()) return std::nullopt;
  return rates;
}

}  // namespace

Outcome<Weights> Weights::parse(std::string_view file, std::string_view tsv) {
  Weights weights;
  weights.labels_ = labels_of(tsv);
  bool has_bias = false;
  std::uint32_t line = 0;
  while (!tsv.empty()) {
    const std::size_t end = std::min(tsv.find('\n'), tsv.size());
    std::string_view row = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    ++line;
    if (trim(row).empty() || row.front() == '#') continue;
    const auto fail = [&](std::string reason) {
      return Error{std::string(file), line, std::move(reason),
                   "Write a rule id, its points and its cap, separated by tabs"};
    };
    const std::string_view id = take_column(row);
    const auto points = number(take_column(row));
    const auto cap = number(take_column(row));
    if (!points || !cap) return fail("points and cap must be numbers");
    if (id == "bias") {
      if (has_bias) return fail("a second row for the bias");
      has_bias = true;
      weights.bias_ = *points;
      continue;
    }
    if (*points < 0 || *cap < *points) return fail("points must lie between 0 and the cap");
    if (!weights.by_id_.emplace(id, Weight{*points, *cap}).second)
      return fail("a second row for " + std::string(id));
    weights.ids_.emplace_back(id);
    if (weights.labels_.empty()) continue;
    auto rates = rates_of(trim(row), weights.labels_.size());
    if (!rates) return fail("hit rates must be shares between 0 and 1 or \"-\", one a label");
    if (!rates->empty()) weights.rates_.emplace(id, std::move(*rates));
  }
  if (!has_bias)
    return Error{std::string(file), line, "there is no row for the bias",
                 "Write \"bias\", the log-odds of a draft without findings and 0"};
  return weights;
}

const Weights& Weights::embedded() {
  static const Weights weights = [] {
    const EmbeddedFile& file = embedded_weights().front();
    Outcome<Weights> parsed = parse(file.path, file.content);
    // Broken rows of our own are caught by the tests; without them every rule weighs nothing.
    return parsed ? std::move(parsed).value() : Weights();
  }();
  return weights;
}

Weight Weights::of(std::string_view rule_id) const {
  const auto found = by_id_.find(std::string(rule_id));  // six characters: no allocation
  return found == by_id_.end() ? Weight() : found->second;
}

void Weights::set(std::string_view rule_id, Weight weight) {
  const std::string id(rule_id);
  if (!by_id_.contains(id)) ids_.push_back(id);
  by_id_[id] = weight;
}

std::span<const std::optional<double>> Weights::rates(std::string_view rule_id) const {
  const auto found = rates_.find(std::string(rule_id));
  if (found == rates_.end()) return {};
  return found->second;
}

}  // namespace presend::score
