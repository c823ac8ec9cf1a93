#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "heuristics/rule.h"
#include "scanner/base/limits.h"
#include "scanner/email/email.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/links/results.h"
#include "scanner/scan/spell_check.h"
#include "scanner/score/fix_plan.h"
#include "scanner/score/score.h"

namespace presend::preview {
struct Preview;  // see preview.h, which only those need who show it
}  // namespace presend::preview

namespace presend::scan {

/// How a draft counts as bulk or transactional mail.
enum class KindChoice : std::uint8_t { automatic, bulk, transactional };

/// Whether the tags of a template language may stand in a draft.
enum class Mode : std::uint8_t {
  automatic,       ///< as its file's name and its content say
  final_mail,      ///< no: it goes out as it is
  template_draft,  ///< yes: something else fills it in
};

using score::Gate;

/// Whether a finding counts at the gate.
enum class Status : std::uint8_t {
  fresh,       ///< it does; "new" in reports
  baselined,   ///< no: it was there before
  suppressed,  ///< no: somebody said why it may stay
};
/// "new", "baselined", "suppressed".
std::string_view name(Status status);

/// What somebody accepted: findings that match do not count at the gate.
struct Acceptance {
  std::string rule;          ///< id; empty: of any rule
  std::string fingerprint;   ///< empty: wherever it is
  std::uint32_t places = 0;  ///< of a finding that tells of more, it is not accepted; 0: of any
  Status status = Status::suppressed;
  std::string reason;  ///< may be empty
};

/// A severity other than the rule's own, for all its findings.
struct SeverityChoice {
  const heuristics::Rule* rule = nullptr;
  heuristics::Severity severity = heuristics::Severity::info;
};

/// Everything that shapes a scan. Plain values: the same settings and bytes give the same Report.
struct Settings {
  Limits limits;
  email::Sender sender;
  KindChoice kind = KindChoice::automatic;
  Mode mode = Mode::automatic;
  /// Template syntaxes that must be declared because their delimiters can be plain text, such as
  /// "{name}"; by the names of `[templates] syntax`.
  std::vector<std::string> template_syntaxes;
  /// What simple tags are filled in with before a template is judged: name and value; names of
  /// values inside objects joined by dots. Empty: tags stay.
  std::vector<std::pair<std::string, std::string>> template_vars;
  std::vector<const heuristics::Rule*> rules;  ///< to run; see all_rules()
  std::vector<SeverityChoice> severities;
  Gate gate;
  std::int64_t now = 0;  ///< seconds since 1970
  html::View view;       ///< what the HTML is looked at with
  SpellingSettings spelling;
  /// What live checks learnt of the links; nullptr when they were not checked. Must outlive the
  /// scan.
  const links::Results* links = nullptr;
  bool wants_preview = false;  ///< reports hold what a page shows of the draft
};

/// The bytes of one draft and where they came from.
struct Draft {
  std::string file;              ///< as the user named it
  std::uint32_t message = 0;     ///< index inside an mbox
  std::uint32_t first_line = 1;  ///< of the message in its file
  bool is_html_file = false;     ///< a bare HTML template
  bool is_of_mailbox = false;    ///< the file holds other messages too
  bool is_from_stdin = false;    ///< what `file` names may be something else
  std::string bytes;
  /// What was accepted of this draft. Each takes every finding it matches; the first that matches
  /// counts.
  std::vector<Acceptance> accepted = {};
  /// Its risk before it was changed; the gate then also asks how much that rose.
  std::optional<double> risk_before = std::nullopt;
  /// Places in its message that Report::preview is to find again, behind those of its findings.
  std::vector<SourceRange> marked = {};
};

/// One finding, resolved to what people and machines read.
struct ReportedFinding {
  const heuristics::Rule* rule = nullptr;
  heuristics::Severity severity = heuristics::Severity::info;
  double points = 0;
  double strength = 1;  ///< how much it counts against a full finding of its rule
  std::string message;
  std::string quote;  ///< at most 80 characters
  bool has_location = false;
  Position begin, end;  ///< lines and columns of the file; end is exclusive
  /// The columns counted in UTF-16 code units, as editors and code hosts do. 0: so far into the
  /// line that nobody counted.
  std::uint32_t begin_utf16 = 0, end_utf16 = 0;
  std::string part;         ///< section number
  std::string source_line;  ///< the line of the file at begin, for the caret; cut to 400 bytes
  std::uint32_t caret_begin = 0;  ///< offsets into source_line
  std::uint32_t caret_end = 0;
  std::uint32_t places = 1;  ///< how many alike it tells of
  std::string fingerprint;   ///< 16 hexadecimal digits; see fingerprint.h
  Status status = Status::fresh;
  std::string status_reason;             ///< why it is suppressed; may be empty
  bool is_suppressed_in_source = false;  ///< in the draft itself
};

/// One edit of the way to a better draft.
struct PlannedFix {
  const heuristics::Rule* rule = nullptr;  ///< that the edit mends
  std::vector<std::uint32_t> findings;     ///< indices into Report::findings that it settles
  std::string action;                      ///< an imperative sentence without full stop
  double risk_after = 0;                   ///< of this and the edits before it
};

/// What a scan of one draft says. Self-contained: keeps nothing of the draft alive.
struct Report {
  std::string file;
  std::uint32_t message = 0;
  bool is_template = false;   ///< template tags may stand in it
  bool is_bare_html = false;  ///< it has no header fields to judge
  email::MailKind mail = email::MailKind::transactional;
  std::string subject, from;
  double risk = 0;
  score::Verdict verdict = score::Verdict::low;
  bool passes = true;
  double risk_unsuppressed = 0;       ///< without the findings that are suppressed
  double risk_at_gate = 0;            ///< without the findings that are baselined or suppressed
  Gate gate;                          ///< that it passes or fails
  std::optional<double> risk_before;  ///< of what the draft was, where it was compared
  bool is_cut_off = false;            ///< the file ends where a message cannot end
  email::Measures measures;
  std::vector<ReportedFinding> findings;  ///< by line, column, rule
  /// The edits that bring it under its gate or, when it passes, to a low risk.
  std::vector<PlannedFix> fix_plan;
  bool fix_plan_suffices = true;  ///< else these are all that help
  /// Of Draft::accepted those that match no finding: indices, ascending.
  std::vector<std::uint32_t> unused_acceptances;
  /// Whether a receiver that reads the content may answer that it is suspicious.
  bool risks_content_reply = false;
  std::vector<const heuristics::Rule*> not_applicable;
  /// What live checks learnt of the draft's links and pictures, by address; nothing when they were
  /// not checked.
  std::optional<std::vector<links::Result>> links;
  /// Debian's package with the dictionary that was missing to judge the spelling; else empty.
  std::string_view missing_dictionary;
  /// The draft itself, made safe to be shown; its findings as `findings` here. nullptr unless
  /// Settings::wants_preview.
  std::shared_ptr<const preview::Preview> preview;
};

/// Parses a draft into what the rules look at. The front half of scan().
[[nodiscard]] email::Email read(const Draft& draft, const Settings& settings,
                                const lexicon::Lexicon& lexicon);

/// Judges a draft that was read. The back half of scan().
[[nodiscard]] Report judge(const email::Email& email, const Draft& draft, const Settings& settings,
                           const lexicon::Lexicon& lexicon, const score::Weights& weights);

/// Scans a draft. Thread-safe; draft.bytes.size() must not exceed settings.limits.message_bytes.
[[nodiscard]] Report scan(const Draft& draft, const Settings& settings,
                          const lexicon::Lexicon& lexicon, const score::Weights& weights);

}  // namespace presend::scan
