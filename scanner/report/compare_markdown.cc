#include <algorithm>

#include "heuristics/rule.h"
#include "scanner/report/compare_words.h"
#include "scanner/report/layout.h"
#include "scanner/report/log_commands.h"
#include "scanner/report/markdown_text.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

using compare::label_of;

constexpr std::size_t kMostDifferences = 10;
constexpr std::size_t kMostTelling = 2;
constexpr std::uint32_t kTextColumns = 120;
constexpr std::uint32_t kPathColumns = 120;

std::string quoted(std::string_view text) {
  return markdown_quote(shorten(visible(text), kTextColumns));
}

class Markdown {
 public:
  explicit Markdown(const Style& style) : style_(style) {}

  std::string run(const Comparisons& comparisons) {
    fails_on_worse_ = comparisons.fails_on_worse;
    if (comparisons.all.size() > 1) add_overview(comparisons);
    for (const std::string& unpaired : comparisons.unpaired) out_ += "- " + quoted(unpaired) + '\n';
    if (!comparisons.unpaired.empty()) out_ += '\n';
    for (const Compared& compared : comparisons.all) {
      // One draft must not crowd out the others.
      const std::string before = out_;
      add(compared);
      if (out_.size() <= style_.most_bytes) continue;
      out_ = before + "\nThe rest is left out, as the text is limited in size.\n";
      break;
    }
    return without_commands(std::move(out_));
  }

 private:
  [[nodiscard]] std::string path_of(const std::string& file) const {
    return markdown_quote(
        shorten_front(visible(repository_path(file, style_.place).text), kPathColumns));
  }

  void add_overview(const Comparisons& comparisons) {
    out_ += "| draft |";
    for (std::size_t v = 0; v < comparisons.variants; ++v) out_ += " " + label_of(v) + " |";
    out_ += " safest |\n|---|";
    for (std::size_t v = 0; v <= comparisons.variants; ++v) out_ += "---|";
    out_ += '\n';
    for (const Compared& compared : comparisons.all) {
      out_ += "| " + quoted(compared.name) + " |";
      for (const scan::Report& report : compared.reports)
        out_ += ' ' + decimal(report.risk_at_gate, 0) + (report.passes ? " |" : " **fail** |");
      const compare::Ranking& ranking = compared.comparison.ranking;
      out_ += ' ' + (ranking.has_winner() ? label_of(ranking.order.front()) : "tie") + " |\n";
    }
    out_ += '\n';
  }

  void add(const Compared& compared) {
    out_ += "## " + (compared.name.empty() ? "Variants compared" : quoted(compared.name)) + "\n\n";
    out_ += "**" + winner_in_words(compared) + "** " +
            sureness_in_words(compared.comparison.ranking.margins.front(), compared) + "\n\n";
    if (const std::string worse = worse_in_words(compared); fails_on_worse_ && !worse.empty())
      out_ += worse + "\n\n";
    out_ += "| |";
    for (std::size_t v = 0; v < compared.reports.size(); ++v)
      out_ += " " + label_of(v) + ": " + path_of(compared.reports[v].file) + " |";
    out_ += "\n|---|";
    for (std::size_t v = 0; v < compared.reports.size(); ++v) out_ += "---:|";
    out_ += '\n';
    add_rows(verdict_rows(compared));
    add_rows(measure_rows(compared));
    out_ += "\nBetter values are bold.\n";
    add_differences(compared);
    add_changes(compared);
    if (const std::string mix = mix_in_words(compared); !mix.empty()) out_ += "\n" + mix + '\n';
  }

  void add_rows(const std::vector<CompareRow>& rows) {
    for (const CompareRow& row : rows) {
      out_ += "| " + row.name + " |";
      for (std::size_t v = 0; v < row.cells.size(); ++v)
        out_ += row.is_best[v] ? " **" + row.cells[v] + "** |" : " " + row.cells[v] + " |";
      out_ += '\n';
    }
  }

  void add_differences(const Compared& compared) {
    std::size_t shown = 0;
    for (const compare::RuleDifference& difference : compared.comparison.differences) {
      if (difference.is_even) continue;
      if (shown++ == 0) out_ += "\n### What makes the difference\n\n";
      if (shown > kMostDifferences) continue;
      out_ += "- **" + std::string(difference.rule->id) + "** " +
              markdown_text(difference.rule->title) + " (points:";
      for (std::size_t v = 0; v < difference.sides.size(); ++v)
        out_ += (v == 0 ? " " : ", ") + label_of(v) + " " + side_in_words(difference.sides[v]);
      out_ += ")\n";
      for (std::size_t v = 0; v < difference.sides.size(); ++v) {
        const std::vector<std::uint32_t>& telling = difference.sides[v].telling;
        for (std::size_t i = 0; i < std::min(telling.size(), kMostTelling); ++i)
          out_ += "  - " +
                  markdown_quote(telling_in_words(compared.reports[v].findings[telling[i]], v)) +
                  '\n';
      }
    }
    if (shown > kMostDifferences)
      out_ += "- and " + counted(shown - kMostDifferences, "more rule", "more rules") + '\n';
  }

  void add_changes(const Compared& compared) {
    for (std::size_t i = 0; i < compared.comparison.changes.size(); ++i) {
      const compare::Changes& changes = compared.comparison.changes[i];
      if (changes.empty()) continue;
      out_ += "\n### " + label_of(i + 1) + " against A\n\n";
      add_list("words gained", texts_of(changes.words_gained));
      add_list("words lost", texts_of(changes.words_lost));
      add_list("links gained", urls_of(changes.links_gained));
      add_list("links lost", urls_of(changes.links_lost));
      if (changes.links_retagged > 0)
        out_ += "- " + counted(changes.links_retagged, "link leads", "links lead") +
                " to the same page with other parameters\n";
    }
  }

  static std::vector<std::string> texts_of(const std::vector<compare::WordChange>& words) {
    std::vector<std::string> texts;
    for (const compare::WordChange& change : words) texts.push_back(change.text);
    return texts;
  }

  static std::vector<std::string> urls_of(const std::vector<compare::LinkChange>& links) {
    std::vector<std::string> urls;
    for (const compare::LinkChange& link : links) urls.push_back(link.url);
    return urls;
  }

  void add_list(std::string_view name, const std::vector<std::string>& texts) {
    constexpr std::size_t kMost = 8;
    if (texts.empty()) return;
    out_ += "- " + std::string(name) + ": ";
    for (std::size_t i = 0; i < std::min(texts.size(), kMost); ++i)
      out_ += (i == 0 ? "“" : ", “") + quoted(texts[i]) + "”";
    if (texts.size() > kMost) out_ += ", and " + std::to_string(texts.size() - kMost) + " more";
    out_ += '\n';
  }

  const Style& style_;
  bool fails_on_worse_ = false;
  std::string out_;
};

}  // namespace

std::string compare_markdown(const Comparisons& comparisons, const Style& style) {
  return Markdown(style).run(comparisons);
}

}  // namespace presend::report
