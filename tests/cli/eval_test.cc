#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "scanner/cli/options.h"
#include "tests/cli/program.h"

namespace presend::cli {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// Words that no other number has.
std::string words(int number) {
  std::string text;
  for (int i = 0; i < 12; ++i)
    text += std::string(1, static_cast<char>('a' + (number + i * 7) % 26)) +
            static_cast<char>('a' + (number / 3 + i) % 26) + "olu" +
            static_cast<char>('a' + (number * 5 + i) % 26) + ' ';
  return text;
}

std::string letter(int number) {
  return "From: Ann <ann@example.com>\nTo: Ben <ben@example.org>\nSubject: " + words(number) +
         "\nDate: Thu, 09 Oct 2025 08:00:00 +0000\nMessage-ID: <" + std::to_string(number) +
         "@example.com>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" +
         words(number + 500) + "\n";
}

std::string junk(int number) {
  return "From: Ann <ann@example.com>\nTo: Ben <ben@example.org>\nSubject: RE: $$$ " +
         words(number) + "!!!\nDate: Thu, 09 Oct 2025 08:00:00 +0000\nMessage-ID: <j" +
         std::to_string(number) +
         "@example.com>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>" +
         words(number + 900) + "<a href=\"http://192.0.2.7/x\">https://bank.example/</a></p>\n";
}

/// A folder with 24 letters and 24 drafts of junk.
void fill(const Workplace& place) {
  for (int i = 0; i < 24; ++i) {
    place.write("good/" + std::to_string(i) + ".eml", letter(i));
    place.write("junk/" + std::to_string(i) + ".eml", junk(i));
  }
}

std::string refuse(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "eval");
  const auto parsed = parse_options(std::move(arguments));
  const Exit* exit = std::get_if<Exit>(&parsed);
  return exit == nullptr ? "accepted" : exit->error;
}

TEST(EvalOptions, LabelsComeFromShorthandsAndNames) {
  const auto parsed = parse_options({"eval", "--ham", "a", "--label", "scam=b=c,d", "--spam", "e",
                                     "--spam", "f", "--bad", "scam"});
  const auto* options = std::get_if<Options>(&parsed);
  ASSERT_NE(options, nullptr);
  std::vector<std::string> drafts;
  for (const EvalOptions::Folder& folder : options->eval.drafts)
    drafts.push_back(folder.label + ':' + folder.path);
  EXPECT_THAT(drafts, ElementsAre("spam:e", "spam:f", "ham:a", "scam:b=c,d"));
  EXPECT_THAT(options->eval.bad, ElementsAre("spam", "phish", "scam"));
  EXPECT_FALSE(options->eval.is_calibrating);
}

TEST(EvalOptions, CalibrateTakesAFileOrNot) {
  const auto file = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"eval", "--spam", "a"});
    const auto parsed = parse_options(std::move(arguments));
    const auto* options = std::get_if<Options>(&parsed);
    return options == nullptr ? "refused" : options->eval.calibrated_file;
  };
  EXPECT_EQ(file({"--calibrate"}), "weights.tsv");
  EXPECT_EQ(file({"--calibrate", "own.tsv"}), "own.tsv");
  EXPECT_EQ(file({"--calibrate", "--ham", "b"}), "weights.tsv");
  EXPECT_EQ(file({}), "");
}

TEST(EvalOptions, SayWhatIsWrong) {
  EXPECT_THAT(refuse({}), HasSubstr("name labelled drafts, as in: presend eval --spam junk/"));
  EXPECT_THAT(refuse({"--label", "scam"}), HasSubstr("--label needs NAME=PATH"));
  EXPECT_THAT(refuse({"--label", "a b=x"}), HasSubstr("\"a b\" is no name"));
  EXPECT_THAT(refuse({"--spam", "a", "--bad", "scam"}), HasSubstr("no drafts have the label"));
  EXPECT_THAT(refuse({"--spam", "a", "--era", "x=spam"}), HasSubstr("only matters with"));
  EXPECT_THAT(refuse({"--spam", "a", "--calibrate", "--era", "x"}), HasSubstr("NAME=LABEL,LABEL"));
  EXPECT_THAT(refuse({"--spam", "a", "--calibrate", "--at-most", "LNK=x"}),
              HasSubstr("CODE=POINTS"));
  EXPECT_THAT(refuse({"--spam", "a", "--calibrate", "--at-most", "LNK=-1"}),
              HasSubstr("CODE=POINTS"));
  EXPECT_THAT(refuse({"--spam", "a", "--calibrate", "--folds", "1"}), HasSubstr("from 2 to 100"));
  EXPECT_THAT(refuse({"--spam", "a", "--caution", "0"}), HasSubstr("--caution must be"));
  EXPECT_THAT(refuse({"--spam", "a", "x.eml"}), HasSubstr("\"x.eml\" is too many"));
}

TEST(Eval, MeasuresLabelledFolders) {
  const Workplace place;
  fill(place);
  const Ran run = place.run("eval --spam junk --ham good --format json");
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.err, "");
  const json all = json::parse(run.out);
  EXPECT_EQ(all["schema"], "presend/eval/1");
  EXPECT_EQ(all["labels"][0]["drafts"], 24);
  EXPECT_GT(all["figures"]["auc"][0]["auc"], 0.99);
  EXPECT_EQ(all["figures"]["gate"]["ham"]["either"], 0);
  EXPECT_TRUE(all["calibration"].is_null());
  for (const json& rule : all["rules"])
    if (rule["rule"] == "LNK004") {
      EXPECT_EQ(rule["hits"]["spam"], 1);
      EXPECT_EQ(rule["hits"]["ham"], 0);
    }
  EXPECT_THAT(place.run("eval --label letters=good").out, HasSubstr("24 drafts, by the built-in"));
}

TEST(Eval, WhatCannotBeReadIsToldAndTheRestMeasured) {
  const Workplace place;
  fill(place);
  place.write("good/empty.eml", "");
  const Ran run = place.run("eval --spam junk --ham good none --format json --no-progress");
  EXPECT_EQ(run.code, 2) << "one argument too many";
  const Ran good = place.run("eval --spam junk --ham good --ham none --format json");
  EXPECT_EQ(good.code, 2);
  EXPECT_THAT(good.err, HasSubstr("empty.eml: is empty"));
  EXPECT_THAT(good.err, HasSubstr("none: was not found"));
  const json all = json::parse(good.out);
  EXPECT_EQ(all["errors"].size(), 2U);
  EXPECT_EQ(all["labels"][1]["drafts"], 24);
  const Ran nothing = place.run("eval --spam none");
  EXPECT_EQ(nothing.code, 2);
  EXPECT_EQ(nothing.out, "");
  EXPECT_THAT(nothing.err, HasSubstr("there is no draft to measure"));
}

TEST(Eval, OutputAndFittedPointsAreTheSameWhateverTheThreads) {
  const Workplace place;
  fill(place);
  for (const char* format : {"pretty", "json"}) {
    const std::string call = std::string(
                                 "eval --spam junk --ham good --calibrate w.tsv "
                                 "--each-family --format ") +
                             format;
    const Ran one = place.run(call + " -j1");
    const std::string points = place.read("w.tsv");
    const Ran two = place.run(call + " -j2");
    EXPECT_EQ(one.code, 0) << one.err;
    EXPECT_EQ(one.out, two.out);
    EXPECT_EQ(points, place.read("w.tsv"));
  }
}

TEST(Eval, FittedPointsServeCheckEvalAndRules) {
  const Workplace place;
  fill(place);
  const Ran fit = place.run("eval --spam junk --ham good --calibrate own.tsv --format json");
  ASSERT_EQ(fit.code, 0) << fit.err;
  EXPECT_THAT(place.read("own.tsv"), StartsWith("# rule\tpoints\tcap\tspam\tham\n"));
  const json fitted = json::parse(fit.out);
  const Ran again =
      place.run("eval --spam junk --ham good --weights own.tsv --format json --worst 24");
  const json all = json::parse(again.out);
  EXPECT_EQ(all["weights"], "own.tsv");
  EXPECT_NEAR(all["figures"]["reliability"]["mean_gap"].get<double>(),
              fitted["calibration"]["own_drafts"]["reliability"]["mean_gap"].get<double>(), 1e-3);
  const json draft =
      json::parse(place.run("check junk/3.eml --weights own.tsv --format jsonl --exit-zero").out);
  for (const json& wrong : all["worst"])
    if (wrong["file"] == "junk/3.eml") {
      EXPECT_EQ(wrong["risk"], draft["risk"]);
    }
  EXPECT_NE(draft["risk"],
            json::parse(place.run("check junk/3.eml --format jsonl --exit-zero").out)["risk"]);
  EXPECT_NE(place.run("rules --weights own.tsv").out, place.run("rules").out);
}

TEST(Eval, ExcludedAndBoundedRulesStaySo) {
  const Workplace place;
  fill(place);
  const std::string call = "eval --spam junk --ham good --calibrate w.tsv ";
  ASSERT_EQ(place.run(call + "--without SUB,LNK --at-most LNK004=0.25").code, 0);
  EXPECT_THAT(place.read("w.tsv"), HasSubstr("\nLNK003\t0.000\t0.000\t"));
  EXPECT_THAT(place.read("w.tsv"), HasSubstr("\nLNK004\t0.250\t")) << "the longer code wins";
  const Ran wrong = place.run(call + "--without LNX");
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("--without: there is no rule \"LNX\""));
}

TEST(Eval, RefusesToFitWhatCannotBeFitted) {
  const Workplace place;
  fill(place);
  const Ran few = place.run("eval --spam junk --calibrate w.tsv");
  EXPECT_EQ(few.code, 2);
  EXPECT_THAT(few.err, HasSubstr("only 0 different good drafts"));
  EXPECT_EQ(place.read("w.tsv"), "");
  const Ran era = place.run("eval --spam junk --ham good --calibrate w.tsv --era x=spam");
  EXPECT_THAT(era.err, HasSubstr("era x has no good label"));
  const Ran draft = place.run("eval --spam junk --ham good --calibrate good/1.eml");
  EXPECT_EQ(draft.code, 2);
  EXPECT_THAT(draft.err, HasSubstr("good/1.eml: is a draft"));
  EXPECT_EQ(place.read("good/1.eml"), letter(1));
}

TEST(Weights, WrongFilesAreErrorsWithTheirLine) {
  const Workplace place;
  place.write("a.eml", letter(1));
  const auto error = [&](const char* tsv) {
    place.write("w.tsv", tsv);
    const Ran run = place.run("check a.eml --weights w.tsv");
    EXPECT_EQ(run.code, 2);
    EXPECT_EQ(run.out, "");
    return run.err;
  };
  EXPECT_THAT(error("bias\t-3\t0\nLNK001\tx\t1\n"), StartsWith("w.tsv:2: points and cap must be"));
  EXPECT_THAT(error("# x\nbias\t-3\t0\nLNK001\t1\t1\nLNK01\t1\t1\n"),
              StartsWith("w.tsv:4: there is no rule \"LNK01\". Did you mean LNK001"));
  EXPECT_THAT(error("LNK001\t1\t1\n"), StartsWith("w.tsv:1: there is no row for the bias"));
  EXPECT_THAT(place.run("check a.eml --weights none.tsv").err,
              HasSubstr("none.tsv: was not found"));
}

}  // namespace
}  // namespace presend::cli
