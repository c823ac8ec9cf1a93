#include "scanner/report/compare_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/report/layout.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

using compare::Decider;
using compare::label_of;

/// Numbers with one decimal only where whole ones would look alike.
std::string risk_text(double risk, double other) {
  return decimal(risk, decimal(risk, 0) == decimal(other, 0) ? 1 : 0);
}

/// Findings by severity, as every report counts them.
Summary counts_of(const scan::Report& report) {
  Summary counts;
  counts.count(report);
  return counts;
}

/// "with 1 error more", or "with errors in more places" where the same findings tell of more.
std::string more(std::uint32_t better, std::uint32_t worse, std::string_view one,
                 std::string_view plural) {
  if (worse > better) return "with " + counted(worse - better, one, plural) + " more";
  return "with " + std::string(plural) + " in more places";
}

/// "A", "A and B", "A, B and C".
std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i)
    out += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return out;
}

class Rows {
 public:
  explicit Rows(const Compared& compared) : compared_(compared) {}

  enum class Better { lower, higher, no_matter };
  using Value = std::function<double(const scan::Report&)>;
  using Text = std::function<std::string(const scan::Report&)>;

  void add(std::string name, Better better, const Value& value, const Text& text) {
    CompareRow row{std::move(name), {}, {}};
    std::vector<double> values;
    for (const scan::Report& report : compared_.reports) {
      row.cells.push_back(text(report));
      values.push_back(value(report));
    }
    const double sign = better == Better::higher ? -1 : 1;
    for (double& v : values) v *= sign;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    // A byte more or less is nothing to point at.
    const bool differs = better != Better::no_matter && *least < *most &&
                         std::any_of(row.cells.begin(), row.cells.end(),
                                     [&](const auto& cell) { return cell != row.cells.front(); });
    for (const double v : values) row.is_best.push_back(differs && v == *least);
    rows_.push_back(std::move(row));
  }
  void add_count(std::string name, Better better,
                 const std::function<std::uint32_t(const scan::Report&)>& count) {
    const auto& reports = compared_.reports;
    if (std::all_of(reports.begin(), reports.end(),
                    [&](const scan::Report& report) { return count(report) == 0; }))
      return;
    add(
        std::move(name), better,
        [&](const scan::Report& report) { return double{1} * count(report); },
        [&](const scan::Report& report) { return heuristics::with_commas(count(report)); });
  }
  [[nodiscard]] std::vector<CompareRow> take() { return std::move(rows_); }

 private:
  const Compared& compared_;
  std::vector<CompareRow> rows_;
};

}  // namespace

std::vector<std::string> worse_than_first(const Compared& compared) {
  const std::vector<std::uint32_t>& ranks = compared.comparison.ranking.ranks;
  std::vector<std::string> worse;
  for (std::size_t v = 1; v < ranks.size(); ++v)
    if (ranks[v] > ranks.front()) worse.push_back(label_of(v));
  return worse;
}

std::string worse_in_words(const Compared& compared) {
  const std::vector<std::string> worse = worse_than_first(compared);
  if (worse.empty()) return {};
  return "Fails: " + listed(worse) + (worse.size() == 1 ? " is" : " are") +
         " worse than A (--fail-on-worse).";
}

std::string margin_in_words(const Compared& compared, const compare::Margin& margin) {
  const scan::Report& better = compared.reports[margin.better];
  const scan::Report& worse = compared.reports[margin.worse];
  const std::string name = label_of(margin.better);
  const Summary a = counts_of(better);
  const Summary b = counts_of(worse);
  switch (margin.decider) {
    case Decider::nothing:
      return "as good as " + name;
    case Decider::gate:
      return "fails its gate (" + gate_reason(worse) + "), which " + name + " passes";
    case Decider::risk:
      // Near 0 and 100 the odds still differ where the numbers do not.
      if (decimal(worse.risk_at_gate, 1) == decimal(better.risk_at_gate, 1))
        return "a higher content risk than " + name + ", though both show " +
               decimal(worse.risk_at_gate, 1);
      return "content risk " + risk_text(worse.risk_at_gate, better.risk_at_gate) + " against " +
             risk_text(better.risk_at_gate, worse.risk_at_gate) + " of " + name;
    case Decider::errors:
      return "as risky as " + name + ", but " + more(a.errors, b.errors, "error", "errors");
    case Decider::warnings:
      return "as risky as " + name + ", but with " +
             more(a.warnings, b.warnings, "warning", "warnings");
    case Decider::infos:
      return "as risky as " + name + ", but " + more(a.infos, b.infos, "info", "infos");
  }
  return "";
}

std::string winner_in_words(const Compared& compared) {
  const compare::Ranking& ranking = compared.comparison.ranking;
  const compare::Margin& first = ranking.margins.front();
  const std::size_t count = ranking.order.size();
  if (!ranking.has_winner()) {
    std::vector<std::string> tied;
    for (const std::uint32_t variant : ranking.order)
      if (ranking.ranks[variant] == 1) tied.push_back(label_of(variant));
    if (tied.size() < count)
      return listed(tied) + " share the first place: nothing that was found sets them apart.";
    return std::string("A tie: nothing that was found sets ") + (count == 2 ? "the two" : "them") +
           " apart.";
  }
  const bool is_narrow = first.decider != Decider::risk && first.decider != Decider::gate;
  std::string out = label_of(first.better);
  if (count == 2)
    out += (is_narrow ? " is a little better than " : " is safer than ") + label_of(first.worse);
  else
    out += " is the " + std::string(is_narrow ? "best" : "safest") + " of " +
           std::to_string(count) + "; next comes " + label_of(first.worse);
  out += ": " + label_of(first.worse) +
         (first.decider == Decider::risk ? " has "
          : is_narrow                    ? " is "
                                         : " ") +
         margin_in_words(compared, first);
  if (first.risk < 0) out += ", though its content risk is lower";
  return out + '.';
}

std::string sureness_in_words(const compare::Margin& margin, const Compared& compared) {
  // Below that it says no more than that they are as risky.
  constexpr double kWorthTelling = 52.5;
  if (margin.sureness < kWorthTelling) return {};
  const bool is_better_riskier = margin.risk < 0;
  const double cases = std::min(margin.sureness, 99.0);
  return fmt::format("If a filter holds back exactly one of {}, it is {} in {:.0f} of 100 cases.",
                     compared.reports.size() == 2
                         ? std::string("the two")
                         : label_of(margin.better) + " and " + label_of(margin.worse),
                     label_of(is_better_riskier ? margin.better : margin.worse), cases);
}

namespace {

std::string errors_text(std::uint32_t errors) {
  return errors == 0 ? "no error" : counted(errors, "error", "errors");
}

}  // namespace

std::string mix_in_words(const Compared& compared) {
  if (!compared.comparison.mix) return {};
  const compare::Mix& mix = *compared.comparison.mix;
  std::vector<std::string> pieces;
  for (const auto& piece : mix.taken)
    pieces.push_back(label_of(piece.variant) + "'s " + std::string(compare::name(piece.component)));
  std::string out = "Take " + label_of(mix.base) + " with " + listed(pieces) +
                    ": by what was found in these pieces the risk would be about " +
                    risk_text(mix.outlook.risk, mix.best_outlook.risk);
  std::string best = risk_text(mix.best_outlook.risk, mix.outlook.risk);
  if (mix.outlook.errors != mix.best_outlook.errors) {
    out += ", with " + errors_text(mix.outlook.errors);
    best += " and " + errors_text(mix.best_outlook.errors);
  }
  return out + ", against " + best + " of " + label_of(mix.best) +
         ", the best as it is. Put it together and compare again.";
}

std::vector<CompareRow> verdict_rows(const Compared& compared) {
  using Better = Rows::Better;
  Rows rows(compared);
  const auto& reports = compared.reports;
  double least_gap = 100;
  for (std::size_t i = 0; i < reports.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (reports[i].risk_at_gate != reports[j].risk_at_gate)
        least_gap =
            std::min(least_gap, std::abs(reports[i].risk_at_gate - reports[j].risk_at_gate));
  const int decimals = least_gap < 1 ? 1 : 0;
  rows.add(
      "content risk", Better::lower, [](const auto& report) { return report.risk_at_gate; },
      [&](const auto& report) { return decimal(report.risk_at_gate, decimals); });
  const auto verdict = [](const scan::Report& report) {
    return score::verdict_on(report.risk_at_gate);
  };
  rows.add(
      "verdict", Better::lower,
      [&](const auto& report) { return static_cast<double>(verdict(report)); },
      [&](const auto& report) { return std::string(score::name(verdict(report))); });
  rows.add(
      "gate", Better::higher, [](const auto& report) { return report.passes ? 1.0 : 0.0; },
      [](const auto& report) { return report.passes ? "pass" : "FAIL"; });
  if (std::any_of(reports.begin(), reports.end(), [&](const auto& report) {
        return report.is_bare_html != reports[0].is_bare_html;
      }))
    rows.add(
        "file", Better::no_matter, [](const auto&) { return 0.0; },
        [](const auto& report) { return report.is_bare_html ? "HTML" : "message"; });
  rows.add_count("errors", Better::lower, [](const auto& r) { return counts_of(r).errors; });
  rows.add_count("warnings", Better::lower, [](const auto& r) { return counts_of(r).warnings; });
  rows.add_count("infos", Better::lower, [](const auto& r) { return counts_of(r).infos; });
  return rows.take();
}

std::vector<CompareRow> measure_rows(const Compared& compared) {
  using Better = Rows::Better;
  using Report = scan::Report;
  Rows rows(compared);
  const auto size = [&](const std::string& name,
                        const std::function<std::uint32_t(const Report&)>& of) {
    const auto& reports = compared.reports;
    if (std::all_of(reports.begin(), reports.end(), [&](const auto& r) { return of(r) == 0; }))
      return;
    rows.add(
        name, Better::lower, [&](const auto& r) { return double{1} * of(r); },
        [&](const auto& r) { return size_in_words(of(r)); });
  };
  size("message", [](const Report& r) { return r.measures.message_bytes; });
  size("HTML", [](const Report& r) { return r.measures.html_bytes; });
  size("attachments", [](const Report& r) { return r.measures.attachment_bytes; });
  rows.add_count("visible words", Better::no_matter,
                 [](const Report& r) { return r.measures.visible_words; });
  rows.add_count("hidden characters", Better::lower,
                 [](const Report& r) { return r.measures.hidden_chars; });
  if (std::any_of(compared.reports.begin(), compared.reports.end(),
                  [](const Report& r) { return r.measures.text_share.has_value(); }))
    rows.add(
        "text of text and images", Better::higher,
        [](const Report& r) { return r.measures.text_share.value_or(1); },
        [](const Report& r) {
          return r.measures.text_share ? fmt::format("{:.0f} %", *r.measures.text_share * 100)
                                       : std::string("-");
        });
  rows.add_count("links", Better::no_matter, [](const Report& r) { return r.measures.links; });
  rows.add_count("links to other sites", Better::lower,
                 [](const Report& r) { return r.measures.external_links; });
  rows.add_count("links without https", Better::lower,
                 [](const Report& r) { return r.measures.insecure_links; });
  rows.add_count("images", Better::no_matter, [](const Report& r) { return r.measures.images; });
  return rows.take();
}

std::string side_in_words(const compare::Side& side) {
  constexpr double kShown = 0.005;
  if (side.places == 0) return "-";
  return side.points >= kShown ? decimal(side.points, 2) : "seen";
}

std::string telling_in_words(const scan::ReportedFinding& finding, std::size_t variant) {
  constexpr std::uint32_t kMessageColumns = 160;
  std::string out = label_of(variant);
  if (finding.has_location) out += fmt::format(" line {}", finding.begin.line);
  out += ": " + shorten(visible(finding.message), kMessageColumns);
  // Messages quote what they are about when it is short.
  if (!finding.quote.empty() && finding.message.find(finding.quote) == std::string::npos)
    out += ", “" + visible(finding.quote) + "”";
  return out;
}

}  // namespace presend::report
