#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "heuristics/families.h"
#include "heuristics/rule.h"
#include "scanner/report/finding_groups.h"
#include "scanner/report/gate_text.h"
#include "scanner/report/html_draft.h"
#include "scanner/report/html_text.h"
#include "scanner/report/layout.h"
#include "scanner/report/rule_words.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

using heuristics::Severity;

std::string_view severity_word(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "Error";
    case Severity::warning:
      return "Warning";
    case Severity::info:
      break;
  }
  return "Info";
}

class FindingsWriter {
 public:
  FindingsWriter(const scan::Report& report, const HtmlSource& source, std::string_view id)
      : report_(report), source_(source), id_(id), groups_(group_by_rule(report, Listed::all)) {}

  std::string write() {
    std::string out = fmt::format(
        "<section class=\"findings\" aria-labelledby=\"{0}-f\"><h3 id=\"{0}-f\">Findings <span "
        "class=\"count\">{1}</span></h3>",
        id_, report_.findings.size());
    if (groups_.empty())
      return out + "<p class=\"empty\">Nothing was found. Send it with good cheer.</p></section>\n";
    out += filters() + "<ol class=\"groups\">";
    for (const FindingGroup& group : groups_) append(out, group);
    return out + "</ol><p class=\"empty\" hidden>No finding fits these filters.</p></section>\n";
  }

 private:
  std::string filters() const {
    std::map<Severity, std::size_t, std::greater<>> by_severity;
    std::map<std::string_view, std::size_t> by_family;
    for (const scan::ReportedFinding& finding : report_.findings) {
      ++by_severity[finding.severity];
      ++by_family[finding.rule->family()];
    }
    // Without scripts there is nothing to filter with.
    std::string out =
        "<div class=\"filters\" role=\"group\" aria-label=\"Filter the findings\" hidden>";
    for (const auto& [severity, number] : by_severity)
      out += fmt::format(
          "<label class=\"chip sev-{0}\"><input type=\"checkbox\" data-sev=\"{0}\" checked> {1} "
          "<span class=\"count\">{2}</span></label>",
          heuristics::name(severity), severity_word(severity), number);
    out +=
        "<select data-family aria-label=\"Family of rules\"><option value=\"\">All families"
        "</option>";
    for (const auto& [family, number] : by_family)
      out += fmt::format(
          "<option value=\"{}\">{} ({})</option>", html_text(family),
          html_text(heuristics::family_title(family).empty() ? family
                                                             : heuristics::family_title(family)),
          number);
    return out +
           "</select><input type=\"search\" data-search placeholder=\"Search\" aria-label=\"Search "
           "the findings\"></div>";
  }

  void append(std::string& out, const FindingGroup& group) const {
    const heuristics::Rule& rule = *group.findings.front()->rule;
    const std::string_view severity = heuristics::name(group.severity);
    out += fmt::format(
        "<li class=\"group sev-{0}{1}\" data-sev=\"{0}\" data-family=\"{2}\"><h4><span "
        "class=\"sev\">{3}</span> {4}</h4><p class=\"meta\">{5} · {6}{7}{8}</p>",
        severity, group.is_accepted ? " accepted" : "", html_text(rule.family()),
        severity_word(group.severity), html_text(rule.title), html_text(rule.id),
        html_text(rule.name),
        group.points > 0 ? fmt::format(" · +{:.2f} points", group.points) : " · no points",
        group.findings.size() > 1 ? fmt::format(" · {} places", group.findings.size()) : "");
    out += "<ul class=\"places\">";
    for (const scan::ReportedFinding* finding : group.findings) place(out, *finding);
    out += "</ul><p class=\"fix\"><b>Fix:</b> " + html_text(rule.fix) +
           "</p><details><summary>Why it matters</summary><p>" + html_text(rule.why) +
           "</p><p class=\"hint\">Evidence " + html_text(grade_in_words(rule.grade)) +
           ". Source: " + html_text(rule.source) + "</p></details></li>\n";
  }

  /// A link to its line, which works without scripts too.
  void place(std::string& out, const scan::ReportedFinding& finding) const {
    const auto index = static_cast<std::size_t>(&finding - report_.findings.data());
    const preview::FindingPlace* shown = report_.preview && index < report_.preview->findings.size()
                                             ? &report_.preview->findings[index]
                                             : nullptr;
    const std::string message = html_quote(finding.message);
    std::string text = "<span class=\"message\">" + message + "</span>";
    // Many messages say it already.
    if (!finding.quote.empty() && finding.message.find(finding.quote) == std::string::npos)
      text += " <q>" + html_quote(finding.quote) + "</q>";
    if (finding.has_location)
      text = fmt::format("<span class=\"where\">Line {}, column {}</span> ", finding.begin.line,
                         finding.begin.column) +
             text;
    if (const std::string status = status_in_words(finding); !status.empty())
      text += " <span class=\"status\">" + html_quote(status) + "</span>";
    if (shown == nullptr || !shown->at) {
      out += "<li><span class=\"place\">" + text + "</span></li>";
      return;
    }
    out += fmt::format("<li><a class=\"place\" href=\"#{}-L{}\"", id_, finding.begin.line) +
           html_place(source_, &*shown->at, shown->spots, shown->fields);
    if (!finding.quote.empty()) out += html_attribute("data-quote", finding.quote);
    out += '>' + text + "</a></li>";
  }

  const scan::Report& report_;
  const HtmlSource& source_;
  std::string_view id_;
  std::vector<FindingGroup> groups_;
};

}  // namespace

std::string html_findings(const scan::Report& report, const HtmlSource& source,
                          std::string_view id) {
  return FindingsWriter(report, source, id).write();
}

}  // namespace presend::report
