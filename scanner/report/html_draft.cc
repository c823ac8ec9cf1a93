#include "scanner/report/html_draft.h"

#include <fmt/format.h>

#include "heuristics/rule.h"
#include "scanner/report/fix_plan_text.h"
#include "scanner/report/gate_text.h"
#include "scanner/report/html_text.h"
#include "scanner/report/layout.h"
#include "scanner/report/visible_text.h"
#include "scanner/report/writer.h"
#include "scanner/smtp/catalogue.h"

namespace presend::report {
namespace {

constexpr std::uint32_t kFieldColumns = 200;

/// Every offset that something in the page leads to.
std::vector<std::uint32_t> asked_offsets(const preview::Preview& preview) {
  std::vector<std::uint32_t> out;
  const auto ask = [&](SourceRange at) {
    out.push_back(at.begin);
    out.push_back(at.end);
  };
  for (const preview::FindingPlace& place : preview.findings)
    if (place.at) ask(*place.at);
  for (const preview::HiddenRun& run : preview.hidden) ask(run.at);
  for (const preview::LinkNote& link : preview.links) ask(link.at);
  for (const preview::ImageNote& image : preview.images) ask(image.at);
  return out;
}

std::string severities(const scan::Report& report) {
  Summary counts;
  counts.count(report);
  std::string out = counts.severities();
  if (counts.accepted.all() > 0)
    out += "; " + counts.accepted.number() + " (" + counts.accepted.kinds() + ")";
  return out;
}

std::string row(std::string_view name, const std::string& value) {
  return "<div><dt>" + std::string(name) + "</dt><dd>" + value + "</dd></div>";
}

std::string field(std::string_view value) {
  const std::string text = shorten(visible(value), kFieldColumns);
  return text.find_first_not_of(' ') == std::string::npos ? "(none)" : html_text(text);
}

std::string_view class_of(double risk) {
  switch (score::verdict_on(risk)) {
    case score::Verdict::low:
      return "low";
    case score::Verdict::elevated:
      return "elevated";
    case score::Verdict::high:
      break;
  }
  return "high";
}

}  // namespace

std::string html_name(const scan::Report& report) {
  std::string out = html_quote(report.file);
  if (report.message > 0) out += fmt::format(" (message {})", report.message);
  return out;
}

std::string html_risk_bar(double risk, double max_risk) {
  // As text beside it says the same, the bar is for eyes alone.
  return fmt::format(
      "<svg class=\"bar {0}\" viewBox=\"0 0 200 14\" preserveAspectRatio=\"none\" "
      "aria-hidden=\"true\"><rect class=\"rail\" y=\"3\" width=\"200\" height=\"8\" rx=\"4\"/>"
      "<rect class=\"fill\" y=\"3\" width=\"{1:.1f}\" height=\"8\" rx=\"4\"/>"
      "<rect class=\"mark\" x=\"{2:.1f}\" width=\"1.5\" height=\"14\"/></svg>",
      class_of(risk), std::max(risk * 2, 4.0), std::min(max_risk * 2, 198.5));
}

std::string html_verdict(const scan::Report& report, std::string_view id) {
  const std::string reason = gate_reason(report);
  std::string out = fmt::format(
      "<header class=\"verdict {}\"><div class=\"said\"><h2 id=\"{}-h\"><span class=\"stamp\">{}"
      "</span> <span class=\"file\">{}</span></h2>",
      report.passes ? "is-pass" : "is-fail", id, report.passes ? "Passes" : "Fails",
      html_name(report));
  if (!reason.empty()) out += "<p class=\"because\">It fails by " + html_text(reason) + ".</p>";
  out += "<dl class=\"facts\">";
  if (report.is_bare_html) {
    out += row("File", "HTML only: rules about header fields do not apply");
  } else {
    out += row("From", field(report.from)) + row("Subject", field(report.subject));
  }
  out += row("Found", html_text(severities(report)));
  const smtp::Reply& reply = smtp::content_reply();
  if (report.risks_content_reply && !reply.codes.empty())
    out += row("Risks the reply", "<b>" + html_text(reply.codes.front().text()) + "</b> " +
                                      html_text("“" + shorten(visible(reply.text), 160) + "”"));
  out += "</dl></div>";
  out += fmt::format(
      "<div class=\"risk {}\"><p><b>{:.0f}</b> <span>of 100</span></p>{}"
      "<p class=\"word\">content risk: {}</p><p class=\"hint\">The mark is the gate, {:g}.",
      class_of(report.risk), report.risk, html_risk_bar(report.risk, report.gate.max_risk),
      score::name(report.verdict), report.gate.max_risk);
  if (decimal(report.risk_at_gate, 0) != decimal(report.risk, 0))
    out += fmt::format(" It is {:.0f} without what was accepted.", report.risk_at_gate);
  return out + "</p></div></header>\n";
}

std::string html_plan(const scan::Report& report, std::string_view id) {
  if (report.fix_plan.empty() && report.fix_plan_suffices) return {};
  std::string out = fmt::format(
      "<section class=\"plan card\" aria-labelledby=\"{0}-plan\"><h3 id=\"{0}-plan\">Fix plan</h3>"
      "<p class=\"hint\">{1}</p><ol>",
      id,
      report.passes ? "The draft passes; this brings its risk down." : "The fewest edits to pass.");
  double risk = report.risk;
  for (const scan::PlannedFix& fix : report.fix_plan) {
    out += fmt::format(
        "<li><p>{}.</p><p class=\"step\"><span class=\"nowrap\">risk {:.1f} → <b class=\"{}\">"
        "{:.1f}</b></span> <span class=\"rules\">{}</span></p></li>",
        html_quote(fix.action), risk, class_of(fix.risk_after), fix.risk_after,
        html_text(rules_of(report, fix)));
    risk = fix.risk_after;
  }
  return out + "</ol><p class=\"outcome\">" + html_text(plan_outcome(report)) + "</p></section>\n";
}

std::string html_place(const HtmlSource& source, const SourceRange* at,
                       std::span<const preview::Spot> spots,
                       std::span<const std::uint32_t> fields) {
  std::string out;
  if (at != nullptr) {
    const auto begin = source.places.find(at->begin);
    const auto end = source.places.find(at->end);
    if (begin != source.places.end() && end != source.places.end())
      out += fmt::format(" data-at=\"{}:{}-{}:{}\"", begin->second.line, begin->second.units,
                         end->second.line, end->second.units);
  }
  std::string list;
  for (const preview::Spot& spot : spots)
    list += fmt::format("{}{}:{}", list.empty() ? "" : " ", spot.body, spot.node);
  if (!list.empty()) out += " data-spots=\"" + list + '"';
  list.clear();
  for (const std::uint32_t index : fields)
    list += fmt::format("{}{}", list.empty() ? "" : " ", index);
  if (!list.empty()) out += " data-fields=\"" + list + '"';
  return out;
}

std::string html_draft(const scan::Report& report, std::string_view id) {
  HtmlSource source;
  if (report.preview) source = html_source(*report.preview, asked_offsets(*report.preview), id);
  std::string out = html_verdict(report, id) + html_plan(report, id) + "<div class=\"work\">" +
                    html_findings(report, source, id);
  if (report.preview)
    out += "<div class=\"stage\">" + html_preview(report, id) + html_source_pane(source, id) +
           "</div>";
  out += "</div>\n" + html_measures(report, id);
  if (report.preview) out += html_inventory(report, source, id);
  return out;
}

}  // namespace presend::report
