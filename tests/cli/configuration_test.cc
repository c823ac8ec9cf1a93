#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "scanner/config/document.h"
#include "tests/cli/program.h"

namespace presend::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A draft with an insecure link, which is a finding of LNK001.
constexpr std::string_view kDraft =
    "From: a@shop.example\r\nTo: b@example.net\r\nSubject: Your order\r\nDate: Fri, 9 Oct 2026 "
    "10:00:00 +0000\r\nMessage-ID: <1@shop.example>\r\nMIME-Version: 1.0\r\nContent-Type: "
    "text/html; charset=utf-8\r\n\r\n<html><body><p>Thank you for your order, it is on its way. "
    "<a href=\"http://shop.example/o\">See your order</a></p></body></html>\r\n";

class Project : public testing::Test {
 protected:
  Project() { place.write("a.eml", kDraft); }

  [[nodiscard]] nlohmann::json scan(const std::string& arguments, int expected = -1) const {
    const Ran ran = place.run("check --format json " + arguments);
    if (expected >= 0) {
      EXPECT_EQ(ran.code, expected) << ran.err;
    }
    return nlohmann::json::parse(ran.out, nullptr, false);
  }
  /// The finding of `rule` in the first draft, or null.
  static nlohmann::json finding(const nlohmann::json& report, std::string_view rule) {
    for (const auto& one : report.at("drafts").at(0).at("findings"))
      if (one.at("rule") == rule) return one;
    return nullptr;
  }
  Workplace place;
};

using Configuration = Project;

TEST_F(Configuration, TheNearestFileCounts) {
  ASSERT_FALSE(finding(scan("a.eml"), "LNK001").is_null());
  place.write("presend.toml", "ignore = ['LNK001']\n");
  place.write("sub/b.eml", kDraft);
  EXPECT_TRUE(finding(scan("a.eml"), "LNK001").is_null());
  EXPECT_TRUE(finding(scan("sub/b.eml"), "LNK001").is_null());
  EXPECT_TRUE(finding(scan("'" + place.path("sub/b.eml") + "'"), "LNK001").is_null());
  place.write("sub/presend.toml", "");
  EXPECT_FALSE(finding(scan("sub/b.eml"), "LNK001").is_null());
  EXPECT_TRUE(finding(scan("sub/../a.eml"), "LNK001").is_null());
  EXPECT_FALSE(finding(scan("--isolated a.eml"), "LNK001").is_null());
  EXPECT_FALSE(finding(scan("--config sub/presend.toml a.eml"), "LNK001").is_null());
}

TEST_F(Configuration, StandardInputIsOfTheWorkingFolderOrOfItsName) {
  place.write("presend.toml", "ignore = ['LNK001']\n");
  place.write("sub/presend.toml", "");
  EXPECT_TRUE(finding(scan("- < a.eml"), "LNK001").is_null());
  EXPECT_FALSE(finding(scan("- --stdin-filename sub/x.eml < a.eml"), "LNK001").is_null());
}

TEST_F(Configuration, TheCommandLineBeatsTheFile) {
  place.write("presend.toml", "max-risk = 0\nformat = 'concise'\nignore = ['LNK001']\n");
  EXPECT_EQ(place.run("check a.eml").code, 1);
  EXPECT_EQ(place.run("check a.eml --max-risk 100 --fail-on never").code, 0);
  EXPECT_FALSE(finding(scan("--select LNK001 a.eml"), "LNK001").is_null());
  EXPECT_EQ(place.run("check a.eml").out.find('{'), std::string::npos);
}

TEST_F(Configuration, KeysOfTheRunCountOnlyWhereItStarts) {
  place.write("presend.toml", "exit-zero = true\nmax-risk = 0\nreports = ['json=out.json']\n");
  EXPECT_EQ(place.run("check a.eml").code, 0);
  EXPECT_THAT(place.read("out.json"), HasSubstr("presend/1"));
  place.write("sub/b.eml", kDraft);
  place.write("sub/presend.toml", "format = 'json'\nmax-risk = 0\nexit-zero = false\n");
  EXPECT_EQ(place.run("check sub/b.eml").code, 0);
}

TEST_F(Configuration, RulesCanBeChangedOneByOne) {
  place.write("presend.toml",
              "[rules.insecure-link]\nseverity = 'error'\npoints = 3\n[rules.LNK003]\n"
              "enabled = false\n");
  const auto changed = finding(scan("a.eml", 1), "LNK001");
  ASSERT_FALSE(changed.is_null());
  EXPECT_EQ(changed.at("severity"), "error");
  EXPECT_EQ(changed.at("points"), 3);
}

TEST_F(Configuration, BlocksAreForSomeFiles) {
  place.write("b.eml", kDraft);
  place.write("presend.toml",
              "[[per-file]]\npaths = ['a.eml']\nignore = ['LNK001']\nkind = 'bulk'\n"
              "[[per-file]]\npaths = ['./b.*']\nseverity = { LNK001 = 'error' }\n");
  const auto a = scan("./a.eml");
  EXPECT_TRUE(finding(a, "LNK001").is_null());
  EXPECT_EQ(a.at("drafts").at(0).at("mail"), "bulk");
  EXPECT_EQ(finding(scan("b.eml", 1), "LNK001").at("severity"), "error");
  EXPECT_EQ(scan("--kind transactional a.eml").at("drafts").at(0).at("mail"), "transactional");
}

TEST_F(Configuration, WhatIsSuppressedFailsNothing) {
  place.write("presend.toml", "fail-on = 'info'\nselect = ['LNK001']\n");
  EXPECT_EQ(place.run("check a.eml").code, 1);
  place.write("presend.toml",
              "fail-on = 'info'\nselect = ['LNK001']\n[[suppress]]\npaths = ['a.eml']\n"
              "rule = 'LNK001'\nreason = 'agreed'\n");
  const auto report = scan("a.eml", 0);
  EXPECT_EQ(finding(report, "LNK001").at("status"), "suppressed");
  place.write("b.eml", kDraft);
  EXPECT_EQ(place.run("check b.eml").code, 1) << "another file";
}

TEST_F(Configuration, WordListsCanBeEdited) {
  place.write("presend.toml",
              "[wordlists]\nadd = { shorteners = ['tiny.example'] }\nremove = { shorteners = "
              "['bit.ly'] }\n");
  std::string draft(kDraft);
  draft.replace(draft.find("http://shop.example"), 19, "https://tiny.example");
  place.write("short.eml", draft);
  const Ran ran = place.run("check short.eml --format json --exit-zero");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("shorten"));
  EXPECT_THAT(place.run("check short.eml --format json --isolated").out, Not(HasSubstr("shorten")));
  place.write("presend.toml", "\n[wordlists]\nadd = { shortener = ['shop.example'] }\n");
  EXPECT_THAT(
      place.run("check a.eml").err,
      HasSubstr("presend.toml:3: there is no word list \"shortener\". Did you mean shorten"));
  place.write("presend.toml", "[wordlists]\nadd = { shorteners = ['no domain'] }\n");
  EXPECT_THAT(place.run("check a.eml").err,
              HasSubstr("presend.toml:2: \"no domain\" is no domain"));
  place.write("presend.toml", "[wordlists]\nremove = { shorteners = ['x.example'] }\n");
  EXPECT_THAT(place.run("check a.eml").err, HasSubstr("is not in the word list shorteners"));
}

TEST_F(Configuration, AWrongFileEndsTheRunBeforeItBegins) {
  place.write("presend.toml", "max-rsik = 3\nkind = 'newsletter'\n");
  const Ran ran = place.run("check a.eml");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "presend.toml:1: there is no key \"max-rsik\". Did you mean max-risk?\n"
            "presend.toml:2: kind must be auto, bulk or transactional, not \"newsletter\".\n");
  EXPECT_EQ(place.run("check --config gone.toml a.eml").code, 2);
  EXPECT_THAT(place.run("check --config gone.toml a.eml").err, HasSubstr("gone.toml: "));
  EXPECT_EQ(place.run("dissect a.eml").code, 2);
  EXPECT_EQ(place.run("explain 421-4.7.0 --draft a.eml").code, 2);
  EXPECT_EQ(place.run("explain LNK001").code, 0);
}

TEST_F(Configuration, AWrongFileFurtherDownCostsOnlyItsDrafts) {
  place.write("sub/b.eml", kDraft);
  place.write("sub/presend.toml", "max-rsik = 3\n");
  const Ran ran = place.run("check a.eml sub/b.eml --format json --fail-on never");
  EXPECT_EQ(ran.code, 2);
  const auto report = nlohmann::json::parse(ran.out);
  EXPECT_EQ(report.at("drafts").size(), 1U);
  EXPECT_EQ(report.at("errors").at(0).at("file"), "sub/b.eml");
  EXPECT_THAT(ran.err, HasSubstr("sub/presend.toml:1: there is no key"));
}

TEST_F(Configuration, FilesItNamesAreFoundFromItAndBlamedOnIt) {
  place.write("sub/b.eml", kDraft);
  place.write("sub/presend.toml", "dictionaries = ['words.txt']\n");
  EXPECT_THAT(place.run("check sub/b.eml").err, HasSubstr("words.txt"));
  EXPECT_THAT(place.run("check sub/b.eml").err, HasSubstr("(dictionaries in sub/presend.toml:1)"));
  place.write("sub/words.txt", "frobnicate\n");
  EXPECT_EQ(place.run("check sub/b.eml --fail-on never --max-risk 100").err, "");
}

TEST_F(Configuration, VarsAreRead) {
  place.write("v.json", "{\"a\": 1}");
  EXPECT_EQ(place.run("check a.eml --vars v.json --exit-zero").code, 0);
  EXPECT_THAT(place.run("check a.eml --vars none.json").err, HasSubstr("none.json"));
  place.write("v.json", "{");
  EXPECT_EQ(place.run("check a.eml --vars v.json").code, 2);
}

TEST_F(Configuration, ShowSettingsIsTomlWithOrigins) {
  place.write("presend.toml",
              "max-risk = 40\nignore = ['LNK001', 'LNK003', 'HID001', 'HDR', 'SUB', 'ATT001', "
              "'ATT002', 'HTM001']\n[limits]\nparts = 7\n[rules.LNK001]\nseverity = 'info'\n"
              "[[per-file]]\npaths = ['a.eml']\nkind = 'bulk'\n[[suppress]]\nrule = 'LNK001'\n"
              "reason = 'says \"yes\"'\n[wordlists]\nadd = { 'en/urgency' = ['seats run out'] }\n");
  const Ran ran = place.run("check --show-settings --fail-on warning a.eml");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, testing::ContainsRegex("max-risk = 40 +# presend.toml:1\n"));
  EXPECT_THAT(ran.out, testing::ContainsRegex("fail-on = \"warning\" +# command line\n"));
  EXPECT_THAT(ran.out, testing::ContainsRegex("mode = \"auto\" +# default\n"));
  EXPECT_THAT(ran.out, testing::ContainsRegex("kind = \"bulk\" +# presend.toml:7, ..per-file..\n"));
  EXPECT_THAT(ran.out, testing::ContainsRegex("parts = 7 +# presend.toml:4\n"));
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 80U) << line;
  const auto toml = config::parse_toml("shown", ran.out);
  ASSERT_TRUE(toml.ok()) << toml.error().text() << '\n' << ran.out;
  EXPECT_EQ(toml.value().find("ignore")->items.size(), 8U);
  // What is shown can be used.
  place.write("again.toml", ran.out);
  const Ran again = place.run("check --show-settings --config again.toml a.eml");
  EXPECT_EQ(again.code, 0) << again.err;
}

TEST_F(Configuration, ShowSettingsOfSeveralFilesIsOneDocument) {
  place.write("sub/b.eml", kDraft);
  place.write("sub/presend.toml", "max-risk = 3\n[[suppress]]\nrule = 'LNK001'\nreason = 'x'\n");
  const Ran ran = place.run("check --show-settings a.eml sub sub/b.eml");
  EXPECT_EQ(ran.code, 0) << ran.err;
  const auto toml = config::parse_toml("shown", ran.out);
  ASSERT_TRUE(toml.ok()) << toml.error().text() << '\n' << ran.out;
  ASSERT_NE(toml.value().find("sub"), nullptr);
  EXPECT_EQ(toml.value().find("sub")->find("max-risk")->number, 3);
  EXPECT_EQ(place.run("check --show-settings").code, 0);
}

TEST_F(Configuration, InitWritesFilesAndNeverOverwrites) {
  const Ran first = place.run("init --ci github,gitlab --ci jenkins --ci pre-commit new");
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("wrote new/presend.toml\n"));
  EXPECT_THAT(first.out, HasSubstr("wrote new/.github/workflows/presend.yml\n"));
  EXPECT_THAT(place.read("new/.gitlab-ci.yml"), HasSubstr("codequality"));
  EXPECT_THAT(place.read("new/Jenkinsfile"), HasSubstr("junit"));
  EXPECT_THAT(place.read("new/.pre-commit-config.yaml"), HasSubstr("presend"));
  place.write("new/a.eml", kDraft);
  EXPECT_EQ(place.run("check new/a.eml --exit-zero").err, "");

  place.write("presend.toml", "# mine\n");
  const Ran second = place.run("init");
  EXPECT_EQ(second.code, 2);
  EXPECT_THAT(second.err, HasSubstr("presend.toml: is there already, and init overwrites nothing"));
  const Ran third = place.run("init --ci jenkins");
  EXPECT_EQ(third.code, 0);
  EXPECT_THAT(third.out, HasSubstr("stays as it is"));
  EXPECT_EQ(place.read("presend.toml"), "# mine\n");
  EXPECT_EQ(place.run("init --ci jenkins").code, 2);
  EXPECT_THAT(place.run("init --ci travis").err,
              HasSubstr("github, gitlab, jenkins or pre-commit"));
}

}  // namespace
}  // namespace presend::cli
