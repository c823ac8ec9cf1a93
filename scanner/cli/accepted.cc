#include "scanner/cli/accepted.h"

#include <algorithm>

#include "heuristics/wording.h"
#include "scanner/io/file.h"
#include "scanner/io/output.h"

namespace presend::cli {
namespace {

using heuristics::counted;

constexpr std::uint64_t kMostBaselineBytes = std::uint64_t{64} << 20;

bool has_run(std::string_view id, const scan::Report& report, const scan::Settings& settings) {
  const auto is_it = [&](const heuristics::Rule* rule) { return rule->id == id; };
  return std::any_of(settings.rules.begin(), settings.rules.end(), is_it) &&
         std::none_of(report.not_applicable.begin(), report.not_applicable.end(), is_it);
}

void append(std::vector<scan::Acceptance>& to, std::vector<scan::Acceptance> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

Outcome<Accepted> Accepted::open(const AcceptedOptions& options) {
  Accepted accepted(options);
  if (std::optional<Error> error = accepted.read_baseline()) return *error;
  if (std::optional<Error> error = accepted.ask_git()) return *error;
  return accepted;
}

std::optional<Error> Accepted::read_baseline() {
  const std::string& file = options_.baseline;
  if (file.empty() || (options_.writes_baseline && !io::identity_of(file))) return std::nullopt;
  const Outcome<std::string> text = io::read_file(file, kMostBaselineBytes);
  if (!text) {
    Error error = text.error();
    error.remedy = "Write it with presend check --write-baseline";
    return error;
  }
  Outcome<config::Baseline> baseline = config::Baseline::parse(file, text.value());
  if (!baseline) return baseline.error();
  baseline_ = std::move(baseline).value();
  return std::nullopt;
}

std::optional<Error> Accepted::ask_git() {
  if (options_.against.empty()) return std::nullopt;
  Outcome<io::Revision> revision = io::Revision::open(options_.against);
  if (!revision) {
    Error error = revision.error();
    error.reason = "--against: " + error.reason;
    return error;
  }
  revision_ = std::move(revision).value();
  return std::nullopt;
}

std::optional<Error> Accepted::compare(scan::Draft& draft, const scan::Settings& settings,
                                       const lexicon::Lexicon& lexicon,
                                       const score::Weights& weights) const {
  if (!revision_) return std::nullopt;
  const io::Revision::Before before = revision_->before(draft.file);
  if (!before.is_there) return std::nullopt;
  const bool is_changed = before.is_changed || draft.is_from_stdin;
  // Which message of a changed mailbox was which cannot be told, so they count as new.
  if (is_changed && draft.is_of_mailbox) return std::nullopt;
  scan::Draft then = draft;
  if (is_changed) {
    Outcome<std::string> bytes = revision_->read(draft.file, settings.limits.message_bytes);
    if (!bytes) return bytes.error();
    then.bytes = std::move(bytes).value();
  }
  scan::Settings unseen = settings;
  unseen.wants_preview = false;
  const scan::Report report = scan::scan(then, unseen, lexicon, weights);
  draft.risk_before = report.risk_unsuppressed;
  append(draft.accepted, config::acceptances_of(report));
  return std::nullopt;
}

Outcome<scan::Report> Accepted::scan(scan::Draft draft, const scan::Settings& settings,
                                     const lexicon::Lexicon& lexicon,
                                     const score::Weights& weights) const {
  if (options_.writes_baseline) {
    // The report shows what the next run will: all that is found now is accepted.
    append(draft.accepted, config::acceptances_of(scan::scan(draft, settings, lexicon, weights)));
    return scan::scan(draft, settings, lexicon, weights);
  }
  // The baseline's entries stand first, so that their indices are those of unused_acceptances.
  std::vector<scan::Acceptance> others = std::move(draft.accepted);
  draft.accepted.clear();
  if (baseline_) draft.accepted = baseline_->acceptances(draft.file, draft.message);
  append(draft.accepted, std::move(others));
  if (std::optional<Error> error = compare(draft, settings, lexicon, weights)) return *error;
  return scan::scan(draft, settings, lexicon, weights);
}

std::vector<std::uint32_t> Accepted::note(const scan::Report& report,
                                          const scan::Settings& settings, std::size_t count) {
  const std::size_t entries = !baseline_ || options_.writes_baseline
                                  ? 0
                                  : baseline_->of(report.file, report.message).size();
  std::vector<std::uint32_t> stale, unused;
  for (const std::uint32_t index : report.unused_acceptances) {
    if (index < entries)
      stale.push_back(index);
    else if (index < entries + count)
      unused.push_back(index - static_cast<std::uint32_t>(entries));
  }
  if (options_.writes_baseline)
    baseline_->take(report, [&](std::string_view id) { return has_run(id, report, settings); });
  seen_.insert(report.file);
  if (!stale.empty()) stale_[{report.file, report.message}] = std::move(stale);
  return unused;
}

/// Drops what matches nothing any more, and what belongs to files that are gone; how much.
std::size_t Accepted::drop_stale() {
  std::size_t dropped = 0;
  for (const auto& [draft, stale] : stale_) {
    baseline_->drop(draft.first, draft.second, stale);
    dropped += stale.size();
  }
  for (const std::string& file : baseline_->files())
    if (!io::identity_of(file) && !seen_.contains(file)) dropped += baseline_->drop_file(file);
  return dropped;
}

std::optional<Error> Accepted::finish(std::vector<std::string>& notes) {
  if (!baseline_) return std::nullopt;
  if (options_.writes_baseline) {
    if (const auto error = io::replace_file(options_.baseline, baseline_->text())) return error;
    notes.push_back("wrote " + options_.baseline + ", which accepts " +
                    counted(baseline_->size(), "finding"));
    return std::nullopt;
  }
  const std::size_t dropped = drop_stale();
  if (dropped == 0) return std::nullopt;
  const std::string entries = counted(dropped, "finding");
  if (!options_.prunes_baseline) {
    notes.push_back(
        options_.baseline + " accepts " + entries + (dropped == 1 ? " that is" : " that are") +
        " no longer there; --prune-baseline takes " + (dropped == 1 ? "it" : "them") + " out");
    return std::nullopt;
  }
  if (const auto error = io::replace_file(options_.baseline, baseline_->text())) return error;
  notes.push_back("took " + entries + " that " + (dropped == 1 ? "is" : "are") +
                  " no longer there out of " + options_.baseline);
  return std::nullopt;
}

}  // namespace presend::cli
