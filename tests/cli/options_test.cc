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
  EXPECT_TRUE(options.is_exit_zero.value());
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
  EXPECT_FALSE(accept({"check", "a", "--fail-on", "never"}).fail_on.value().severity);
  EXPECT_EQ(accept({"check", "a", "--fail-on", "info"}).fail_on.value().severity,
            heuristics::Severity::info);
  EXPECT_EQ(accept({"check", "a", "--min-evidence", "b"}).min_evidence, heuristics::Grade::b);
  EXPECT_EQ(accept({"check", "a", "--kind", "bulk"}).kind, scan::KindChoice::bulk);
  EXPECT_THAT(refuse({"check", "a", "--format", "jsno"}), HasSubstr("Did you mean json?"));
  EXPECT_THAT(refuse({"check", "a", "--fail-on", "loud"}),
              HasSubstr("error, warning, info or never"));
  EXPECT_THAT(refuse({"dissect", "a", "--format", "jsonl"}), HasSubstr("pretty or json"));
}

TEST(Options, NumbersAreChecked) {
  EXPECT_EQ(accept({"check", "a", "--max-risk", "12.5"}).max_risk, 12.5);
  EXPECT_EQ(accept({"check", "a", "-j", "8"}).jobs, 8U);
  EXPECT_EQ(accept({"check", "a", "-j8"}).jobs, 8U);
  EXPECT_EQ(accept({"check", "a"}).jobs, std::nullopt);
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
  EXPECT_EQ(options.max_risk, 7);
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

TEST(Options, WhatAFileCanSayIsKnownToBeGivenOrNot) {
  const Options none = accept({"check", "a"});
  EXPECT_FALSE(none.format || none.fail_on || none.max_risk || none.is_exit_zero || none.mode ||
               none.kind || none.min_evidence || none.colour || none.jobs || none.risk_margin);
  const Options given =
      accept({"check", "a", "--format", "pretty", "--mode", "template", "--vars", "v.json",
              "--baseline", "b.json", "--against", "main", "--risk-margin", "0"});
  EXPECT_EQ(given.format, report::Format::pretty);
  EXPECT_EQ(given.mode, scan::Mode::template_draft);
  EXPECT_EQ(given.vars, "v.json");
  EXPECT_EQ(given.baseline, "b.json");
  EXPECT_EQ(given.against, "main");
  EXPECT_EQ(given.risk_margin, 0);
}

TEST(Options, ConfigurationAndBaselineAreChecked) {
  EXPECT_TRUE(accept({"check", "--show-settings"}).shows_settings);
  EXPECT_TRUE(accept({"check", "a", "--write-baseline"}).writes_baseline);
  EXPECT_TRUE(accept({"check", "a", "--prune-baseline"}).prunes_baseline);
  EXPECT_EQ(accept({"dissect", "a", "--config", "c.toml"}).config_file, "c.toml");
  EXPECT_TRUE(accept({"explain", "550", "--isolated"}).is_isolated);
  EXPECT_THAT(refuse({"check", "a", "--isolated", "--config", "x"}), HasSubstr("drop it or"));
  EXPECT_THAT(refuse({"check", "a", "--write-baseline", "--prune-baseline"}), HasSubstr("drop"));
  EXPECT_THAT(refuse({"check", "a", "--risk-margin", "3"}), HasSubstr("--against"));
  EXPECT_THAT(refuse({"check", "a", "--against", "x", "--risk-margin", "101"}),
              HasSubstr("0 to 100"));
}

const HelpRow* row(const CommandHelp& command, std::string_view long_name) {
  for (const HelpGroup& group : command.help.groups)
    for (const HelpRow& row : group.rows)
      if (!row.long_names.empty() && row.long_names.front() == long_name) return &row;
  return nullptr;
}

TEST(Options, HelpIsThereAsData) {
  const std::vector<CommandHelp> all = all_help();
  ASSERT_GE(all.size(), 2U);
  EXPECT_EQ(all[0].name, "");
  ASSERT_EQ(all[1].name, "check");
  EXPECT_THAT(all[1].help.usage, HasSubstr("presend check [OPTIONS] PATH..."));
  const HelpRow* format = row(all[1], "format");
  ASSERT_NE(format, nullptr);
  EXPECT_EQ(format->value, ValueKind::choice);
  EXPECT_THAT(format->choices, testing::Contains("jsonl"));
  const HelpRow* output = row(all[1], "output");
  ASSERT_NE(output, nullptr);
  EXPECT_EQ(output->value, ValueKind::file);
  EXPECT_EQ(output->value_name, "FILE");
  EXPECT_THAT(output->short_names, ElementsAre("o"));
  EXPECT_FALSE(output->is_repeatable);
  const HelpRow* report = row(all[1], "report");
  ASSERT_NE(report, nullptr);
  EXPECT_TRUE(report->is_repeatable);
  const HelpRow* quiet = row(all[1], "quiet");
  ASSERT_NE(quiet, nullptr);
  EXPECT_EQ(quiet->value, ValueKind::none);
  EXPECT_EQ(quiet->value_name, "");
  const HelpRow& paths = all[1].help.groups.front().rows.front();
  EXPECT_TRUE(paths.is_positional);
  EXPECT_TRUE(paths.is_repeatable);
  EXPECT_EQ(paths.value, ValueKind::path);
}

TEST(Options, HelpFitsEightyColumns) {
  for (const char* command : {"check", "dissect", "explain", "rules"}) {
    const auto parsed = parse_options({command, "--help"});
    std::istringstream lines(std::get<Exit>(parsed).output);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 80U) << line;
  }
}

TEST(Options, LiveChecksAreAskedForByOneOption) {
  EXPECT_FALSE(accept({"check", "a"}).links.is_on());
  const Options options =
      accept({"check", "a", "--check-links", "--link-cache", "c", "--link-cache-age", "0.5",
              "--connect-to", "www.example.org:443:10.0.0.7:8443", "--connect-to", "::[::1]:80",
              "--allow-private", "--link-timeout", "3"});
  EXPECT_TRUE(options.links.is_asking);
  EXPECT_EQ(options.links.cache_hours, 0.5);
  ASSERT_EQ(options.links.connect_to.size(), 2U);
  EXPECT_EQ(options.links.connect_to[0].to_port, 8443);
  EXPECT_EQ(options.links.connect_to[1].host, "");
  EXPECT_TRUE(accept({"check", "a", "--links-from", "f"}).links.is_on());
  for (const char* option : {"--link-cache=c", "--write-links=w", "--allow-private", "--ca-file=f",
                             "--proxy-from-environment", "--link-timeout=3", "--link-cache-age=1",
                             "--connect-to=a:80:127.0.0.1:80"})
    EXPECT_THAT(refuse({"check", "a", option}), HasSubstr("only matter with --check-links"));
  EXPECT_THAT(refuse({"check", "a", "--check-links", "--links-from", "f"}), HasSubstr("drop it"));
  EXPECT_THAT(refuse({"check", "a", "--check-links", "--connect-to", "a:80:b.example:80"}),
              HasSubstr("HOST:PORT:ADDRESS:PORT"));
  EXPECT_THAT(refuse({"check", "a", "--check-links", "--link-timeout", "0"}),
              HasSubstr("0.1 to 600"));
  EXPECT_THAT(refuse({"check", "a", "--check-links", "--link-cache", "f", "--write-links", "f"}),
              HasSubstr("a file each"));
}

}  // namespace
}  // namespace presend::cli
