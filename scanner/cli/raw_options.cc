#include "scanner/cli/raw_options.h"

#include <string_view>

#include "scanner/base/ascii.h"
#include "scanner/compare/compare.h"

namespace presend::cli {
namespace {

using Wrong = std::optional<std::string>;

Wrong read_reports(const RawOptions& raw, Options& options) {
  for (const std::string& given : raw.reports) {
    const std::size_t equals = given.find('=');
    if (equals == std::string::npos || equals + 1 == given.size())
      return "--report needs FORMAT=FILE, such as json=report.json";
    const auto format = report::format_named(given.substr(0, equals));
    if (!format)
      return "--report does not know \"" + given.substr(0, equals) +
             "\": " + std::string(report::format_names());
    options.reports.push_back({*format, given.substr(equals + 1)});
  }
  return std::nullopt;
}

Wrong read_numbers(const RawOptions& raw, Options& options) {
  const auto is_percentage = [](const std::optional<double>& value) {
    return !value || (*value >= 0 && *value <= 100);
  };
  if (!is_percentage(options.max_risk)) return "--max-risk must be a number from 0 to 100";
  if (!is_percentage(options.risk_margin)) return "--risk-margin must be a number from 0 to 100";
  if (raw.jobs) {
    if (*raw.jobs < 1 || *raw.jobs > config::kMostJobs)
      return "-j must be a number from 1 to " + std::to_string(config::kMostJobs);
    options.jobs = static_cast<std::uint32_t>(*raw.jobs);
  }
  if (raw.message < 0 || raw.message > 1'000'000'000) return "--message must be 0 or more";
  options.message = static_cast<std::uint32_t>(raw.message);
  if (raw.width < 50 || raw.width > 10'000) return "--width must be from 50 to 10000 px";
  options.width_px = static_cast<std::uint32_t>(raw.width);
  return std::nullopt;
}

Wrong read_links(const RawOptions& raw, LinkOptions& links) {
  for (const std::string& given : raw.connect_to) {
    const auto to = links::parse_connect_to(given);
    if (!to)
      return "--connect-to needs HOST:PORT:ADDRESS:PORT, such as "
             "www.example.org:443:10.0.0.7:8443, "
             "not \"" +
             given + '"';
    links.connect_to.push_back(*to);
  }
  if (!(links.cache_hours >= 0 && links.cache_hours <= 24 * 365))
    return "--link-cache-age must be a number of hours from 0 to 8760";
  if (!(links.timeout_s >= 0.1 && links.timeout_s <= 600))
    return "--link-timeout must be a number of seconds from 0.1 to 600";
  if (!links.from.empty() && links.is_asking)
    return "--links-from asks nobody; drop it or --check-links";
  const LinkOptions usual;
  const bool shapes_asking =
      !links.cache.empty() || !links.record.empty() || links.cache_hours != usual.cache_hours ||
      links.timeout_s != usual.timeout_s || links.allows_private ||
      links.uses_proxy_of_environment || !links.ca_file.empty() || !links.connect_to.empty();
  if (shapes_asking && !links.is_asking)
    return "--link-cache, --link-cache-age, --write-links, --link-timeout, --allow-private, "
           "--connect-to, --ca-file and --proxy-from-environment only matter with --check-links";
  if (!links.cache.empty() && links.cache == links.record)
    return "--link-cache and --write-links need a file each";
  return std::nullopt;
}

/// Codes with a blank between them need no quotes: "presend explain 550 5.7.1".
Wrong join_what(const std::vector<std::string>& words, Options& options) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && !is_ascii_digit(words.front().empty() ? ' ' : words.front().front()))
      return "one argument is enough, \"" + words[i] + "\" is too many; put a reply in quotes";
    options.what += (i == 0 ? "" : " ") + words[i];
  }
  return std::nullopt;
}

Wrong read_eval(const RawOptions& raw, EvalOptions& eval) {
  if (raw.most_wrong < 0 || raw.most_wrong > 100'000) return "--worst must be from 0 to 100000";
  if (!(eval.caution >= 0.01 && eval.caution <= 1000))
    return "--caution must be a number from 0.01 to 1000";
  if (raw.folds < 2 || raw.folds > 100) return "--folds must be a number from 2 to 100";
  eval.most_wrong = static_cast<std::uint32_t>(raw.most_wrong);
  eval.folds = static_cast<std::uint32_t>(raw.folds);
  eval.bad.insert(eval.bad.end(), raw.bad.begin(), raw.bad.end());
  if (Wrong wrong = read_labels(raw.labels, eval)) return wrong;
  if (Wrong wrong = read_eras(raw.eras, eval)) return wrong;
  if (Wrong wrong = read_at_most(raw.at_most, eval)) return wrong;
  return find_conflict(eval);
}

Wrong find_conflict(const Options& options) {
  if (options.writes_baseline && options.prunes_baseline)
    return "--write-baseline already leaves out what is gone; drop --prune-baseline";
  if (options.writes_baseline && !options.against.empty())
    return "--write-baseline records all that is found; drop --against";
  if (options.is_isolated && !options.config_file.empty())
    return "--isolated reads no configuration; drop it or --config";
  if (options.risk_margin && options.against.empty())
    return "--risk-margin only matters with --against";
  return std::nullopt;
}

Wrong find_missing(const Options& options) {
  switch (options.command) {
    case Command::check:
      if (!options.paths.empty() || options.shows_settings) break;
      return "name a draft or a folder, as in: presend check newsletter.eml (or - for standard "
             "input)";
    case Command::compare:
      if (options.paths.size() < 2)
        return "name two drafts or more, as in: presend compare draft-a.eml draft-b.eml";
      if (options.paths.size() > compare::kMostVariants)
        return "compares " + std::to_string(compare::kMostVariants) + " variants at most";
      break;
    case Command::dissect:
      if (!options.paths.empty()) break;
      return "name a draft, as in: presend dissect newsletter.eml";
    case Command::explain:
      if (!options.what.empty()) break;
      return "give a reply or name a rule, as in: presend explain 421-4.7.0, or: presend explain "
             "LNK001";
    case Command::fix:
      if (options.writes_fixes && !options.output.empty())
        return "--write changes the draft itself; drop it or -o";
      if (options.output == "-" && options.format == report::Format::json)
        return "-o - writes the mended draft to standard output; drop it or --format json";
      if (!options.paths.empty()) break;
      return "name a draft, as in: presend fix newsletter.eml (or - for standard input)";
    case Command::eval:
    case Command::init:
    case Command::rules:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> finish_options(const RawOptions& raw, Options& options) {
  if (Wrong wrong = read_numbers(raw, options)) return wrong;
  if (Wrong wrong = read_reports(raw, options)) return wrong;
  if (options.command == Command::eval)
    if (Wrong wrong = read_eval(raw, options.eval)) return wrong;
  if (Wrong wrong = read_links(raw, options.links)) return wrong;
  if (!raw.file.empty()) options.paths = {raw.file};
  if (Wrong wrong = join_what(raw.what, options)) return wrong;
  if (Wrong wrong = find_conflict(options)) return wrong;
  return find_missing(options);
}

}  // namespace presend::cli
