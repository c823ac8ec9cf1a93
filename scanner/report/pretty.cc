#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "scanner/report/finding_groups.h"
#include "scanner/report/layout.h"
#include "scanner/report/visible_text.h"
#include "scanner/report/writers.h"

namespace presend::report {
namespace {

constexpr std::size_t kSummaryRows = 25;

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
    if (style_.has_summary) keep_row(report);
    if (style_.is_quiet && report.passes) return {};
    std::string out;
    if (!is_first_) out += '\n';
    is_first_ = false;
    append_head(out, report);
    const std::string file = visible(report.file);
    for (const FindingGroup& group : group_by_rule(report)) append_group(out, file, group, paint_);
    append_measures(out, report.measures);
    return out;
  }

  std::string end(const Summary& summary) override {
    if (!style_.has_summary || summary.drafts == 0) return {};
    std::string out;
    if (!is_first_) out += '\n';
    append_table(out, summary.drafts);
    append_totals(out, summary);
    return out;
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

  std::string gate_reason(const scan::Report& report) const {
    if (report.passes) return {};
    std::uint32_t bad = 0;
    for (const scan::ReportedFinding& finding : report.findings)
      bad += finding.severity >= style_.fail_on ? 1U : 0U;
    std::string reason;
    if (!style_.never_fails && bad > 0) {
      reason = style_.fail_on == heuristics::Severity::error
                   ? counted(bad, "error", "errors")
                   : counted(bad, "finding", "findings") + " of severity " +
                         std::string(heuristics::name(style_.fail_on)) + " or worse";
    }
    if (report.risk >= style_.max_risk)
      reason += fmt::format("{}risk not below {:g}", reason.empty() ? "" : ", ", style_.max_risk);
    return reason.empty() ? reason : " (" + reason + ")";
  }

  void append_head(std::string& out, const scan::Report& report) const {
    out += paint_(Ink::bold, file_and_message(report)) + '\n';
    const Ink ink = report.verdict == score::Verdict::low        ? Ink::green
                    : report.verdict == score::Verdict::elevated ? Ink::yellow
                                                                 : Ink::red;
    out += "  content risk " + paint_(ink, decimal(report.risk, 0)) + " of 100, " +
           paint_(ink, score::name(report.verdict)) + ": " +
           (report.passes ? paint_(Ink::green, "passes") : paint_(Ink::red, "fails")) +
           gate_reason(report) + '\n';
    if (report.is_template) {
      append_wrapped(out, "  ", "an HTML file: rules about header fields do not apply", 2);
    } else {
      append_wrapped(out, "  From:    ", visible(report.from), 11);
      append_wrapped(out, "  Subject: ", visible(report.subject), 11);
    }
    if (report.findings.empty()) out += "  Nothing was found against it.\n";
  }

  void append_measures(std::string& out, const email::Measures& m) const {
    out += '\n' + paint_(Ink::bold, "measures") + '\n';
    std::string size = "size      " + size_in_words(m.message_bytes);
    if (m.html_bytes > 0) size += ", HTML " + size_in_words(m.html_bytes);
    if (m.attachment_bytes > 0) size += ", attachments " + size_in_words(m.attachment_bytes);
    if (m.embedded_image_bytes > 0)
      size += ", embedded images " + size_in_words(m.embedded_image_bytes);
    std::string text = "text      " + counted(m.visible_words, "visible word", "visible words");
    if (m.hidden_chars > 0)
      text += ", " + counted(m.hidden_chars, "hidden character", "hidden characters");
    if (m.text_share)
      text += fmt::format(", {:.0f} % of the text and image area", *m.text_share * 100);
    std::string links = "links     " + std::to_string(m.links);
    if (m.external_links > 0)
      links += fmt::format(", {} to other sites than the sender's", m.external_links);
    if (m.insecure_links > 0) links += fmt::format(", {} without https", m.insecure_links);
    std::string images = "images    " + std::to_string(m.images);
    if (m.remote_images > 0) images += fmt::format(", {} loaded from the web", m.remote_images);
    for (const std::string& line : {size, text, links, images})
      append_wrapped(out, "  " + line.substr(0, 10), line.substr(10), 12);
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
        counted(summary.warnings, "warning", "warnings"),
        counted(summary.infos, "remark", "remarks"));
    if (summary.unreadable > 0)
      text += ' ' + counted(summary.unreadable, "input was", "inputs were") +
              " not readable, or only in part.";
    if (summary.skipped > 0)
      text +=
          ' ' + counted(summary.skipped, "file that is", "files that are") + " no mail left out.";
    out += '\n';
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
