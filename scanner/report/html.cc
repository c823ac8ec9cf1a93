#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "scanner/report/html_draft.h"
#include "scanner/report/html_page.h"
#include "scanner/report/html_text.h"
#include "scanner/report/layout.h"
#include "scanner/report/writers.h"

namespace presend::report {
namespace {

constexpr std::size_t kMostRows = 2000;
constexpr std::size_t kMostUnreadable = 50;
/// Browsers open a page of that many megabytes, hardly more.
constexpr std::size_t kMostSectionBytes = std::size_t{48} << 20;

/// A draft in the overview, and what the page says of it.
struct Entry {
  bool passes = true;
  double risk = 0;
  std::uint32_t errors = 0, warnings = 0, infos = 0;
  std::string name;     ///< HTML
  std::string id;       ///< of its section
  std::string section;  ///< HTML; empty when it was left out
};

/// One page for the run. Worst drafts first, so it is written when all are known; what the page has
/// no room for is dropped on the way.
class HtmlWriter : public Writer {
 public:
  explicit HtmlWriter(const Style& style) : style_(style) {}

  std::string draft(const scan::Report& report) override {
    if (style_.is_quiet && report.passes) return {};
    Summary counts;
    counts.count(report);
    Entry entry{report.passes,
                report.risk_at_gate,
                counts.errors,
                counts.warnings,
                counts.infos,
                html_name(report),
                fmt::format("d{}", ++given_),
                {}};
    entry.section = html_draft(report, entry.id);
    bytes_ += entry.section.size();
    entries_.push_back(std::move(entry));
    if (bytes_ > 2 * kMostSectionBytes || entries_.size() >= 2 * kMostRows) sort_and_cut();
    return {};
  }

  void error(const Error& error) override {
    if (++unreadable_ > kMostUnreadable) return;
    errors_ += "<li>" + html_quote(error.text()) + "</li>";
  }

  std::string end(const Summary& summary) override {
    sort_and_cut();
    const std::string title = headline(summary);
    const HtmlPage page{.title = title, .tool_version = style_.tool_version};
    std::string out = page_begin(page);
    out += "<h1>" + html_text(title) + "</h1>\n";
    if (unreadable_ > 0) {
      out += "<section class=\"card trouble\"><h2>Not readable, or only in part</h2><ul>" +
             errors_ + "</ul>";
      if (unreadable_ > kMostUnreadable)
        out += fmt::format("<p>And {} more.</p>", unreadable_ - kMostUnreadable);
      out += "</section>\n";
    }
    if (given_ > 1) out += overview(summary);
    for (const Entry& entry : entries_) {
      if (entry.section.empty()) continue;
      if (given_ == 1)
        out += fmt::format(
            "<article class=\"draft\" id=\"{0}\" aria-labelledby=\"{0}-h\">{1}"
            "</article>\n",
            entry.id, entry.section);
      else
        out += fmt::format(
            "<details class=\"draft\" id=\"{}\"><summary><span class=\"stamp {}\">{}</span> {} "
            "<span class=\"hint\">risk {:.0f}</span></summary>{}</details>\n",
            entry.id, entry.passes ? "is-pass" : "is-fail", entry.passes ? "Passes" : "Fails",
            entry.name, entry.risk, entry.section);
    }
    return out + page_end(page);
  }

 private:
  void sort_and_cut() {
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
      return a.passes != b.passes ? b.passes : a.risk > b.risk;
    });
    if (entries_.size() > kMostRows) entries_.resize(kMostRows);
    bytes_ = 0;
    for (Entry& entry : entries_) {
      // The worst draft is shown however large it is.
      if (&entry != &entries_.front() && bytes_ + entry.section.size() > kMostSectionBytes)
        std::string().swap(entry.section);
      bytes_ += entry.section.size();
    }
  }

  static std::string headline(const Summary& summary) {
    if (summary.drafts == 0) return "No draft was scanned";
    if (summary.drafts == 1) return summary.failed == 0 ? "The draft passes" : "The draft fails";
    if (summary.failed == 0) return fmt::format("All {} drafts pass", summary.drafts);
    return fmt::format("{} of {} {}", summary.failed, counted(summary.drafts, "draft", "drafts"),
                       summary.failed == 1 ? "fails" : "fail");
  }

  std::string overview(const Summary& summary) const {
    std::string out =
        "<section class=\"overview card\" aria-labelledby=\"overview\"><h2 id=\"overview\">"
        "Overview</h2><p class=\"hint\">" +
        html_text(counted(summary.errors, "error", "errors") + ", " +
                  counted(summary.warnings, "warning", "warnings") + " and " +
                  counted(summary.infos, "info", "infos") + " in all.") +
        "</p><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"overview\">"
        "<table class=\"sortable\"><thead><tr><th scope=\"col\">Draft</th><th scope=\"col\" "
        "aria-sort=\"descending\" data-number>Risk</th><th scope=\"col\">Gate</th><th "
        "scope=\"col\" data-number>Errors</th><th scope=\"col\" data-number>Warnings</th><th "
        "scope=\"col\" data-number>Infos</th></tr></thead><tbody>";
    for (const Entry& entry : entries_)
      out += fmt::format(
          "<tr><td>{}</td><td class=\"number\" data-value=\"{:.2f}\">{:.0f} {}</td><td><span "
          "class=\"stamp {}\">{}</span></td><td class=\"number\">{}</td><td class=\"number\">{}"
          "</td><td class=\"number\">{}</td></tr>",
          entry.section.empty() ? entry.name
                                : "<a href=\"#" + entry.id + "\">" + entry.name + "</a>",
          entry.risk, entry.risk, html_risk_bar(entry.risk, style_.gate.max_risk),
          entry.passes ? "is-pass" : "is-fail", entry.passes ? "passes" : "fails", entry.errors,
          entry.warnings, entry.infos);
    out += "</tbody></table></div>";
    const std::size_t all = style_.is_quiet ? summary.failed : summary.drafts;
    if (all > entries_.size())
      out += "<p>" + counted(all - entries_.size(), "more draft is", "more drafts are") +
             " not in the table.</p>";
    const auto bare = std::count_if(entries_.begin(), entries_.end(),
                                    [](const Entry& entry) { return entry.section.empty(); });
    if (bare > 0)
      out += "<p>" +
             counted(static_cast<std::uint64_t>(bare), "draft is only named",
                     "drafts are only named") +
             " here, as the page would grow too large; give it a report of its own.</p>";
    return out + "</section>\n";
  }

  Style style_;
  std::vector<Entry> entries_;
  std::uint64_t given_ = 0;
  std::size_t bytes_ = 0;
  std::string errors_;
  std::size_t unreadable_ = 0;
};

}  // namespace

std::unique_ptr<Writer> make_html_writer(const Style& style) {
  return std::make_unique<HtmlWriter>(style);
}

}  // namespace presend::report
