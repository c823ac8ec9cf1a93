#include "scanner/cli/eval_options.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <string_view>

#include "scanner/base/ascii.h"

namespace presend::cli {
namespace {

/// "NAME=VALUE" in two; nothing when a side is missing.
std::optional<std::pair<std::string, std::string>> name_and_value(const std::string& given) {
  const std::size_t equals = given.find('=');
  if (equals == 0 || equals == std::string::npos || equals + 1 == given.size()) return std::nullopt;
  return std::pair(given.substr(0, equals), given.substr(equals + 1));
}

/// Labels become columns and JSON keys, so they stay plain words.
bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_alnum(c) || c == '-' || c == '_' || c == '.';
  });
}

}  // namespace

std::optional<std::string> read_labels(const std::vector<std::string>& values,
                                       EvalOptions& options) {
  for (const std::string& given : values) {
    auto label = name_and_value(given);
    if (!label) return "--label needs NAME=PATH, such as newsletters=drafts/newsletters";
    if (!is_name(label->first))
      return "--label: \"" + label->first + "\" is no name; use letters, digits and hyphens";
    options.drafts.push_back({std::move(label->first), std::move(label->second)});
  }
  return std::nullopt;
}

std::optional<std::string> read_eras(const std::vector<std::string>& values, EvalOptions& options) {
  for (const std::string& given : values) {
    const auto era = name_and_value(given);
    if (!era) return "--era needs NAME=LABEL,LABEL, such as 2002=spam,ham";
    eval::NamedEra& read = options.eras.emplace_back();
    read.name = era->first;
    for (std::string_view rest = era->second; !rest.empty();) {
      const std::size_t end = std::min(rest.find(','), rest.size());
      if (end > 0) read.labels.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return std::nullopt;
}

std::optional<std::string> read_at_most(const std::vector<std::string>& values,
                                        EvalOptions& options) {
  for (const std::string& given : values) {
    const auto bound = name_and_value(given);
    double points = 0;
    if (bound) {
      const char* end = bound->second.data() + bound->second.size();
      const auto read = std::from_chars(bound->second.data(), end, points);
      if (read.ec == std::errc() && read.ptr == end && std::isfinite(points) && points >= 0) {
        options.at_most.emplace_back(bound->first, points);
        continue;
      }
    }
    return "--at-most needs CODE=POINTS, such as LNK001=0.5";
  }
  return std::nullopt;
}

std::optional<std::string> find_conflict(const EvalOptions& options) {
  if (options.drafts.empty())
    return "name labelled drafts, as in: presend eval --spam junk/ --ham letters/";
  std::set<std::string_view> labels;
  for (const EvalOptions::Folder& folder : options.drafts) labels.insert(folder.label);
  for (std::size_t i = kUsualBad; i < options.bad.size(); ++i)
    if (!labels.contains(options.bad[i]))
      return "--bad: no drafts have the label \"" + options.bad[i] + '"';
  if (options.is_calibrating) return std::nullopt;
  if (!options.eras.empty()) return "--era only matters with --calibrate";
  if (!options.without.empty()) return "--without only matters with --calibrate";
  if (!options.at_most.empty()) return "--at-most only matters with --calibrate";
  if (options.tries_families) return "--each-family only matters with --calibrate";
  return std::nullopt;
}

}  // namespace presend::cli
