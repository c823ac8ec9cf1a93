#include "scanner/scan/scan.h"

#include <algorithm>

#include "heuristics/run.h"
#include "heuristics/suppression.h"
#include "scanner/base/utf8.h"
#include "scanner/email/extract.h"
#include "scanner/mime/parse.h"
#include "scanner/preview/preview.h"
#include "scanner/scan/fingerprint.h"
#include "scanner/scan/live_links.h"

namespace presend::scan {
namespace {

constexpr std::size_t kQuoteBytes = 80;
constexpr std::size_t kSourceLineBytes = 400;

/// The line a finding stands on, cut around the place, as given: escaping is the writers' matter.
void add_source_line(ReportedFinding& reported, const mime::Message& message, SourceRange at) {
  SourceRange line = message.lines.line_at(at.begin);
  if (line.size() > kSourceLineBytes) {
    const std::uint32_t lead = std::min<std::uint32_t>(at.begin - line.begin, kSourceLineBytes / 4);
    line.begin = at.begin - lead;
    line.end = std::min<std::uint32_t>(line.end, line.begin + kSourceLineBytes);
  }
  reported.source_line = message.bytes.substr(line.begin, line.size());
  reported.caret_begin = at.begin - line.begin;
  reported.caret_end = std::max(std::min(at.end, line.end), at.begin) - line.begin;
}

/// The column of `offset` in UTF-16 code units; 0 when the line is so long that counting for every
/// finding on it would cost more than its column is worth.
std::uint32_t utf16_column(const mime::Message& message, std::uint32_t offset) {
  constexpr std::uint32_t kMostCounted = 16 * 1024;
  const std::uint32_t begin = std::min(message.lines.line_at(offset).begin, offset);
  if (offset - begin > kMostCounted) return 0;
  const std::string_view before = message.bytes.substr(begin, offset - begin);
  if (is_ascii_text(before)) return offset - begin + 1;
  std::uint32_t units = 0;
  for (std::size_t at = 0; at < before.size();) {
    const CodePoint c = decode_utf8(before, at);
    units += c.value > 0xFFFF ? 2 : 1;
    at += c.size;
  }
  return units + 1;
}

ReportedFinding resolve(const heuristics::Finding& finding, double points,
                        const mime::Message& message) {
  ReportedFinding reported;
  reported.rule = finding.rule;
  reported.severity = finding.severity;
  reported.points = points;
  reported.strength = finding.strength;
  reported.places = finding.places;
  reported.message = finding.message;
  reported.quote = utf8_prefix(finding.quote, kQuoteBytes);
  reported.part = message.parts[finding.part].section;
  if (finding.at) {
    reported.has_location = true;
    reported.begin = message.lines.position(finding.at->begin);
    reported.end = message.lines.position(finding.at->end);
    reported.begin_utf16 = utf16_column(message, finding.at->begin);
    reported.end_utf16 = utf16_column(message, finding.at->end);
    add_source_line(reported, message, *finding.at);
  }
  return reported;
}

bool passes(const Report& report, const Gate& gate) {
  return !gate.fails_by_risk(report.risk_unsuppressed, report.risk_at_gate) &&
         std::none_of(report.findings.begin(), report.findings.end(),
                      [&](const ReportedFinding& finding) {
                        return finding.status == Status::fresh && gate.fails_on(finding.severity);
                      });
}

/// Whether the rule is about what the message says and where its links lead, not about its form.
bool is_about_content(const heuristics::Rule& rule) {
  constexpr std::string_view kFamilies[] = {"HID", "HTM", "LNK", "SUB", "TXT"};
  return std::find(std::begin(kFamilies), std::end(kFamilies), rule.family()) !=
         std::end(kFamilies);
}

/// The verdict is high, or the content holds what a receiver is known to refuse.
bool risks_content_reply(const Report& report) {
  return report.verdict == score::Verdict::high ||
         std::any_of(report.findings.begin(), report.findings.end(),
                     [](const ReportedFinding& finding) {
                       return finding.severity == heuristics::Severity::error &&
                              finding.rule->grade == heuristics::Grade::a &&
                              is_about_content(*finding.rule);
                     });
}

/// Gives findings the severities that were chosen for their rules.
void set_severities(std::vector<heuristics::Finding>& findings,
                    const std::vector<SeverityChoice>& choices) {
  for (heuristics::Finding& finding : findings)
    for (const SeverityChoice& choice : choices)
      if (choice.rule == finding.rule) finding.severity = choice.severity;
}

bool matches(const Acceptance& acceptance, const ReportedFinding& finding) {
  return (acceptance.rule.empty() || acceptance.rule == finding.rule->id) &&
         (acceptance.fingerprint.empty() || acceptance.fingerprint == finding.fingerprint) &&
         (acceptance.places == 0 || finding.places <= acceptance.places);
}

/// Marks what comments in the draft let stay.
void suppress(Report& report, const std::vector<heuristics::Finding>& findings,
              const std::vector<heuristics::Suppression>& suppressions) {
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const heuristics::Suppression* by = heuristics::suppressing(suppressions, findings[i]);
    if (by == nullptr) continue;
    ReportedFinding& reported = report.findings[i];
    reported.status = Status::suppressed;
    reported.is_suppressed_in_source = true;
    reported.status_reason = by->reason;
  }
}

/// Marks what was accepted beforehand, and what of that matches nothing.
void set_statuses(Report& report, const std::vector<Acceptance>& accepted,
                  const std::vector<const heuristics::Rule*>& rules) {
  // What is accepted of a rule that did not run may still be there.
  const auto has_run = [&](std::string_view id) {
    const auto is_it = [&](const heuristics::Rule* rule) { return id.empty() || rule->id == id; };
    const auto& idle = report.not_applicable;
    return std::any_of(rules.begin(), rules.end(), is_it) &&
           (id.empty() || std::none_of(idle.begin(), idle.end(), is_it));
  };
  std::vector<bool> is_used(accepted.size());
  for (ReportedFinding& finding : report.findings)
    for (std::size_t i = 0; i < accepted.size(); ++i) {
      if (!matches(accepted[i], finding)) continue;
      is_used[i] = true;
      if (finding.status != Status::fresh) continue;
      finding.status = accepted[i].status;
      finding.status_reason = accepted[i].reason;
    }
  for (std::uint32_t i = 0; i < accepted.size(); ++i)
    if (!is_used[i] && has_run(accepted[i].rule)) report.unused_acceptances.push_back(i);
}

std::shared_ptr<const preview::Preview> preview_of(const email::Email& email,
                                                   const std::vector<heuristics::Finding>& findings,
                                                   const std::vector<SourceRange>& marked) {
  std::vector<preview::Places> places;
  places.reserve(findings.size() + marked.size());
  for (const heuristics::Finding& finding : findings) {
    preview::Places& of_finding = places.emplace_back();
    if (!finding.at) continue;
    of_finding.push_back(*finding.at);
    of_finding.insert(of_finding.end(), finding.reach.begin(), finding.reach.end());
  }
  for (const SourceRange& at : marked) places.push_back({at});
  return preview::make(email, places);
}

email::DraftForm form_of(const Draft& draft, const Settings& settings) {
  email::DraftForm form;
  form.is_bare_html = draft.is_html_file;
  form.is_given = settings.mode != Mode::automatic;
  form.is_template =
      settings.mode == Mode::automatic ? draft.is_html_file : settings.mode == Mode::template_draft;
  for (const std::string& name : settings.template_syntaxes)
    if (const auto syntax = templates::syntax_by_name(name)) form.declared.add(*syntax);
  form.variables = settings.template_vars;
  return form;
}

}  // namespace

std::string_view name(Status status) {
  switch (status) {
    case Status::fresh:
      return "new";
    case Status::baselined:
      return "baselined";
    case Status::suppressed:
      return "suppressed";
  }
  return "";
}

email::Email read(const Draft& draft, const Settings& settings, const lexicon::Lexicon& lexicon) {
  mime::Message message = draft.is_html_file
                              ? mime::parse_html_file(draft.bytes, settings.limits)
                              : mime::parse(draft.bytes, settings.limits, draft.first_line);
  email::Email email = email::extract(std::move(message), lexicon, settings.sender, settings.limits,
                                      form_of(draft, settings), settings.view);
  if (settings.kind != KindChoice::automatic)
    email.mail =
        settings.kind == KindChoice::bulk ? email::MailKind::bulk : email::MailKind::transactional;
  return email;
}

Report scan(const Draft& draft, const Settings& settings, const lexicon::Lexicon& lexicon,
            const score::Weights& weights) {
  return judge(read(draft, settings, lexicon), draft, settings, lexicon, weights);
}

Report judge(const email::Email& email, const Draft& draft, const Settings& settings,
             const lexicon::Lexicon& lexicon, const score::Weights& weights) {
  SpellCheck spelling;
  if (std::any_of(settings.rules.begin(), settings.rules.end(), [](const heuristics::Rule* rule) {
        return rule->needs == heuristics::Needs::spelling;
      }))
    spelling = check_spelling(email, lexicon, settings.spelling);
  const heuristics::Context context{email, lexicon, settings.now,
                                    spelling.spelling ? &*spelling.spelling : nullptr,
                                    settings.links};
  std::vector<heuristics::Finding> findings = heuristics::run(settings.rules, context);
  set_severities(findings, settings.severities);
  const score::Assessment assessment = score::assess(findings, weights);

  Report report;
  report.file = draft.file;
  report.message = draft.message;
  report.is_template = email.is_template;
  report.is_bare_html = email.is_bare_html;
  report.mail = email.mail;
  report.subject = email.subject;
  if (!email.from.empty()) report.from = email.from.front().address();
  report.risk = assessment.risk;
  report.verdict = assessment.verdict;
  report.is_cut_off = email.message.is_cut_off;
  report.measures = email.measures;
  report.findings.reserve(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i)
    report.findings.push_back(resolve(findings[i], assessment.points[i], email.message));
  add_fingerprints(report.findings, findings);
  suppress(report, findings, context.suppressions());
  for (const heuristics::Rule* rule : settings.rules)
    if (!heuristics::is_applicable(*rule, context)) report.not_applicable.push_back(rule);
  set_statuses(report, draft.accepted, settings.rules);
  std::vector<bool> is_accepted(findings.size());
  std::vector<bool> is_suppressed(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    is_accepted[i] = report.findings[i].status != Status::fresh;
    is_suppressed[i] = report.findings[i].status == Status::suppressed;
  }
  report.risk_unsuppressed = score::assess(findings, weights, is_suppressed).risk;
  report.risk_at_gate = score::assess(findings, weights, is_accepted).risk;
  if (settings.links != nullptr) report.links = known_links(email, *settings.links);
  report.missing_dictionary = spelling.missing_package;
  report.risk_before = draft.risk_before;
  Gate gate = settings.gate;
  gate.risk_before = draft.risk_before;
  report.gate = gate;
  report.passes = passes(report, gate);
  report.risks_content_reply = risks_content_reply(report);
  score::FixPlan plan = score::plan_fixes(findings, weights, gate, is_accepted, is_suppressed);
  report.fix_plan_suffices = plan.reaches_goal;
  for (score::FixStep& step : plan.steps)
    report.fix_plan.push_back(
        {step.rule, std::move(step.findings), std::move(step.action), step.risk_after});
  if (settings.wants_preview) report.preview = preview_of(email, findings, draft.marked);
  return report;
}

}  // namespace presend::scan
