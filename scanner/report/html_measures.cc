#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "heuristics/families.h"
#include "heuristics/rule.h"
#include "scanner/report/html_draft.h"
#include "scanner/report/html_text.h"
#include "scanner/report/layout.h"
#include "scanner/report/live_links_text.h"
#include "scanner/report/measures_text.h"

namespace presend::report {
namespace {

constexpr double kWidth = 320;
constexpr std::uint32_t kSlowMessage = 200 * 1024;

std::string rect(std::string_view kind, double x, double y, double width, double height) {
  return fmt::format(
      "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"2\"/>",
      kind, x, y, std::max(width, 0.0), height);
}

std::string text(double x, double y, std::string_view words, std::string_view anchor = "start") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>", x, y, anchor,
                     html_text(words));
}

/// A mark across the bars, with its name above.
std::string mark(double x, double height, std::string_view words) {
  const std::string_view anchor = x > kWidth - 60 ? "end" : x < 60 ? "start" : "middle";
  return fmt::format(
             "<line class=\"mark\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"15\" y2=\"{1:.1f}\"/>", x,
             height) +
         text(x, 10, words, anchor);
}

/// The caption says in words what the drawing shows.
std::string figure(std::string_view title, double height, const std::string& drawing,
                   const std::string& caption) {
  return fmt::format(
      "<figure><figcaption><b>{}</b> {}</figcaption><svg viewBox=\"0 0 {:.0f} {:.0f}\" "
      "aria-hidden=\"true\">{}</svg></figure>",
      title, caption, kWidth, height, drawing);
}

std::string area_chart(const email::Measures& m) {
  if (!m.text_share) return {};
  const double split = *m.text_share * kWidth;
  return figure("Text and pictures", 44,
                rect("one", 0, 18, split, 18) + rect("two", split, 18, kWidth - split, 18) +
                    mark(kAdvisedShare * kWidth, 42, "60 % text"),
                fmt::format("<span class=\"key one\"></span>text {:.0f} %, <span class=\"key two\">"
                            "</span>pictures {:.0f} % of the area of both. Some advise 60 % text "
                            "or more, on no evidence.",
                            *m.text_share * 100, 100 - *m.text_share * 100));
}

std::string size_chart(const email::Measures& m) {
  const double most =
      std::max({static_cast<double>(m.message_bytes), static_cast<double>(m.html_bytes),
                static_cast<double>(kSlowMessage)}) *
      1.08;
  const auto x = [&](double bytes) { return bytes / most * kWidth; };
  std::string drawing;
  double y = 18;
  if (m.html_bytes > 0) {
    drawing += rect(m.html_bytes > kGmailClip ? "over" : "one", 0, y, x(m.html_bytes), 12);
    y += 15;
  }
  drawing += rect(m.message_bytes > kSlowMessage ? "over" : "two", 0, y, x(m.message_bytes), 12);
  y += 15;
  // So close to each other the names would overlap.
  const bool has_room = x(kSlowMessage) - x(kGmailClip) > 70;
  drawing += mark(x(kGmailClip), y, has_room ? "102 KB" : "102");
  drawing += mark(x(kSlowMessage), y, has_room ? "200 KB" : "");
  std::string caption;
  if (m.html_bytes > 0)
    caption = "<span class=\"key one\"></span>HTML " + size_in_words(m.html_bytes) + ", ";
  caption += "<span class=\"key two\"></span>whole message " + size_in_words(m.message_bytes) +
             ". Gmail cuts off HTML at 102 KB; some advise 200 KB at most for all.";
  return figure("Size", y + 2, drawing, caption);
}

std::string points_chart(const scan::Report& report) {
  constexpr std::size_t kMostBars = 8;
  constexpr double kBarsAt = 130;
  std::map<std::string_view, double> by_family;
  for (const scan::ReportedFinding& finding : report.findings)
    if (finding.points > 0) by_family[finding.rule->family()] += finding.points;
  // What would be told as 0.0 raises nothing.
  std::erase_if(by_family, [](const auto& entry) { return entry.second < 0.05; });
  if (by_family.empty()) return {};
  std::vector<std::pair<std::string_view, double>> bars(by_family.begin(), by_family.end());
  std::stable_sort(bars.begin(), bars.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (bars.size() > kMostBars) bars.resize(kMostBars);
  const double most = bars.front().second;
  std::string drawing;
  std::string words;
  double y = 0;
  for (const auto& [family, points] : bars) {
    std::string_view name = heuristics::family_title(family);
    if (name.empty()) name = family;
    const std::string value = fmt::format("{:.1f}", points);
    drawing += text(kBarsAt - 8, y + 13,
                    name == "Unsubscribing and the law"  ? "Unsubscribing"
                    : name == "Sender and header fields" ? "Header fields"
                                                         : name,
                    "end") +
               rect("one", kBarsAt, y + 3, points / most * (kWidth - kBarsAt - 40), 12) +
               text(kBarsAt + points / most * (kWidth - kBarsAt - 40) + 6, y + 13, value);
    words += (words.empty() ? "" : ", ") + html_text(name) + ' ' + value;
    y += 20;
  }
  return figure("Points by family", y, drawing,
                "<span class=\"sr\">" + words + ".</span>What raises the risk most.");
}

}  // namespace

std::string html_measures(const scan::Report& report, std::string_view id) {
  std::string out = fmt::format(
      "<section class=\"measures card\" aria-labelledby=\"{0}-m\"><h3 id=\"{0}-m\">Measures</h3>"
      "<div class=\"charts\">",
      id);
  out += points_chart(report) + area_chart(report.measures) + size_chart(report.measures);
  out +=
      "</div><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Measures\"><table>"
      "<thead><tr><th scope=\"col\">Of the draft</th><th scope=\"col\">Measured</th>"
      "<th scope=\"col\">Recommended</th></tr></thead><tbody>";
  for (const MeasureRow& row : measure_rows(report.measures))
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}{}</td><td>{}</td></tr>",
                       html_text(row.name), html_text(row.text),
                       row.is_beyond ? " <span class=\"tag\">beyond</span>" : "",
                       html_text(row.advice));
  if (report.links)
    out += "<tr><th scope=\"row\">Links checked live</th><td>" +
           html_text(live_links_text(*report.links)) + "</td><td></td></tr>";
  out += "</tbody></table></div>";
  if (!report.missing_dictionary.empty())
    out +=
        "<p class=\"hint\">The spelling was not checked, as the dictionary is missing; Debian "
        "has it in the package " +
        html_text(report.missing_dictionary) + ".</p>";
  return out + "</section>\n";
}

}  // namespace presend::report
