#include <fmt/format.h>

#include <algorithm>

#include "heuristics/rule.h"
#include "scanner/report/compare_words.h"
#include "scanner/report/html_draft.h"
#include "scanner/report/html_page.h"
#include "scanner/report/html_text.h"
#include "scanner/report/layout.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

using compare::label_of;

constexpr std::size_t kMostDifferences = 40;
constexpr std::size_t kMostPlaces = 8;
constexpr std::size_t kMostComparisons = 200;
/// Browsers open a page of that many megabytes, hardly more.
constexpr std::size_t kMostBytes = std::size_t{48} << 20;
constexpr std::uint32_t kTextColumns = 160;

std::string label(std::size_t variant) {
  return "<span class=\"label\">" + label_of(variant) + "</span>";
}

std::string short_quote(std::string_view text) {
  return html_text(shorten(visible(text), kTextColumns));
}

/// One comparison: who wins, what makes the difference, the variants side by side.
class Section {
 public:
  Section(const Compared& compared, std::string id, bool fails_on_worse)
      : compared_(compared),
        id_(std::move(id)),
        count_(compared.reports.size()),
        fails_on_worse_(fails_on_worse) {}

  std::string write() {
    return outcome() + differences() + sides() + changes() + measures() + mix();
  }

 private:
  std::string outcome() const {
    const compare::Ranking& ranking = compared_.comparison.ranking;
    std::string out = "<header class=\"outcome card\"><h2 id=\"" + id_ + "-h\">" +
                      html_text(winner_in_words(compared_)) + "</h2>";
    const std::string sure = sureness_in_words(ranking.margins.front(), compared_);
    if (!sure.empty()) out += "<p class=\"hint\">" + html_text(sure) + "</p>";
    if (const std::string worse = worse_in_words(compared_); fails_on_worse_ && !worse.empty())
      out += "<p><b>" + html_text(worse) + "</b></p>";
    out += "<ol class=\"variants\">";
    for (std::size_t i = 0; i < ranking.order.size(); ++i) {
      const std::uint32_t variant = ranking.order[i];
      const scan::Report& report = compared_.reports[variant];
      const bool is_first = ranking.ranks[variant] == 1;
      out += fmt::format(
          "<li{}>{} <span class=\"file\">{}</span><p class=\"hint\">{}</p>{}"
          "<p>content risk <b>{:.0f}</b>, <span class=\"stamp {}\">{}</span></p></li>",
          is_first ? " class=\"is-first\"" : "", label(variant), html_name(report),
          is_first ? std::string(ranking.has_winner() ? "the best" : "shares the first place")
                   : html_text(margin_in_words(compared_, ranking.margins[i - 1])),
          html_risk_bar(report.risk_at_gate, report.gate.max_risk), report.risk_at_gate,
          report.passes ? "is-pass" : "is-fail", report.passes ? "passes" : "fails");
    }
    return out + "</ol></header>\n";
  }

  /// What the script needs to show where a finding or a change stands.
  std::string place_attributes(std::size_t variant, std::size_t index) const {
    const scan::Report& report = compared_.reports[variant];
    if (!report.preview || index >= report.preview->findings.size()) return {};
    const preview::FindingPlace& place = report.preview->findings[index];
    if (place.spots.empty() && place.fields.empty()) return {};
    return fmt::format(" data-side=\"{}\"", variant) +
           html_place(HtmlSource{}, nullptr, place.spots, place.fields);
  }

  /// One thing in one variant; a link to it where it can be shown.
  static std::string place(const std::string& attributes, const std::string& text) {
    if (attributes.empty()) return "<li><span class=\"place\">" + text + "</span></li>";
    return "<li><a class=\"place\" href=\"#main\"" + attributes + '>' + text + "</a></li>";
  }

  std::string differences() const {
    const auto& all = compared_.comparison.differences;
    std::string out = fmt::format(
        "<section class=\"differences card\" aria-labelledby=\"{0}-d\"><h3 id=\"{0}-d\">What makes "
        "the difference</h3>",
        id_);
    if (all.empty())
      return out + "<p class=\"empty\">Every rule finds the same in all of them.</p></section>\n";
    out +=
        "<p class=\"hint\">Points are what a rule adds to the risk; “seen” adds nothing.</p>"
        "<ol class=\"groups\">";
    const std::size_t shown = std::min(all.size(), kMostDifferences);
    for (std::size_t i = 0; i < shown; ++i) out += difference(all[i]);
    out += "</ol>";
    if (all.size() > shown)
      out += "<p class=\"hint\">And " + counted(all.size() - shown, "more rule", "more rules") +
             ".</p>";
    return out + "</section>\n";
  }

  std::string difference(const compare::RuleDifference& difference) const {
    std::string points;
    for (std::size_t v = 0; v < count_; ++v)
      points += (v == 0 ? "" : " · ") + label_of(v) + ' ' + side_in_words(difference.sides[v]);
    std::string out = fmt::format(
        "<li class=\"group sev-{0}\"><h4><span class=\"sev\">{0}</span> {1}</h4><p class=\"meta\">"
        "{2} · {3} · <span class=\"points\">{4}</span>{5}</p><ul class=\"places\">",
        heuristics::name(difference.severity), html_text(difference.rule->title),
        html_text(difference.rule->id), html_text(difference.rule->name), points,
        difference.is_even ? " · as much in each, in other words or places" : "");
    for (std::size_t v = 0; v < count_; ++v) {
      const auto& telling = difference.sides[v].telling;
      for (std::size_t i = 0; i < std::min(telling.size(), kMostPlaces); ++i)
        out += finding(v, telling[i]);
      if (telling.size() > kMostPlaces)
        out += fmt::format("<li><span class=\"place\">{} {} more</span></li>", label(v),
                           telling.size() - kMostPlaces);
    }
    return out + "</ul><p class=\"fix\"><b>Fix:</b> " + html_text(difference.rule->fix) +
           "</p></li>\n";
  }

  std::string finding(std::size_t variant, std::uint32_t index) const {
    const scan::ReportedFinding& finding = compared_.reports[variant].findings[index];
    std::string text =
        label(variant) + "<span class=\"message\">" + html_quote(finding.message) + "</span>";
    if (!finding.quote.empty() && finding.message.find(finding.quote) == std::string::npos)
      text += " <q>" + html_quote(finding.quote) + "</q>";
    if (finding.has_location)
      text += fmt::format(" <span class=\"hint nowrap\">line {}</span>", finding.begin.line);
    std::string attributes = place_attributes(variant, index);
    if (!attributes.empty() && !finding.quote.empty())
      attributes += html_attribute("data-quote", finding.quote);
    return place(attributes, text);
  }

  std::string sides() const {
    if (!compared_.reports.front().preview) return {};
    std::string out = fmt::format(
        "<section class=\"card\" aria-labelledby=\"{0}-s\"><div class=\"sides-head\"><h3 "
        "id=\"{0}-s\">Side by side</h3><div class=\"switches\" hidden><label class=\"chip\"><input "
        "type=\"checkbox\" data-together checked> Scroll together</label><label class=\"chip\">"
        "<input type=\"checkbox\" data-differences checked> Mark what differs</label></div></div>"
        "<div class=\"sides\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{0}-s\">",
        id_);
    for (std::size_t v = 0; v < count_; ++v)
      out += "<div class=\"side\"><h4>" + label(v) + html_name(compared_.reports[v]) + "</h4>" +
             html_preview(compared_.reports[v], fmt::format("{}{}", id_, label_of(v))) + "</div>";
    return out + "</div></section>\n";
  }

  std::string changes() const {
    const auto& all = compared_.comparison.changes;
    if (std::all_of(all.begin(), all.end(), [](const auto& one) { return one.empty(); })) return {};
    std::string out = fmt::format(
        "<section class=\"card\" aria-labelledby=\"{0}-c\"><h3 id=\"{0}-c\">Words and links</h3>"
        "<div class=\"changes\">",
        id_);
    for (std::size_t v = 0; v < count_; ++v) out += changes_of(v);
    std::uint32_t retagged = 0;
    for (const compare::Changes& one : all) retagged += one.links_retagged;
    out += "</div>";
    if (retagged > 0)
      out += "<p class=\"hint\">" + counted(retagged, "more link leads", "more links lead") +
             " to the same page with other parameters.</p>";
    return out + "</section>\n";
  }

  /// What one variant has and another lacks.
  std::string changes_of(std::size_t variant) const {
    const std::vector<compare::ChangedPlace> places =
        compare::changed_places(compared_.comparison.changes, variant);
    if (places.empty()) return {};
    const std::size_t first = compared_.reports[variant].findings.size();
    std::string out = "<div><h4>" + label(variant) +
                      (variant == 0 ? "has what another lacks" : "has what A lacks") +
                      "</h4><ul class=\"places\">";
    for (std::size_t i = 0; i < places.size(); ++i) {
      const compare::ChangedPlace& place_of = places[i];
      std::string text;
      if (place_of.url.empty()) {
        text = "<q>" + short_quote(place_of.text) + "</q>";
      } else {
        text = "link to <span class=\"code\">" + short_quote(place_of.url) + "</span>";
        if (!place_of.text.empty()) text += " <q>" + short_quote(place_of.text) + "</q>";
      }
      if (variant == 0 && count_ > 2)
        text += " <span class=\"hint\">not in " + label_of(place_of.other) + "</span>";
      text += fmt::format(" <span class=\"hint nowrap\">line {}</span>", place_of.line);
      std::string attributes = place_attributes(variant, first + i);
      if (!attributes.empty() && place_of.url.empty())
        attributes += html_attribute("data-quote", place_of.text) +
                      html_attribute("data-words", place_of.text);
      out += place(attributes, text);
    }
    return out + "</ul></div>";
  }

  std::string measures() const {
    std::string out = fmt::format(
        "<section class=\"card\" aria-labelledby=\"{0}-m\"><h3 id=\"{0}-m\">Measures</h3><div "
        "class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{0}-m\"><table "
        "class=\"side-by-side\"><thead><tr><th scope=\"col\">Of the draft</th>",
        id_);
    for (std::size_t v = 0; v < count_; ++v) out += "<th scope=\"col\">" + label_of(v) + "</th>";
    out += "</tr></thead><tbody>";
    for (const auto& rows : {verdict_rows(compared_), measure_rows(compared_)})
      for (const CompareRow& row : rows) {
        out += "<tr><th scope=\"row\">" + html_text(row.name) + "</th>";
        for (std::size_t v = 0; v < row.cells.size(); ++v)
          out += row.is_best[v] ? "<td class=\"is-better number\">" + html_text(row.cells[v]) +
                                      "<span class=\"sr\"> better</span></td>"
                                : "<td class=\"number\">" + html_text(row.cells[v]) + "</td>";
        out += "</tr>";
      }
    return out + "</tbody></table></div></section>\n";
  }

  std::string mix() const {
    const std::string text = mix_in_words(compared_);
    if (text.empty()) return {};
    return fmt::format(
        "<section class=\"card\" aria-labelledby=\"{0}-x\"><h3 id=\"{0}-x\">A mix would be better"
        "</h3><p>{1}</p></section>\n",
        id_, html_text(text));
  }

  const Compared& compared_;
  std::string id_;
  std::size_t count_;
  bool fails_on_worse_;
};

std::string overview(const Comparisons& comparisons) {
  std::string out =
      "<section class=\"overview card\" aria-labelledby=\"overview\"><h2 id=\"overview\">Overview"
      "</h2><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"overview\"><table "
      "class=\"sortable\"><thead><tr><th scope=\"col\">Draft</th>";
  for (std::size_t v = 0; v < comparisons.variants; ++v)
    out += "<th scope=\"col\" data-number>Risk " + label_of(v) + "</th>";
  out += "<th scope=\"col\">Safest</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < comparisons.all.size(); ++i) {
    const Compared& compared = comparisons.all[i];
    out += fmt::format("<tr><td><a href=\"#c{}\">{}</a></td>", i + 1, html_quote(compared.name));
    for (const scan::Report& report : compared.reports)
      out += fmt::format("<td class=\"number\" data-value=\"{:.2f}\">{:.0f}{}</td>",
                         report.risk_at_gate, report.risk_at_gate, report.passes ? "" : " fails");
    const compare::Ranking& ranking = compared.comparison.ranking;
    out += "<td>" + (ranking.has_winner() ? label_of(ranking.order.front()) : "tie") + "</td></tr>";
  }
  return out + "</tbody></table></div></section>\n";
}

}  // namespace

std::string compare_html(const Comparisons& comparisons, const Style& style) {
  const std::string title = comparisons.all.size() == 1
                                ? counted(comparisons.variants, "variant", "variants") + " compared"
                                : counted(comparisons.all.size(), "draft", "drafts") +
                                      " compared in " +
                                      counted(comparisons.variants, "variant", "variants");
  const HtmlPage page{.title = title,
                      .tool_version = style.tool_version,
                      .styles = {"page.css", "draft.css", "compare.css"},
                      .scripts = {"page.js", "preview.js", "compare.js"}};
  std::string out = page_begin(page) + "<h1>" + html_text(title) + "</h1>\n";
  if (!comparisons.errors.empty()) {
    out += "<section class=\"card trouble\"><h2>Not compared, or only in part</h2><ul>";
    for (const Error& error : comparisons.errors)
      out += "<li>" + html_quote(error.text()) + "</li>";
    out += "</ul></section>\n";
  }
  if (comparisons.all.size() > 1) out += overview(comparisons);
  for (const std::string& unpaired : comparisons.unpaired)
    out += "<p class=\"card\">" + html_quote(unpaired) + ".</p>\n";
  for (std::size_t i = 0; i < comparisons.all.size(); ++i) {
    if (i >= kMostComparisons || out.size() > kMostBytes) {
      out += "<p class=\"card\">" +
             counted(comparisons.all.size() - i, "more draft is", "more drafts are") +
             " only named above, as the page would grow too large.</p>\n";
      break;
    }
    const std::string id = fmt::format("c{}", i + 1);
    const std::string section = Section(comparisons.all[i], id, comparisons.fails_on_worse).write();
    if (comparisons.all.size() == 1)
      out += fmt::format(
          "<article class=\"comparison\" id=\"{0}\" aria-labelledby=\"{0}-h\">{1}</article>\n", id,
          section);
    else
      out += fmt::format(
          "<details class=\"comparison draft\" id=\"{}\"><summary>{}</summary>{}</details>\n", id,
          html_quote(comparisons.all[i].name), section);
  }
  return out + page_end(page);
}

}  // namespace presend::report
