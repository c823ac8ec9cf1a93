#include "scanner/cli/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace presend::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Options accept(std::vector<std::string> arguments) {
  const auto parsed = parse_options(std::move(arguments));
  if (const Exit* exit = std::get_if<Exit>(&parsed)) {
    ADD_FAILURE() << exit->error;
    return {};
  }
  return std::get<Options>(parsed);
}

std::string refuse(std::vector<std::string> arguments) {
  const auto parsed = parse_options(std::move(arguments));
  const Exit* exit = std::get_if<Exit>(&parsed);
  if (exit == nullptr) return "accepted";
  EXPECT_EQ(exit->code, 2);
  EXPECT_EQ(exit->output, "");
  EXPECT_EQ(exit->error.find('\n'), exit->error.size() - 1) << "one line: " << exit->error;
  return exit->error;
}

TEST(Options, ListsNeverSwallowAPath) {
  const Options options =
      accept({"check", "--select", "LNK,HDR00", "a.eml", "--ignore", "LNK001", "b.eml",
              "--own-domain", "x.example", "--own-domain", "y.example", "-"});
  EXPECT_THAT(options.paths, ElementsAre("a.eml", "b.eml", "-"));
  EXPECT_THAT(options.select, ElementsAre("LNK", "HDR00"));
  EXPECT_THAT(options.ignore, ElementsAre("LNK001"));
  EXPECT_THAT(options.own_domains, ElementsAre("x.example", "y.example"));
}

TEST(Options, TheCallOfScripts) {
  const Options options = accept(
      {"check", "--format", "jsonl", "--exit-zero", "--no-progress", "--isolated", "a", "b"});
  EXPECT_EQ(options.format, report::Format::jsonl);
  EXPECT_TRUE(options.is_exit_zero);
  EXPECT_FALSE(options.has_progress);
  EXPECT_THAT(options.paths, ElementsAre("a", "b"));
}

TEST(Options, ReportsAreFormatAndFile) {
  const Options options = accept(
      {"check", "a", "--report", "json=x,y=1.json", "--report", "concise=c.txt", "-o", "out"});
  ASSERT_EQ(options.reports.size(), 2U);
  EXPECT_EQ(options.reports[0].file, "x,y=1.json");
  EXPECT_EQ(options.reports[1].format, report::Format::concise);
  EXPECT_EQ(options.output, "out");
  EXPECT_THAT(refuse({"check", "a", "--report", "json"}), HasSubstr("FORMAT=FILE"));
  EXPECT_THAT(refuse({"check", "a", "--report", "xml=f"}), HasSubstr("pretty, concise"));
}

TEST(Options, ChoicesAreChecked) {
  EXPECT_FALSE(accept({"check", "a", "--fail-on", "never"}).gate.fail_on);
  EXPECT_EQ(accept({"check", "a", "--fail-on", "info"}).gate.fail_on, heuristics::Severity::info);
  EXPECT_EQ(accept({"check", "a", "--min-evidence", "b"}).min_evidence, heuristics::Grade::b);
  EXPECT_EQ(accept({"check", "a", "--kind", "bulk"}).kind, scan::KindChoice::bulk);
  EXPECT_THAT(refuse({"check", "a", "--format", "jsno"}), HasSubstr("Did you mean json?"));
  EXPECT_THAT(refuse({"check", "a", "--fail-on", "loud"}),
              HasSubstr("error, warning, info or never"));
  EXPECT_THAT(refuse({"dissect", "a", "--format", "jsonl"}), HasSubstr("pretty or json"));
}

TEST(Options, NumbersAreChecked) {
  EXPECT_EQ(accept({"check", "a", "--max-risk", "12.5"}).gate.max_risk, 12.5);
  EXPECT_EQ(accept({"check", "a", "-j", "8"}).jobs, 8U);
  EXPECT_EQ(accept({"check", "a", "-j8"}).jobs, 8U);
  EXPECT_EQ(accept({"check", "a"}).jobs, 0U);
  for (const char* bad : {"0", "-1", "300", "x", ""})
    EXPECT_NE(refuse({"check", "a", "-j", bad}), "accepted") << bad;
  for (const char* bad : {"-1", "101", "x", "nan"})
    EXPECT_NE(refuse({"check", "a", "--max-risk", bad}), "accepted") << bad;
}

TEST(Options, WrongValuesAreSaidInPlainWords) {
  EXPECT_THAT(refuse({"check", "a", "--max-risk", "x"}),
              HasSubstr("--max-risk needs a number, not \"x\""));
  EXPECT_THAT(refuse({"check", "a", "--max-risk"}), HasSubstr("--max-risk needs a value"));
}

TEST(Options, MisspeltOptionsAndCommandsGetASuggestion) {
  EXPECT_THAT(refuse({"check", "--formt", "json", "a"}), HasSubstr("Did you mean --format"));
  EXPECT_THAT(refuse({"chekc", "a"}), HasSubstr("Did you mean check?"));
  EXPECT_THAT(refuse({"a.eml"}), HasSubstr("presend check a.eml"));
  EXPECT_THAT(refuse({"check", "--\x1b[31m", "a"}), HasSubstr("<U+001B>"));
}

TEST(Options, SaidTwiceTheLastCounts) {
  const Options options = accept({"check", "a", "--format", "json", "--max-risk", "9", "--format",
                                  "concise", "--max-risk", "7"});
  EXPECT_EQ(options.format, report::Format::concise);
  EXPECT_EQ(options.gate.max_risk, 7);
}

TEST(Options, WhatStandsInTheWrongPlaceIsNamed) {
  EXPECT_THAT(refuse({"--format", "json", "check", "a"}),
              HasSubstr("options go behind the command, as in: presend check --format"));
  EXPECT_THAT(refuse({"dissect", "a", "b"}), HasSubstr("\"b\" is too many"));
  EXPECT_THAT(refuse({"rules", "a"}), HasSubstr("no argument is needed"));
  EXPECT_THAT(refuse({"compare"}), testing::Not(HasSubstr("presend check")));
  EXPECT_THAT(refuse({"check", "-dash.eml"}), HasSubstr("write ./-dash.eml"));
}

TEST(Options, WhatIsMissingIsSaidWithAnExample) {
  EXPECT_THAT(refuse({"check"}), HasSubstr("presend check newsletter.eml"));
  EXPECT_THAT(refuse({"dissect"}), HasSubstr("presend dissect newsletter.eml"));
  EXPECT_THAT(refuse({"explain"}), HasSubstr("presend explain LNK001"));
  EXPECT_THAT(refuse({"explain", "a", "b"}), HasSubstr("\"b\" is too many"));
}

TEST(Options, HelpAndVersionGoToStandardOutput) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"--help"}, {"check", "--help"}, {"--version"}}) {
    const auto parsed = parse_options(arguments);
    const Exit* exit = std::get_if<Exit>(&parsed);
    ASSERT_NE(exit, nullptr);
    EXPECT_EQ(exit->code, 0);
    EXPECT_NE(exit->output, "");
    EXPECT_EQ(exit->error, "");
  }
}

TEST(Options, HelpFitsEightyColumns) {
  for (const char* command : {"check", "dissect", "explain", "rules"}) {
    const auto parsed = parse_options({command, "--help"});
    std::istringstream lines(std::get<Exit>(parsed).output);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 80U) << line;
  }
}

}  // namespace
}  // namespace presend::cli
