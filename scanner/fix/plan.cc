#include "scanner/fix/plan.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "scanner/fix/change_edits.h"
#include "scanner/fix/pieces.h"
#include "scanner/fix/verify.h"

namespace presend::fix {
namespace {

/// One edit may make way for another; a draft that needs more rounds is left as it then is.
constexpr int kMostRounds = 4;
/// Of changes that cannot be done together, so many are tried one by one.
std::size_t most_tried_alone(std::size_t draft_bytes) {
  constexpr std::size_t kMost = 40;
  constexpr std::size_t kMostBytes = std::size_t{8} << 20;  // that are scanned in all
  return std::clamp<std::size_t>(kMostBytes / std::max<std::size_t>(draft_bytes, 1), 1, kMost);
}

/// Why a message must stay as it is.
std::string refusal_for(const email::Email& email) {
  for (const mime::Part& part : email.message.parts) {
    if (part.type == "multipart/signed" || part.type == "application/pkcs7-mime" ||
        part.type == "application/x-pkcs7-mime")
      return "it carries a signature of its author (S/MIME or PGP), which any change breaks";
    if (part.type == "multipart/encrypted") return "it is encrypted";
  }
  if (email.message.is_cut_off) return "it ends in the middle of the message and looks cut off";
  return {};
}

std::string warning_for(const email::Email& email) {
  if (email.message.find("DKIM-Signature") == nullptr) return {};
  return "It carries a DKIM signature, which no longer fits once it is changed; let the server "
         "sign it anew";
}

/// A draft as it was read and judged.
struct Look {
  scan::Draft draft;
  email::Email email;
  scan::Report report;
};

/// Changes of one fixer, done.
struct Step {
  const Fixer* fixer;
  std::vector<Change> changes;
  std::vector<Edit> edits;
  Look after;
};

class Planner {
 public:
  Planner(const scan::Draft& draft, const scan::Settings& settings, const lexicon::Lexicon& lexicon,
          const score::Weights& weights, const Choice& choice)
      : draft_(draft),
        settings_(settings),
        lexicon_(lexicon),
        weights_(weights),
        choice_(choice),
        pieces_(draft.bytes),
        look_(look(draft)) {}

  Plan plan() {
    Plan plan;
    plan.before = look_.report;
    plan.refusal = refusal_for(look_.email);
    for (int round = 0; plan.refusal.empty() && round < kMostRounds; ++round) {
      declined_.clear();
      bool has_changed = false;
      for (const Fixer* fixer : fixers())
        if (is_wanted(*fixer)) has_changed |= run(*fixer);
      if (!has_changed) break;
    }
    plan.edits = pieces_.edits();
    plan.fixes = std::move(fixes_);
    plan.declined = std::move(declined_);
    if (!plan.edits.empty()) plan.warning = warning_for(look_.email);
    plan.fixed = std::move(look_.draft.bytes);
    plan.after = std::move(look_.report);
    return plan;
  }

 private:
  [[nodiscard]] Look look(scan::Draft draft) const {
    Look out{std::move(draft), {}, {}};
    out.email = scan::read(out.draft, settings_, lexicon_);
    out.report = scan::judge(out.email, out.draft, settings_, lexicon_, weights_);
    return out;
  }

  [[nodiscard]] bool is_wanted(const Fixer& fixer) const {
    return fixer.is_safe || choice_.with_unsafe;
  }

  /// What the fixer finds there, without what must not be touched.
  [[nodiscard]] std::vector<Change> find(const Fixer& fixer, const Look& look) const {
    // No fixer asks for the spelling.
    const heuristics::Context context{look.email, lexicon_, settings_.now, nullptr,
                                      settings_.links};
    std::vector<Change> changes = fixer.find(Case{context, look.report});
    std::erase_if(changes,
                  [&](const Change& change) { return may_stay(change, look.email, look.report); });
    spare_tags(changes, look.email);
    return changes;
  }

  bool run(const Fixer& fixer) {
    std::vector<Change> changes = find(fixer, look_);
    if (changes.empty()) return false;
    std::string because = try_all(fixer, changes);
    if (because.empty()) return true;
    if (changes.size() == 1) {
      decline(changes, because);
      return false;
    }
    bool has_changed = false;
    std::set<std::string> tried;
    while (tried.size() < most_tried_alone(draft_.bytes.size())) {
      // Places move with every change that is done, so the rest is found anew.
      changes = find(fixer, look_);
      const auto next = std::find_if(changes.begin(), changes.end(), [&](const Change& change) {
        return tried.count(key_of(change)) == 0;
      });
      if (next == changes.end()) break;
      tried.insert(key_of(*next));
      const std::vector<Change> one = {*next};
      because = try_all(fixer, one);
      if (because.empty())
        has_changed = true;
      else
        decline(one, because);
    }
    return has_changed;
  }

  [[nodiscard]] std::string key_of(const Change& change) const {
    return std::to_string(pieces_.origin(change.at.begin)) + change.what;
  }

  void decline(const std::vector<Change>& changes, const std::string& because) {
    for (const Change& change : changes) declined_.push_back({change.what, because});
  }

  /// Does the changes, or tells why not. Where they bring a finding that another fixer mends, as
  /// when a text in base64 becomes plain letters, that is done along with them.
  std::string try_all(const Fixer& fixer, const std::vector<Change>& changes) {
    std::vector<Step> steps;
    const std::string wrong = add_step(fixer, changes, steps);
    if (!wrong.empty()) return wrong;
    const Setback against = setback(look_.report, steps.back().after.report);
    if (!against.because.empty() && !mend_setback(against, steps)) return against.because;
    for (Step& step : steps) take(step);
    return {};
  }

  bool mend_setback(const Setback& against, std::vector<Step>& steps) const {
    for (const Fixer* fixer : fixers()) {
      if (against.rule.empty() || fixer->rules.find(against.rule) == std::string_view::npos ||
          !is_wanted(*fixer))
        continue;
      const std::vector<Change> more = find(*fixer, steps.back().after);
      if (more.empty() || !add_step(*fixer, more, steps).empty()) continue;
      if (setback(look_.report, steps.back().after.report).because.empty()) return true;
      steps.pop_back();
    }
    return false;
  }

  /// Adds a step behind the last; tells what would be damaged, and adds none then.
  std::string add_step(const Fixer& fixer, const std::vector<Change>& changes,
                       std::vector<Step>& steps) const {
    const Look& before = steps.empty() ? look_ : steps.back().after;
    std::size_t number = fixes_.size();
    for (const Step& step : steps) number += step.changes.size();
    std::optional<std::vector<Edit>> edits =
        edits_for(changes, before.email.message, static_cast<std::uint32_t>(number));
    if (!edits) return "it cannot be written inside the encoding of its part";
    scan::Draft changed = before.draft;
    changed.bytes = fix::apply(before.draft.bytes, *edits);
    if (changed.bytes == before.draft.bytes) return "nothing would change";
    if (changed.bytes.size() > settings_.limits.message_bytes)
      return "the draft would be too large";
    Look after = look(std::move(changed));
    std::string wrong = damage(before.email, after.email, changes, fixer.adds_part);
    if (wrong.empty()) steps.push_back({&fixer, changes, std::move(*edits), std::move(after)});
    return wrong;
  }

  void take(Step& step) {
    for (const Change& change : step.changes) {
      const std::uint32_t at = pieces_.origin(change.at.begin);
      fixes_.push_back({step.fixer, std::string(change.rule), change.what, at,
                        first_lines().position(at),
                        std::string(look_.email.message.parts[change.part].section)});
    }
    pieces_.apply(step.edits);
    look_ = std::move(step.after);
  }

  /// Lines of the draft as it was.
  const LineIndex& first_lines() {
    if (!lines_) lines_.emplace(draft_.bytes, draft_.first_line);
    return *lines_;
  }

  const scan::Draft& draft_;
  const scan::Settings& settings_;
  const lexicon::Lexicon& lexicon_;
  const score::Weights& weights_;
  const Choice choice_;
  Pieces pieces_;
  Look look_;
  std::vector<Fix> fixes_;
  std::vector<Declined> declined_;
  std::optional<LineIndex> lines_;
};

}  // namespace

Plan plan_fixes(const scan::Draft& draft, const scan::Settings& settings,
                const lexicon::Lexicon& lexicon, const score::Weights& weights,
                const Choice& choice) {
  return Planner(draft, settings, lexicon, weights, choice).plan();
}

}  // namespace presend::fix
