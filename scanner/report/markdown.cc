#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "heuristics/rule.h"
#include "scanner/base/utf8.h"
#include "scanner/report/finding_groups.h"
#include "scanner/report/log_commands.h"
#include "scanner/report/markdown_text.h"
#include "scanner/report/source_excerpt.h"
#include "scanner/report/visible_text.h"
#include "scanner/report/writers.h"

namespace presend::report {
namespace {

constexpr std::size_t kMostRows = 100;
constexpr std::size_t kMostUnreadable = 20;
constexpr std::size_t kMostPlaces = 3;
constexpr std::size_t kMostLines = 10;
/// One draft must not crowd out the others.
constexpr std::size_t kMostSectionBytes = 20'000;
constexpr std::size_t kPathColumns = 120;
constexpr std::size_t kMessageColumns = 300;

std::string quoted(std::string_view text, std::size_t columns) {
  return markdown_quote(shorten(visible(text), static_cast<std::uint32_t>(columns)));
}

/// Why, in one sentence: a bot's post is no manual.
std::string_view first_sentence(std::string_view text) {
  const std::size_t end = text.find(". ");
  return end == std::string_view::npos ? text : text.substr(0, end + 1);
}

/// A draft in the table, and what follows the table when it fails.
struct TableRow {
  bool passes = true;
  double risk = 0;
  std::string cells;
  std::string section;
};

/// What a bot posts on a pull request. Everything of a draft goes through quoted().
class MarkdownWriter : public Writer {
 public:
  explicit MarkdownWriter(const Style& style) : style_(style) {}

  std::string draft(const scan::Report& report) override {
    if (style_.is_quiet && report.passes) return {};
    rows_.push_back({report.passes, report.risk_at_gate, cells(report),
                     report.passes ? std::string() : section(report)});
    if (rows_.size() >= 4 * kMostRows) sort_rows();
    return {};
  }

  void error(const Error& error) override {
    if (++unreadable_ > kMostUnreadable) return;
    Error nameless = error;
    nameless.file.clear();
    errors_ += "- " + (error.file.empty() ? "" : path_of(error.file) + ": ") +
               quoted(nameless.text(), kMessageColumns) + '\n';
  }

  std::string end(const Summary& summary) override {
    sort_rows();
    std::string out = "## " + headline(summary) + "\n\n" + totals(summary);
    if (unreadable_ > 0) {
      out += "\n**Not readable, or only in part**\n\n" + errors_;
      if (unreadable_ > kMostUnreadable)
        out += fmt::format("- and {} more\n", unreadable_ - kMostUnreadable);
    }
    append_table(out, style_.is_quiet ? summary.failed : summary.drafts);
    append_sections(out, summary.failed);
    return out.size() > style_.most_bytes ? cut(std::move(out)) : out;
  }

 private:
  std::string path_of(std::string_view file) const {
    return markdown_quote(
        shorten_front(visible(repository_path(file, style_.place).text), kPathColumns));
  }

  std::string name_of(const scan::Report& report) const {
    std::string out = path_of(report.file);
    if (report.message > 0) out += fmt::format(" (message {})", report.message);
    return out;
  }

  std::string cells(const scan::Report& report) const {
    const std::vector<FindingGroup> groups = group_by_rule(report, Listed::fresh);
    std::string worst = "nothing found";
    if (!groups.empty()) {
      const scan::ReportedFinding& first = *groups.front().findings.front();
      worst = fmt::format("{} {} {}", heuristics::name(groups.front().severity), first.rule->id,
                          markdown_quote(first.rule->title));
      if (first.has_location) worst += fmt::format(" (line {})", first.begin.line);
    }
    return fmt::format("| {} | {} | {} | {} | {} |\n", name_of(report),
                       decimal(report.risk_at_gate, 0),
                       score::name(score::verdict_on(report.risk_at_gate)),
                       report.passes ? "pass" : "**fail**", worst);
  }

  void append_place(std::string& out, const scan::ReportedFinding& finding) const {
    out += "  - ";
    if (finding.has_location) out += fmt::format("line {}: ", finding.begin.line);
    out += quoted(finding.message, kMessageColumns) + '\n';
    if (!finding.has_location) return;
    const std::string excerpt = source_excerpt(finding, Paint(false));
    if (excerpt.empty()) return;
    std::string fence = markdown_fence(excerpt, "text");
    for (std::size_t at = 0; at != std::string::npos && at < fence.size();) {
      fence.insert(at, "    ");
      at = fence.find('\n', at);
      if (at != std::string::npos) ++at;
    }
    out += '\n' + without_commands(std::move(fence)) + '\n';
  }

  void append_markdown_group(std::string& out, const FindingGroup& group) const {
    const heuristics::Rule& rule = *group.findings.front()->rule;
    out += fmt::format("- **{}** {}: {}\n", heuristics::name(group.severity), rule.id,
                       markdown_quote(rule.title));
    std::string lines;
    std::size_t listed = 0;
    for (std::size_t i = 0; i < group.findings.size(); ++i) {
      const scan::ReportedFinding& finding = *group.findings[i];
      if (i < kMostPlaces) {
        append_place(out, finding);
      } else if (finding.has_location && listed < kMostLines) {
        ++listed;
        lines += fmt::format("{}{}", lines.empty() ? "" : ", ", finding.begin.line);
      }
    }
    if (group.findings.size() > kMostPlaces) {
      out += fmt::format("  - and {} more", group.findings.size() - kMostPlaces);
      if (!lines.empty()) out += (listed == 1 ? ": line " : ": lines ") + lines;
      out += group.findings.size() - kMostPlaces > listed && listed > 0 ? " …\n" : "\n";
    }
    out += "  - Why: " + markdown_quote(first_sentence(rule.why)) + '\n';
    out += "  - Fix: " + markdown_quote(rule.fix) + '\n';
  }

  void append_plan(std::string& out, const scan::Report& report) const {
    if (report.fix_plan.empty()) return;
    out += "\n**Fix plan** (the fewest edits to pass)\n\n";
    double risk = report.risk;
    for (std::size_t i = 0; i < report.fix_plan.size(); ++i) {
      const scan::PlannedFix& fix = report.fix_plan[i];
      out += fmt::format("{}. {}. Risk {:.1f} → {:.1f} ({})\n", i + 1,
                         quoted(fix.action, kMessageColumns), risk, fix.risk_after, fix.rule->id);
      risk = fix.risk_after;
    }
    if (!report.fix_plan_suffices) out += "\nThat is all that helps, and the draft still fails.\n";
  }

  /// All about a draft that fails.
  std::string section(const scan::Report& report) const {
    std::string out = "\n<details><summary>" + name_of(report) + ": risk " +
                      decimal(report.risk_at_gate, 0) + ", fails (" + gate_reason(report) +
                      ")</summary>\n\n";
    std::string notes;
    std::size_t infos = 0;
    std::size_t left_out = 0;
    for (const FindingGroup& group : group_by_rule(report, Listed::fresh)) {
      if (group.severity == heuristics::Severity::info && !report.gate.fails_on(group.severity)) {
        infos += group.findings.size();
        continue;
      }
      if (out.size() > kMostSectionBytes)
        left_out += group.findings.size();
      else
        append_markdown_group(out, group);
    }
    if (left_out > 0) notes += fmt::format("\n{} left out here.", counted_findings(left_out));
    if (infos > 0) notes += '\n' + counted(infos, "note", "notes") + " not listed.";
    Accepted accepted;
    accepted.count(report);
    if (accepted.all() > 0)
      notes += '\n' + accepted.number() + " not shown (" + accepted.kinds() + ").";
    if (!notes.empty()) out += notes + '\n';
    append_plan(out, report);
    return out + "\n</details>\n";
  }

  static std::string counted_findings(std::size_t number) {
    return counted(number, "finding", "findings");
  }

  void sort_rows() {
    std::stable_sort(rows_.begin(), rows_.end(), [](const TableRow& a, const TableRow& b) {
      return a.passes != b.passes ? b.passes : a.risk > b.risk;
    });
    if (rows_.size() > kMostRows) rows_.resize(kMostRows);
  }

  static std::string headline(const Summary& summary) {
    if (summary.drafts == 0) return "presend: no draft was scanned";
    if (summary.failed == 0)
      return summary.drafts == 1 ? "presend: the draft passes"
                                 : fmt::format("presend: all {} drafts pass", summary.drafts);
    return fmt::format("presend: {} of {} {}", summary.failed,
                       counted(summary.drafts, "draft", "drafts"),
                       summary.failed == 1 ? "fails" : "fail");
  }

  std::string totals(const Summary& summary) const {
    std::string out = counted(summary.errors, "error", "errors") + ", " +
                      counted(summary.warnings, "warning", "warnings") + " and " +
                      counted(summary.infos, "note", "notes") + '.';
    if (summary.accepted.all() > 0)
      out += ' ' + summary.accepted.number() + " not shown (" + summary.accepted.kinds() + ").";
    out += " A draft fails with ";
    if (style_.gate.fail_on)
      out += fmt::format("a finding of severity {}{}, or ", heuristics::name(*style_.gate.fail_on),
                         style_.gate.fail_on == heuristics::Severity::error ? "" : " or worse");
    return out + fmt::format("a content risk of {:g} or more.\n", style_.gate.max_risk);
  }

  void append_table(std::string& out, std::size_t all) const {
    if (rows_.empty()) return;
    out += "\n| draft | risk | verdict | gate | worst finding |\n|---|---:|---|---|---|\n";
    std::size_t shown = 0;
    // Half of the room is for the findings.
    while (shown < rows_.size() && out.size() + rows_[shown].cells.size() < style_.most_bytes / 2)
      out += rows_[shown++].cells;
    if (all > shown)
      out +=
          '\n' + counted(all - shown, "more draft is", "more drafts are") + " not in the table.\n";
  }

  void append_sections(std::string& out, std::size_t failed) const {
    constexpr std::size_t kNote = 200;
    std::size_t shown = 0;
    while (shown < rows_.size() && !rows_[shown].passes &&
           out.size() + rows_[shown].section.size() + kNote < style_.most_bytes)
      out += rows_[shown++].section;
    if (failed > shown)
      out += "\nThe findings of " +
             counted(failed - shown, "more draft that fails are", "more drafts that fail are") +
             " left out for length; presend check shows them.\n";
  }

  /// Where even the headline is too long for the room.
  std::string cut(std::string text) const {
    text.resize(utf8_prefix(text, style_.most_bytes).size());
    const std::size_t line = text.rfind('\n');
    text.resize(line == std::string::npos ? 0 : line + 1);
    return text;
  }

  Style style_;
  std::vector<TableRow> rows_;
  std::string errors_;
  std::size_t unreadable_ = 0;
};

}  // namespace

std::unique_ptr<Writer> make_markdown_writer(const Style& style) {
  return std::make_unique<MarkdownWriter>(style);
}

}  // namespace presend::report
