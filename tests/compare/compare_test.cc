#include "scanner/compare/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "heuristics/registry.h"
#include "heuristics/rule.h"

namespace presend::compare {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

/// Drafts, read and judged.
class Drafts {
 public:
  explicit Drafts(const std::vector<std::string>& bytes) {
    scan::Settings settings;
    const auto all = heuristics::all_rules();
    settings.rules.assign(all.begin(), all.end());
    settings.now = 1'760'000'000;
    const lexicon::Lexicon& lexicon = lexicon::Lexicon::embedded();
    for (const std::string& one : bytes) {
      scan::Draft draft;
      draft.file = "draft.eml";
      draft.bytes = one;
      emails_.push_back(scan::read(draft, settings, lexicon));
      reports_.push_back(
          scan::judge(emails_.back(), draft, settings, lexicon, score::Weights::embedded()));
    }
  }
  [[nodiscard]] Comparison compared() const {
    std::vector<Variant> variants;
    for (std::size_t i = 0; i < emails_.size(); ++i)
      variants.push_back({&emails_[i], &reports_[i]});
    std::vector<Changes> all;
    for (std::size_t i = 1; i < emails_.size(); ++i)
      all.push_back(changes(emails_.front(), emails_[i]));
    return compare(variants, std::move(all), score::Weights::embedded());
  }
  [[nodiscard]] const std::vector<scan::Report>& reports() const { return reports_; }

 private:
  std::vector<email::Email> emails_;
  std::vector<scan::Report> reports_;
};

std::string draft(const std::string& subject, const std::string& body,
                  const std::string& footer =
                      "<p>You asked for this letter. "
                      "<a href='https://mill.example/leave'>Unsubscribe</a>"
                      "<br>Mill Bakery, 4 River Street, Cork</p>") {
  return "From: Mill Bakery <letter@mill.example>\nTo: Ben <ben@reader.example>\nSubject: " +
         subject +
         "\nDate: Thu, 09 Oct 2025 08:00:00 +0000\nMessage-ID: <a1@mill.example>\n"
         "List-Unsubscribe: <https://mill.example/leave>\n"
         "List-Unsubscribe-Post: List-Unsubscribe=One-Click\nMIME-Version: 1.0\n"
         "Content-Type: text/html; charset=utf-8\n\n<!doctype html><html lang=en><title>" +
         subject + "</title><body>" + body + footer + "</body></html>\n";
}

const std::string kBody =
    "<p>Good morning, the new oven is warm. From Monday on we bake rye bread with seeds, every day "
    "until noon. The first loaves are for those who read this letter to its end, and the coffee "
    "beside the counter is for everybody.</p>"
    "<p><a href='https://mill.example/rye'>How we bake it</a></p>";

TEST(Compare, ADraftAgainstItselfIsATie) {
  const Drafts drafts(
      {draft("Rye bread from Monday", kBody), draft("Rye bread from Monday", kBody)});
  const Comparison comparison = drafts.compared();
  EXPECT_FALSE(comparison.ranking.has_winner());
  EXPECT_THAT(comparison.differences, IsEmpty());
  EXPECT_TRUE(comparison.changes.front().empty());
  EXPECT_FALSE(comparison.mix.has_value());
}

TEST(Compare, NamesTheRuleAndTheLinkThatMakeTheDifference) {
  const std::string bad =
      kBody + "<p><a href='https://pay.thief.example/x'>https://mill.example/pay</a></p>";
  const Drafts drafts({draft("Rye bread from Monday", kBody), draft("Rye bread from Monday", bad)});
  const Comparison comparison = drafts.compared();
  EXPECT_THAT(comparison.ranking.order, ElementsAre(0, 1));
  ASSERT_FALSE(comparison.differences.empty());
  const RuleDifference& first = comparison.differences.front();
  EXPECT_EQ(first.rule->id, "LNK003");
  EXPECT_THAT(first.sides[0].telling, IsEmpty());
  ASSERT_EQ(first.sides[1].telling.size(), 1U);
  EXPECT_EQ(drafts.reports()[1].findings[first.sides[1].telling[0]].rule->id, "LNK003");
  ASSERT_EQ(comparison.changes.front().links_gained.size(), 1U);
  EXPECT_EQ(comparison.changes.front().links_gained[0].url, "https://pay.thief.example/x");
  EXPECT_THAT(comparison.changes.front().links_lost, IsEmpty());
}

TEST(Compare, WordsOfTheVisibleTextAreGainedAndLost) {
  std::string other = kBody;
  other.replace(other.find("rye bread with seeds"), 20, "white bread, and buns too");
  other += "<p style='display:none'>nobody reads this</p>";
  const Comparison comparison = Drafts({draft("Bread", kBody), draft("Bread", other)}).compared();
  EXPECT_THAT(comparison.changes.front().words_gained,
              ElementsAre(Field(&WordChange::text, "white bread, and buns too,")));
  EXPECT_THAT(comparison.changes.front().words_lost,
              ElementsAre(Field(&WordChange::text, "rye bread with seeds,")));
}

TEST(Compare, OtherParametersAreNoOtherLink) {
  const Comparison comparison =
      Drafts({draft("Bread", "<p><a href='https://mill.example/rye?v=1'>Rye</a></p>"),
              draft("Bread", "<p><a href='https://mill.example/rye?v=2'>Rye</a></p>")})
          .compared();
  EXPECT_EQ(comparison.changes.front().links_retagged, 1U);
  EXPECT_THAT(comparison.changes.front().links_gained, IsEmpty());
}

TEST(Compare, ASubjectOfOneAndABodyOfTheOtherMayBeatBoth) {
  const std::string bad_body =
      kBody +
      "<p><a href='https://paypal.com.thief.example/x'>https://mill.example/pay</a></p>"
      "<p style='font-size:0'>" +
      std::string(300, 'x') + " viagra casino winner</p>";
  const Drafts drafts({draft("FREE!!! ACT NOW, you won $1,000,000", kBody),
                       draft("Rye bread from Monday", bad_body)});
  const Comparison comparison = drafts.compared();
  ASSERT_TRUE(comparison.mix.has_value());
  const Mix& mix = *comparison.mix;
  EXPECT_EQ(mix.base, 0U);
  ASSERT_EQ(mix.taken.size(), 1U);
  EXPECT_EQ(mix.taken[0].component, Component::subject);
  EXPECT_EQ(mix.taken[0].variant, 1U);
  EXPECT_EQ(mix.best, 1U);
  EXPECT_EQ(mix.outlook.errors, 0U);
  EXPECT_GT(mix.best_outlook.errors, 0U);
  // What is foreseen is what comes.
  const Drafts mixed({draft("Rye bread from Monday", kBody)});
  EXPECT_NEAR(mixed.reports()[0].risk_at_gate, mix.outlook.risk, 1);
}

TEST(Compare, AFooterIsTakenFromTheOneThatHasIt) {
  const Drafts drafts({draft("FREE!!! ACT NOW, you won $1,000,000", kBody),
                       draft("Rye bread from Monday", kBody,
                             "<p>A. Miller <a href='https://paypal.com.thief.example/leave'>"
                             "https://mill.example/unsubscribe</a></p>")});
  const Comparison comparison = drafts.compared();
  ASSERT_TRUE(comparison.mix.has_value());
  // B's body with A's footer, or A's body and footer with B's subject: the same draft.
  std::map<Component, std::uint32_t> from = {{Component::subject, comparison.mix->base},
                                             {Component::footer, comparison.mix->base}};
  for (const Mix::Piece& piece : comparison.mix->taken) from[piece.component] = piece.variant;
  EXPECT_EQ(from[Component::subject], 1U);
  EXPECT_EQ(from[Component::footer], 0U);
}

TEST(Compare, ManyVariantsAreRankedTogether) {
  const std::string shouting = "FREE!!! ACT NOW, you won $1,000,000";
  const Comparison comparison =
      Drafts({draft(shouting, kBody), draft("Rye bread", kBody), draft("Rye bread", kBody)})
          .compared();
  EXPECT_THAT(comparison.ranking.ranks, ElementsAre(3, 1, 1));
  EXPECT_EQ(comparison.changes.size(), 2U);
  EXPECT_EQ(comparison.envelopes[0].subject, shouting);
}

}  // namespace
}  // namespace presend::compare
