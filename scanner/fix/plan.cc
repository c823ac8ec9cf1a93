#include "scanner/fix/plan.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "heuristics/rule.h"
#include "scanner/fix/pieces.h"
#include "scanner/fix/verify.h"

namespace presend::fix {
namespace {

/// One edit may make way for another; a draft that needs more rounds is left as it then is.
constexpr int kMostRounds = 4;
/// Of changes that cannot be done together, as many are tried one by one.
constexpr std::size_t kMostTriedAlone = 40;

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
         "sign "
         "it anew";
}

/// What Context views, and the Context that views it, made for one look at the draft.
struct Look {
  email::Email email;
  scan::Report report;
};

class Planner {
 public:
  Planner(const scan::Draft& draft, const scan::Settings& settings, const lexicon::Lexicon& lexicon,
          const score::Weights& weights)
      : draft_(draft),
        now_(draft),
        settings_(settings),
        lexicon_(lexicon),
        weights_(weights),
        pieces_(draft.bytes),
        look_(look(now_)) {}

  Plan plan(const Choice& choice) {
    Plan plan;
    plan.before = look_.report;
    plan.refusal = refusal_for(look_.email);
    if (plan.refusal.empty()) {
      for (int round = 0; round < kMostRounds; ++round) {
        declined_.clear();
        bool has_changed = false;
        for (const Fixer* fixer : fixers())
          if (fixer->is_safe || choice.with_unsafe) has_changed |= run(*fixer);
        if (!has_changed) break;
      }
    }
    plan.edits = pieces_.edits();
    plan.fixes = std::move(fixes_);
    plan.declined = std::move(declined_);
    plan.fixed = std::move(now_.bytes);
    plan.after = std::move(look_.report);
    if (!plan.edits.empty()) plan.warning = warning_for(look_.email);
    return plan;
  }

 private:
  [[nodiscard]] Look look(const scan::Draft& draft) const {
    Look out{scan::read(draft, settings_, lexicon_), {}};
    out.report = scan::judge(out.email, draft, settings_, lexicon_, weights_);
    return out;
  }

  /// What the fixer finds now, without what must not be touched.
  [[nodiscard]] std::vector<Change> find(const Fixer& fixer) const {
    // Its spelling is nullptr: no edit asks for it.
    const heuristics::Context context{look_.email, lexicon_, settings_.now, nullptr,
                                      settings_.links};
    std::vector<Change> changes = fixer.find(Case{context, look_.report});
    std::erase_if(changes,
                  [&](const Change& change) { return touches_tag(change) || may_stay(change); });
    return changes;
  }

  [[nodiscard]] bool touches_tag(const Change& change) const {
    for (const TextEdit& edit : change.text_edits) {
      const email::Body* body = look_.email.body_of(edit.part);
      if (body == nullptr) continue;
      const auto is_touched = [&](const templates::Tag& tag) {
        return edit.begin < tag.end && std::max(edit.end, edit.begin + 1) > tag.begin &&
               (edit.begin != edit.end || edit.begin > tag.begin);
      };
      if (std::any_of(body->tags.begin(), body->tags.end(), is_touched)) return true;
    }
    return false;
  }

  /// Whether a comment or setting lets the finding stay that stands there.
  [[nodiscard]] bool may_stay(const Change& change) const {
    const Position at = look_.email.message.lines.position(change.at.begin);
    return std::any_of(look_.report.findings.begin(), look_.report.findings.end(),
                       [&](const scan::ReportedFinding& finding) {
                         return finding.status == scan::Status::suppressed &&
                                finding.rule->id == change.rule && finding.has_location &&
                                finding.begin.line <= at.line && at.line <= finding.end.line;
                       });
  }

  bool run(const Fixer& fixer) {
    std::vector<Change> changes = find(fixer);
    if (changes.empty()) return false;
    std::string because = try_all(fixer, changes);
    if (because.empty()) return true;
    if (changes.size() == 1 || changes.size() > kMostTriedAlone) {
      decline(changes, because);
      return false;
    }
    bool has_changed = false;
    // Places move with every change that is done, so the rest is found anew.
    std::set<std::string> tried;
    for (std::size_t i = 0; i < kMostTriedAlone; ++i) {
      changes = find(fixer);
      const auto next = std::find_if(changes.begin(), changes.end(), [&](const Change& change) {
        return !tried.count(key_of(change));
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

  /// Does the changes, or tells why not.
  std::string try_all(const Fixer& fixer, const std::vector<Change>& changes) {
    const std::optional<std::vector<Edit>> edits = edits_for(changes);
    if (!edits) return "it cannot be written inside the encoding of its part";
    scan::Draft changed = now_;
    changed.bytes = fix::apply(now_.bytes, *edits);
    if (changed.bytes.size() > settings_.limits.message_bytes)
      return "the draft would be too large";
    if (changed.bytes == now_.bytes) return "nothing would change";
    Look after = look(changed);
    std::string wrong = damage(look_.email, after.email, changes, fixer.adds_part);
    if (wrong.empty()) wrong = setback(look_.report, after.report);
    if (!wrong.empty()) return wrong;
    for (const Change& change : changes) note(fixer, change);
    pieces_.apply(*edits);
    now_ = std::move(changed);
    look_ = std::move(after);
    return {};
  }

  /// The edits of all changes, with the numbers that their fixes will have.
  [[nodiscard]] std::optional<std::vector<Edit>> edits_for(
      const std::vector<Change>& changes) const {
    std::vector<Edit> all;
    std::vector<TextEdit> texts;
    auto number = static_cast<std::uint32_t>(fixes_.size());
    std::vector<std::pair<SourceRange, std::uint32_t>> places;  // of text edits
    for (const Change& change : changes) {
      for (const Edit& edit : change.edits) {
        all.push_back(edit);
        all.back().fixes = {number};
      }
      for (const TextEdit& edit : change.text_edits) {
        texts.push_back(edit);
        places.emplace_back(look_.email.message.parts[edit.part].place(edit.begin, edit.end),
                            number);
      }
      ++number;
    }
    std::stable_sort(texts.begin(), texts.end(),
                     [](const TextEdit& a, const TextEdit& b) { return a.part < b.part; });
    for (auto begin = texts.begin(); begin != texts.end();) {
      const auto end = std::find_if(begin, texts.end(),
                                    [&](const TextEdit& edit) { return edit.part != begin->part; });
      auto edits = bytes_for(look_.email.message, {begin, end});
      if (!edits) return std::nullopt;
      for (Edit& edit : *edits) {
        // Base64 gathers several changes in one edit.
        for (const auto& [place, fix] : places)
          if (place.begin >= edit.at.begin && place.begin <= edit.at.end) edit.fixes.push_back(fix);
        std::sort(edit.fixes.begin(), edit.fixes.end());
        all.push_back(std::move(edit));
      }
      begin = end;
    }
    if (!put_in_order(all)) return std::nullopt;
    return all;
  }

  void note(const Fixer& fixer, const Change& change) {
    const std::uint32_t at = pieces_.origin(change.at.begin);
    fixes_.push_back({&fixer, std::string(change.rule), change.what, at, first_lines().position(at),
                      std::string(look_.email.message.parts[change.part].section)});
  }

  const LineIndex& first_lines() {
    if (!lines_) lines_.emplace(draft_.bytes, draft_.first_line);
    return *lines_;
  }

  const scan::Draft& draft_;
  scan::Draft now_;
  const scan::Settings& settings_;
  const lexicon::Lexicon& lexicon_;
  const score::Weights& weights_;
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
  return Planner(draft, settings, lexicon, weights).plan(choice);
}

}  // namespace presend::fix
