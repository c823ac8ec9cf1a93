#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "scanner/report/finding_groups.h"
#include "scanner/report/fix_plan_text.h"
#include "scanner/report/gate_text.h"
#include "scanner/report/layout.h"
#include "scanner/report/live_links_text.h"
#include "scanner/report/log_commands.h"
#include "scanner/report/measures_text.h"
#include "scanner/report/visible_text.h"
#include "scanner/report/writers.h"

namespace presend::report {
namespace {

constexpr std::size_t kSummaryRows = 25;
/// A report on more rules than that begins with a list of the worst.
constexpr std::size_t kOverviewFrom = 4;
constexpr std::size_t kOverviewRows = 3;
/// Columns of a header field that are shown: a subject may have megabytes.
constexpr std::uint32_t kFieldColumns = 200;

std::string file_and_message(const scan::Report& report) {
  std::string out = visible(report.file);
  if (report.message > 0) out += fmt::format(" (message {})", report.message);
  return out;
}

/// What remains of a report for the table at the end.
struct Row {
  std::string file;
  double risk = 0;
  bool passes = true;
  std::uint32_t errors = 0, warnings = 0, infos = 0;
};

class PrettyWriter : public Writer {
 public:
  explicit PrettyWriter(const Style& style) : style_(style), paint_(style.has_colour) {}

  std::string draft(const scan::Report& report) override {
    if (style_.is_quiet && report.passes) return {};
    keep_row(report);
    std::string out;
    if (!is_first_) out += '\n';
    is_first_ = false;
    const std::vector<FindingGroup> groups =
        group_by_rule(report, style_.is_verbose ? Listed::all : Listed::fresh);
    append_head(out, report, groups);
    append_findings(out, report, groups);
    append_measures(out, report.measures, paint_);
    if (report.links) append_wrapped(out, "  checked   ", live_links_text(*report.links), 12);
    if (!report.missing_dictionary.empty())
      append_wrapped(out, "  spelling  ",
                     "not checked, as the dictionary is missing; Debian has it in the package " +
                         std::string(report.missing_dictionary),
                     12);
    append_fix_plan(out, report, paint_);
    return without_commands(std::move(out));
  }

  std::string end(const Summary& summary) override {
    // A mailbox is one file of many drafts; a folder may hold only one.
    if (summary.drafts == 0 || (summary.drafts == 1 && !style_.has_summary)) return {};
    std::string out;
    if (!is_first_) out += '\n';
    const std::uint32_t shown = style_.is_quiet ? summary.failed : summary.drafts;
    if (summary.drafts > 1 && shown > 0) {
      append_table(out, shown);
      out += '\n';
    }
    append_totals(out, summary);
    return without_commands(std::move(out));
  }

 private:
  void keep_row(const scan::Report& report) {
    Summary counts;
    counts.count(report);
    rows_.push_back({file_and_message(report), report.risk, report.passes, counts.errors,
                     counts.warnings, counts.infos});
    // Only the worst are shown; a mailbox of a million messages must not pile up.
    if (rows_.size() >= 4 * kSummaryRows) sort_rows();
  }

  void sort_rows() {
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
      return a.passes != b.passes ? b.passes : a.risk > b.risk;
    });
    if (rows_.size() > kSummaryRows) rows_.resize(kSummaryRows);
  }

  /// How the risk that the gate looks at differs from the draft's own, and what came of it.
  std::string outcome_at_gate(const scan::Report& report) const {
    std::string out;
    const std::string at_gate = decimal(report.risk_at_gate, 0);
    if (at_gate != decimal(report.risk, 0)) out = ", " + at_gate + " without what was accepted";
    out += ": " + (report.passes ? paint_(Ink::green, "passes") : paint_(Ink::red, "fails"));
    const std::string reason = gate_reason(report);
    return reason.empty() ? out : out + " (" + reason + ")";
  }

  void append_accepted(std::string& out, const scan::Report& report) const {
    Accepted accepted;
    accepted.count(report);
    if (accepted.all() == 0) return;
    append_wrapped(
        out, "           ",
        accepted.number() + (style_.is_verbose ? "" : " not shown") + " (" + accepted.kinds() + ")",
        11);
  }

  /// Notes that fail nobody and hardly add to the risk take a line each.
  bool is_brief(const FindingGroup& group, const scan::Report& report) const {
    constexpr double kHardly = 0.5;
    const bool fails =
        !group.is_accepted && (report.gate.fails_on(group.severity) || group.points >= kHardly);
    return group.severity == heuristics::Severity::info && !fails && !style_.is_verbose;
  }

  static std::string field(std::string_view value) {
    const std::string text = shorten(visible(value), kFieldColumns);
    return text.find_first_not_of(' ') == std::string::npos ? "(none)" : text;
  }

  void append_head(std::string& out, const scan::Report& report,
                   const std::vector<FindingGroup>& groups) const {
    append_path(out, file_and_message(report), paint_);
    const Ink ink = report.verdict == score::Verdict::low        ? Ink::green
                    : report.verdict == score::Verdict::elevated ? Ink::yellow
                                                                 : Ink::red;
    append_wrapped(out, "  ",
                   "content risk " + paint_(ink, decimal(report.risk, 0)) + " of 100, " +
                       paint_(ink, score::name(report.verdict)) + outcome_at_gate(report),
                   2);
    append_reply(out, report, paint_);
    if (report.is_bare_html) {
      append_wrapped(out, "  ", "an HTML file: rules about header fields do not apply", 2);
    } else {
      append_wrapped(out, "  From:    ", field(report.from), 11);
      append_wrapped(out, "  Subject: ", field(report.subject), 11);
    }
    Summary counts;
    counts.count(report);
    append_wrapped(out, "  Found:   ", counts.severities(), 11);
    append_accepted(out, report);
    const auto all = static_cast<std::size_t>(
        std::count_if(groups.begin(), groups.end(),
                      [](const FindingGroup& group) { return !group.is_accepted; }));
    if (all < kOverviewFrom) return;
    const std::size_t rows = std::min(kOverviewRows, all);
    for (std::size_t i = 0; i < rows; ++i) append_overview(out, groups[i], paint_);
    if (all > rows) out += "    and " + counted(all - rows, "more rule", "more rules") + '\n';
  }

  void append_findings(std::string& out, const scan::Report& report,
                       const std::vector<FindingGroup>& groups) const {
    bool has_brief = false;
    for (const FindingGroup& group : groups) {
      if (!is_brief(group, report)) {
        append_group(out, visible(report.file), group, style_.is_verbose, paint_);
        continue;
      }
      if (!has_brief)
        out += '\n' + paint_(Ink::bold, "also seen") + " (-v tells why and how to mend it)\n";
      has_brief = true;
      append_brief(out, group, paint_);
    }
  }

  void append_table(std::string& out, std::size_t all) {
    sort_rows();
    constexpr std::uint32_t kFileWidth = 46;
    out += paint_(Ink::bold, padded("draft", kFileWidth) + " risk  gate  errors warnings") + '\n';
    for (const Row& row : rows_) {
      out += padded(shorten_front(row.file, kFileWidth), kFileWidth) +
             padded_front(decimal(row.risk, 0), 5) + "  " +
             (row.passes ? paint_(Ink::green, "pass") : paint_(Ink::red, "FAIL")) +
             padded_front(std::to_string(row.errors), 8) +
             padded_front(std::to_string(row.warnings), 9) + '\n';
    }
    if (all > rows_.size()) out += fmt::format("and {} more\n", all - rows_.size());
  }

  void append_totals(std::string& out, const Summary& summary) const {
    std::string text = fmt::format(
        "{}: {}, {}. {}, {} and {}.", counted(summary.drafts, "draft", "drafts"),
        counted(summary.passed, "passes", "pass"), counted(summary.failed, "fails", "fail"),
        counted(summary.errors, "error", "errors"),
        counted(summary.warnings, "warning", "warnings"), counted(summary.infos, "info", "infos"));
    if (summary.accepted.all() > 0)
      text += ' ' + summary.accepted.number() + " (" + summary.accepted.kinds() + ") left out.";
    if (summary.unreadable > 0)
      text += ' ' + counted(summary.unreadable, "input was", "inputs were") +
              " not readable, or only in part.";
    if (summary.skipped > 0)
      text +=
          ' ' + counted(summary.skipped, "file that is", "files that are") + " no mail left out.";
    append_wrapped(out, "", text, 0);
  }

  Style style_;
  Paint paint_;
  bool is_first_ = true;
  std::vector<Row> rows_;
};

}  // namespace

std::unique_ptr<Writer> make_pretty_writer(const Style& style) {
  return std::make_unique<PrettyWriter>(style);
}

}  // namespace presend::report
