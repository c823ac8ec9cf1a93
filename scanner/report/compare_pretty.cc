#include <algorithm>

#include "heuristics/rule.h"
#include "scanner/report/compare_words.h"
#include "scanner/report/layout.h"
#include "scanner/report/log_commands.h"
#include "scanner/report/text_table.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

using compare::label_of;

constexpr std::size_t kMostDifferences = 10;
constexpr std::size_t kMostTelling = 2;
constexpr std::size_t kMostRuns = 8;
constexpr std::size_t kMostLinks = 5;
constexpr std::uint32_t kRunColumns = 60;
/// With less than that in common, what is gained and lost tells nothing.
constexpr double kRewritten = 0.4;

class Pretty {
 public:
  explicit Pretty(const Style& style) : style_(style), paint_(style.has_colour) {}

  std::string run(const Comparisons& comparisons) {
    fails_on_worse_ = comparisons.fails_on_worse;
    for (const Compared& compared : comparisons.all) {
      if (style_.is_quiet && compared.comparison.differences.empty()) continue;
      if (!out_.empty()) out_ += '\n';
      add(compared);
    }
    if (comparisons.all.size() > 1) add_overview(comparisons);
    for (const std::string& unpaired : comparisons.unpaired)
      append_wrapped(out_, "", visible(unpaired) + '.', 0);
    return without_commands(std::move(out_));
  }

 private:
  void add(const Compared& compared) {
    if (!compared.name.empty()) append_path(out_, visible(compared.name), paint_);
    for (std::size_t v = 0; v < compared.reports.size(); ++v)
      append_path(out_, label_of(v) + "  " + visible(compared.reports[v].file), paint_);
    out_ += '\n';
    add_verdict(compared);
    add_rows(compared, verdict_rows(compared), "");
    add_differences(compared);
    if (compared.comparison.differences.empty() &&
        std::all_of(compared.comparison.changes.begin(), compared.comparison.changes.end(),
                    [](const compare::Changes& changes) { return changes.empty(); }))
      return;
    out_ += '\n';
    add_rows(compared, measure_rows(compared), "measures");
    add_envelopes(compared);
    for (std::size_t v = 1; v < compared.reports.size(); ++v)
      add_changes(compared.comparison.changes[v - 1], v);
    if (const std::string mix = mix_in_words(compared); !mix.empty()) {
      heading("a mix would be safer");
      append_wrapped(out_, "  ", mix, 2);
    }
  }

  void heading(std::string_view text) { out_ += '\n' + paint_(Ink::bold, text) + '\n'; }

  void add_verdict(const Compared& compared) {
    const compare::Ranking& ranking = compared.comparison.ranking;
    append_wrapped(out_, "", paint_(Ink::bold, winner_in_words(compared)), 0);
    const std::string sure = sureness_in_words(ranking.margins.front(), compared);
    if (!sure.empty()) append_wrapped(out_, "", sure, 0);
    if (const std::string worse = worse_in_words(compared); fails_on_worse_ && !worse.empty())
      append_wrapped(out_, "", paint_(Ink::red, worse), 0);
    if (ranking.order.size() > 2) {
      out_ += '\n';
      for (std::size_t i = 0; i < ranking.order.size(); ++i) {
        const std::uint32_t variant = ranking.order[i];
        append_wrapped(out_,
                       padded_front(std::to_string(ranking.ranks[variant]), 3) + ". " +
                           paint_(Ink::bold, label_of(variant)) + "  ",
                       i == 0 ? "content risk " + decimal(compared.reports[variant].risk_at_gate, 0)
                              : margin_in_words(compared, ranking.margins[i - 1]),
                       8);
      }
    }
    out_ += '\n';
  }

  void add_rows(const Compared& compared, const std::vector<CompareRow>& rows,
                const std::string& head) {
    std::vector<std::string> labels;
    for (std::size_t v = 0; v < compared.reports.size(); ++v) labels.push_back(label_of(v) + "  ");
    TextTable table(head, std::move(labels), 26);
    bool is_any_best = false;
    for (const CompareRow& row : rows) {
      std::vector<std::string> cells;
      for (std::size_t v = 0; v < row.cells.size(); ++v) {
        cells.push_back(row.cells[v] + (row.is_best[v] ? " *" : "  "));
        is_any_best = is_any_best || row.is_best[v];
      }
      table.add("  " + row.name, std::move(cells));
    }
    out_ += table.text();
    if (is_any_best && !is_star_told_) {
      out_ += paint_(Ink::dim, "  * the better ones") + '\n';
      is_star_told_ = true;
    }
  }

  void add_differences(const Compared& compared) {
    const std::vector<compare::RuleDifference>& differences = compared.comparison.differences;
    const auto even = std::count_if(differences.begin(), differences.end(),
                                    [](const auto& difference) { return difference.is_even; });
    const std::size_t telling = differences.size() - static_cast<std::size_t>(even);
    if (telling > 0) {
      heading("what makes the difference");
      out_ += paint_(Ink::dim,
                     "  points: what a rule adds to the risk; seen: found, but adds nothing") +
              '\n';
    }
    const std::size_t shown = style_.is_verbose ? telling : std::min(telling, kMostDifferences);
    for (std::size_t i = 0; i < shown; ++i) add_difference(compared, differences[i]);
    if (telling > shown)
      out_ += "  and " + counted(telling - shown, "more rule", "more rules") + " (-v shows all)\n";
    if (even > 0)
      append_wrapped(out_, "  ",
                     counted(static_cast<std::uint64_t>(even), "rule finds", "rules find") +
                         " as much in each, in other words or places",
                     2);
  }

  void add_difference(const Compared& compared, const compare::RuleDifference& difference) {
    std::string sides;
    for (std::size_t v = 0; v < difference.sides.size(); ++v)
      sides += (v == 0 ? "" : ", ") + label_of(v) + ' ' + side_in_words(difference.sides[v]);
    append_wrapped(out_, "  ",
                   paint_(Paint::of(difference.severity), heuristics::name(difference.severity)) +
                       ' ' + paint_(Ink::bold, difference.rule->id) + ' ' +
                       std::string(difference.rule->title) + " (" + sides + ")",
                   4);
    for (std::size_t v = 0; v < difference.sides.size(); ++v) {
      const std::vector<std::uint32_t>& telling = difference.sides[v].telling;
      const std::size_t shown =
          style_.is_verbose ? telling.size() : std::min(telling.size(), kMostTelling);
      for (std::size_t i = 0; i < shown; ++i)
        append_wrapped(out_, "    ", telling_in_words(compared.reports[v].findings[telling[i]], v),
                       6);
      if (telling.size() > shown)
        out_ += "    " + label_of(v) + ": " + std::to_string(telling.size() - shown) + " more\n";
    }
  }

  void add_envelopes(const Compared& compared) {
    const std::vector<compare::Envelope>& envelopes = compared.comparison.envelopes;
    const auto add = [&](std::string_view name, auto field, std::string_view none) {
      const auto is_same = [&](const compare::Envelope& envelope) {
        return envelope.*field == envelopes.front().*field;
      };
      const bool are_same = std::all_of(envelopes.begin(), envelopes.end(), is_same);
      if (are_same && (envelopes.front().*field).empty()) return;
      heading(std::string(name) + (are_same ? ", the same in all" : ""));
      for (std::size_t v = 0; v < (are_same ? 1 : envelopes.size()); ++v) {
        const std::string text = visible(envelopes[v].*field);
        append_wrapped(out_, are_same ? "  " : "  " + label_of(v) + "  ",
                       text.empty() ? std::string(none) : "“" + text + "”", are_same ? 2 : 5);
      }
    };
    add("subject", &compare::Envelope::subject, "(none)");
    add("preheader", &compare::Envelope::preheader, "(none set: the first text shows)");
  }

  void add_changes(const compare::Changes& changes, std::size_t variant) {
    if (changes.empty()) return;
    heading(label_of(variant) + " against A");
    if (changes.words_kept < kRewritten && !style_.is_verbose) {
      append_wrapped(out_, "  ",
                     "another text: " + decimal(100 * changes.words_kept, 0) +
                         " % of the words are the same (-v shows the others)",
                     2);
    } else {
      add_runs("words gained", changes.words_gained);
      add_runs("words lost", changes.words_lost);
    }
    add_links("links gained", changes.links_gained, variant);
    add_links("links lost", changes.links_lost, 0);
    if (changes.links_retagged > 0)
      append_wrapped(out_, "  ",
                     counted(changes.links_retagged, "link leads", "links lead") +
                         " to the same page with other parameters",
                     2);
  }

  void add_runs(const std::string& name, const std::vector<compare::WordChange>& runs) {
    if (runs.empty()) return;
    const std::size_t shown = style_.is_verbose ? runs.size() : std::min(runs.size(), kMostRuns);
    std::string text;
    for (std::size_t i = 0; i < shown; ++i)
      text += (i == 0 ? "“" : ", “") + shorten(visible(runs[i].text), kRunColumns) + "”";
    if (runs.size() > shown) text += ", and " + std::to_string(runs.size() - shown) + " more";
    append_wrapped(out_, "  " + padded(name, 13) + " ", text, 16);
  }

  void add_links(const std::string& name, const std::vector<compare::LinkChange>& links,
                 std::size_t variant) {
    const std::size_t shown = style_.is_verbose ? links.size() : std::min(links.size(), kMostLinks);
    for (std::size_t i = 0; i < shown; ++i) {
      std::string text = shorten(visible(links[i].url), 2 * kRunColumns);
      if (!links[i].text.empty()) text += " “" + shorten(visible(links[i].text), 40) + "”";
      text += " (" + label_of(variant) + " line " + std::to_string(links[i].line) + ")";
      append_wrapped(out_, "  " + padded(i == 0 ? name : "", 13) + " ", text, 16);
    }
    if (links.size() > shown)
      out_ += std::string(16, ' ') + "and " + std::to_string(links.size() - shown) + " more\n";
  }

  void add_overview(const Comparisons& comparisons) {
    if (!out_.empty()) out_ += '\n';
    std::vector<std::string> heads;
    for (std::size_t v = 0; v < comparisons.variants; ++v) heads.push_back("risk " + label_of(v));
    heads.emplace_back("safest");
    TextTable table("draft", std::move(heads), 46);
    for (const Compared& compared : comparisons.all) {
      std::vector<std::string> cells;
      for (const scan::Report& report : compared.reports)
        cells.push_back(decimal(report.risk_at_gate, 0) + (report.passes ? "" : " FAIL"));
      const compare::Ranking& ranking = compared.comparison.ranking;
      cells.push_back(ranking.has_winner() ? label_of(ranking.order.front()) : "tie");
      table.add(compared.name, std::move(cells));
    }
    out_ += table.text();
  }

  const Style& style_;
  Paint paint_;
  bool fails_on_worse_ = false;
  bool is_star_told_ = false;
  std::string out_;
};

}  // namespace

std::string compare_pretty(const Comparisons& comparisons, const Style& style) {
  return Pretty(style).run(comparisons);
}

}  // namespace presend::report
