#include "scanner/eval/evaluation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "scanner/report/visible_text.h"
#include "tests/eval/corpora.h"

namespace presend::eval {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

score::Weights weights() {
  return score::Weights::parse("w.tsv", "bias\t-1\t0\nAAA001\t2\t3\nBBB001\t0.5\t0.5\n").value();
}

double risk(double log_odds) { return 100 / (1 + std::exp(-log_odds)); }

/// Two bad and two good labels, 20 drafts each, with risks as weights() give them.
Corpus small() {
  Corpus corpus =
      corpus_of({{"spam", true}, {"phish", true}, {"ham", false}, {"newsletters", false}});
  for (int i = 0; i < 80; ++i) {
    const auto label = static_cast<std::uint16_t>(i % 4);
    const bool is_bad = label < 2;
    const bool fires = is_bad ? i % 5 != 0 : i % 20 == 2;
    corpus.samples.push_back(sample_of(
        label, word(i), fires ? std::vector<std::uint16_t>{0, 2} : std::vector<std::uint16_t>{2}));
    Sample& sample = corpus.samples.back();
    sample.file = "mail/" + std::string(fires ? 90 : 5, 'x') + std::to_string(i) + ".eml";
    if (fires) sample.hits.front() = {0, label == 1, 3, 12, 1 + 0.5 + 1.0 / 3};
    sample.risk = risk(-1 + 0.5 + (fires ? 3 : 0));
  }
  return corpus;
}

Evaluation measured(bool is_fitted) {
  Evaluation evaluation = evaluate(small(), scan::Gate{}, weights(), 2);
  if (is_fitted) {
    CalibrationSettings settings;
    settings.tries_families = true;
    Outcome<Calibration> fit = calibrate(evaluation.corpus, settings);
    EXPECT_TRUE(fit.ok());
    add_fitted(evaluation, std::move(fit).value(), 2);
    evaluation.fitted->written_to = "w.tsv";
  }
  return evaluation;
}

TEST(Figures, CountRatesByHand) {
  const Corpus corpus = small();
  const Figures told = figures(corpus, printed_risks(corpus), scan::Gate{});
  ASSERT_EQ(told.aucs.size(), 4U);
  // Of 20, 16 bad ones have the rule; of the good labels, 4 of ham and none of newsletters.
  EXPECT_DOUBLE_EQ(told.aucs[0].auc, (16 * 16 + 0.5 * (16 * 4 + 4 * 16)) / 400);
  EXPECT_DOUBLE_EQ(told.aucs[1].auc, (16 * 20 + 0.5 * 4 * 20) / 400);
  EXPECT_DOUBLE_EQ(told.gate[0].risk, 0.8);
  EXPECT_DOUBLE_EQ(told.gate[0].findings, 0);
  EXPECT_DOUBLE_EQ(told.gate[1].findings, 0.8);
  EXPECT_DOUBLE_EQ(told.gate[1].either, 0.8);
  EXPECT_DOUBLE_EQ(told.gate[2].risk, 0.2);
  EXPECT_DOUBLE_EQ(told.at_risk[0].rates[3], 1) << "20 is below 37.75";
  EXPECT_DOUBLE_EQ(told.at_false_alarms[0].rates[0], 0);
}

TEST(RuleRates, LiftIsTheRatioOfMeans) {
  const std::vector<RuleRates> rates = rule_rates(small());
  EXPECT_DOUBLE_EQ(rates[0].hits[0], 0.8);
  EXPECT_DOUBLE_EQ(rates[0].failing[0], 0);
  EXPECT_DOUBLE_EQ(rates[0].failing[1], 0.8);
  EXPECT_DOUBLE_EQ(*rates[0].lift(), 8);
  EXPECT_DOUBLE_EQ(*rates[2].lift(), 1);
  EXPECT_FALSE(rates[1].lift().has_value());
}

TEST(Evaluation, NamesTheMostWronglyScored) {
  const Evaluation evaluation = measured(false);
  ASSERT_EQ(evaluation.wrong.size(), 4U);
  EXPECT_THAT(evaluation.wrong[0], ElementsAre(0, 20)) << "bad ones without the rule";
  EXPECT_THAT(evaluation.wrong[2], ElementsAre(2, 22)) << "good ones with it";
  EXPECT_DOUBLE_EQ(evaluation.points_of(evaluation.corpus.samples[2].hits[0]), 3) << "the cap";
}

TEST(Evaluation, FitsInto80Columns) {
  for (const bool is_fitted : {false, true}) {
    std::string text = evaluation_pretty(measured(is_fitted), false);
    EXPECT_THAT(text, HasSubstr("80 drafts, by the built-in points\n"));
    std::string_view rest = text;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      EXPECT_LE(report::display_width(line), 80U) << line;
      EXPECT_FALSE(line.ends_with(' ')) << '"' << line << '"';
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
  }
}

TEST(Evaluation, ManyLabelsGoIntoFurtherBlocks) {
  Corpus corpus = corpus_of({});
  for (std::uint16_t i = 0; i < 30; ++i) {
    corpus.labels.push_back({"a-label-of-some-length-" + std::to_string(i), i % 2 == 0});
    corpus.samples.push_back(sample_of(i, word(i), {0}));
  }
  const std::string text =
      evaluation_pretty(evaluate(std::move(corpus), scan::Gate{}, weights(), 1), true);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    std::string line = text.substr(at, end - at);
    EXPECT_LE(report::display_width(line), 80U) << line;
    at = end + 1;
  }
}

std::vector<std::string> keys(const nlohmann::ordered_json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

TEST(EvaluationJson, HoldsItsContract) {
  const auto all = nlohmann::ordered_json::parse(evaluation_json(measured(true), "1.2.3"));
  EXPECT_THAT(keys(all), ElementsAre("schema", "tool", "weights", "gate", "labels", "figures",
                                     "rules", "worst", "calibration", "errors"));
  EXPECT_EQ(all["schema"], "presend/eval/1");
  EXPECT_EQ(all["gate"]["max_risk"], 50);
  EXPECT_TRUE(all["weights"].is_null());
  EXPECT_EQ(all["labels"][0].dump(), R"({"label":"spam","bad":true,"drafts":20})");
  EXPECT_EQ(all["figures"]["auc"].size(), 4U);
  EXPECT_EQ(all["figures"]["reliability"]["bins"].size(), 10U);
  EXPECT_EQ(keys(all["figures"]["at_false_alarms"][0]["rates"]),
            (std::vector<std::string>{"spam", "phish"}));
  EXPECT_EQ(all["rules"][0]["lift"], 8);
  EXPECT_TRUE(all["rules"][1]["lift"].is_null());
  EXPECT_EQ(all["worst"].size(), 8U);
  const auto& fit = all["calibration"];
  EXPECT_THAT(keys(fit), ElementsAre("file", "eras", "caution", "folds", "groups", "largest_group",
                                     "penalties", "penalty", "log_loss", "bias", "rules",
                                     "own_drafts", "unseen_drafts", "without_family"));
  EXPECT_EQ(fit["rules"].size(), 4U);
  EXPECT_EQ(keys(fit["unseen_drafts"]), keys(all["figures"]));
}

/// Whether `value` has exactly the properties that the schema names, as far down as it says.
void check_against(const json& schema, const json& root, const json& value,
                   const std::string& where) {
  if (schema.contains("$ref")) {
    const std::string name = schema["$ref"].get<std::string>().substr(8);  // behind "#/$defs/"
    return check_against(root["$defs"][name], root, value, where);
  }
  if (schema.contains("anyOf")) {
    if (!value.is_null()) check_against(schema["anyOf"][0], root, value, where);
    return;
  }
  if (value.is_object() && schema.contains("properties")) {
    for (const auto& [key, part] : value.items()) {
      ASSERT_TRUE(schema["properties"].contains(key)) << where << '.' << key << " is undocumented";
      check_against(schema["properties"][key], root, part, where + '.' + key);
    }
    EXPECT_EQ(schema["required"].size(), value.size()) << where;
  }
  if (value.is_array())
    for (const json& part : value) check_against(schema["items"], root, part, where + "[]");
}

TEST(EvaluationJson, IsWhatTheSchemaSays) {
  std::ifstream file(PRESEND_SOURCE_DIR "/docs/schema/presend-eval-1.schema.json");
  const json schema = json::parse(file);
  for (const bool is_fitted : {false, true})
    check_against(schema, schema, json::parse(evaluation_json(measured(is_fitted), "1")), "");
}

}  // namespace
}  // namespace presend::eval
