#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "heuristics/finding.h"
#include "scanner/report/writer.h"
#include "scanner/scan/scan.h"

namespace presend::config {

enum class ColourChoice : std::uint8_t { automatic, always, never };

/// The least severity that fails a draft; none: only the risk counts.
struct FailOn {
  std::optional<heuristics::Severity> severity;
  bool operator==(const FailOn&) const = default;
};

/// "FORMAT=FILE" of --report.
struct ReportFile {
  report::Format format = report::Format::json;
  std::string file;
};

/// What both the command line and a presend.toml can say. Nothing, or empty, where they say
/// nothing: then the file, and behind it the default, counts.
struct Values {
  std::optional<FailOn> fail_on;
  std::optional<double> max_risk;     ///< 0 to 100
  std::optional<double> risk_margin;  ///< 0 to 100; how much a draft may worsen
  std::optional<bool> is_exit_zero;
  std::string baseline;

  std::vector<std::string> select, ignore, extend_select;
  std::optional<heuristics::Grade> min_evidence;

  std::optional<scan::Mode> mode;
  std::optional<scan::KindChoice> kind;
  std::string sender;
  std::vector<std::string> own_domains;
  std::vector<std::string> syntaxes;      ///< of templates, that have to be declared
  std::string vars;                       ///< file with values for template tags
  std::string wordlists;                  ///< folder
  std::string weights;                    ///< file with points; empty: built in
  std::vector<std::string> dictionaries;  ///< files of words that are spelt right

  std::optional<report::Format> format;
  std::vector<ReportFile> reports;
  std::optional<ColourChoice> colour;
  std::optional<std::uint32_t> jobs;  ///< 1 to 256; else one a core
};

/// A word for a value, the same on the command line and in files.
template <class Value>
struct Choice {
  std::string_view name;
  Value value;
};

inline constexpr Choice<FailOn> kFailOnChoices[] = {{"error", {heuristics::Severity::error}},
                                                    {"warning", {heuristics::Severity::warning}},
                                                    {"info", {heuristics::Severity::info}},
                                                    {"never", {std::nullopt}}};
inline constexpr Choice<heuristics::Severity> kSeverities[] = {
    {"error", heuristics::Severity::error},
    {"warning", heuristics::Severity::warning},
    {"info", heuristics::Severity::info}};
inline constexpr Choice<heuristics::Grade> kGrades[] = {{"A", heuristics::Grade::a},
                                                        {"B", heuristics::Grade::b},
                                                        {"C", heuristics::Grade::c},
                                                        {"D", heuristics::Grade::d}};
inline constexpr Choice<scan::Mode> kModes[] = {{"auto", scan::Mode::automatic},
                                                {"final", scan::Mode::final_mail},
                                                {"template", scan::Mode::template_draft}};
inline constexpr Choice<scan::KindChoice> kKinds[] = {
    {"auto", scan::KindChoice::automatic},
    {"bulk", scan::KindChoice::bulk},
    {"transactional", scan::KindChoice::transactional}};
inline constexpr Choice<ColourChoice> kColours[] = {{"auto", ColourChoice::automatic},
                                                    {"always", ColourChoice::always},
                                                    {"never", ColourChoice::never}};

inline constexpr double kDefaultMaxRisk = 50;
inline constexpr double kDefaultRiskMargin = 2;
inline constexpr std::uint32_t kMostJobs = 256;
inline constexpr std::string_view kDefaultBaseline = "presend-baseline.json";

}  // namespace presend::config
