#include "scanner/manual/manual.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace presend::manual {
namespace {

using testing::HasSubstr;

cli::HelpRow option(std::string name, std::string value, cli::ValueKind kind,
                    std::string description) {
  cli::HelpRow row{"--" + name, std::move(description)};
  row.long_names = {std::move(name)};
  row.value_name = std::move(value);
  row.value = kind;
  return row;
}

/// A program with one command, whose options have texts that shells and roff could trip over.
Source source() {
  cli::HelpRow format =
      option("format", "FORMAT", cli::ValueKind::choice, "pretty or json [the user's choice]: a");
  format.choices = {"pretty", "json"};
  cli::HelpRow paths{"PATH...", "'quoted' first, .dotted then"};
  paths.is_positional = paths.is_repeatable = true;
  paths.value_name = "PATH";
  paths.value = cli::ValueKind::path;
  cli::Help check{"Look at a\\b",
                  "presend check [OPTIONS] PATH...",
                  {{"", {paths}},
                   {"Output",
                    {format, option("quiet", "", cli::ValueKind::none, "Say less, --quietly"),
                     option("select", "CODES", cli::ValueKind::text, "Rules"),
                     option("cut", "[FILE]", cli::ValueKind::file, ".starts with a dot")}}},
                  "Examples:\n  presend check -q a.eml    less\n\nExit status: 0.\n"};
  cli::Help program{"Scans", "presend COMMAND", {{"Options", {}}}, ""};
  return {"1.2.3",
          "2026-11-22",
          {{"", program}, {"check", check}},
          {{"LNK001", "some-rule", "It's [odd]: a rule"}, {"TXT002", "other-rule", "Other"}}};
}

TEST(ManPage, HasNoLineThatRoffTakesForACommandOfItsOwn) {
  std::istringstream lines(man_page(source()));
  for (std::string line; std::getline(lines, line);) {
    EXPECT_FALSE(line.starts_with('\'')) << line;
    // All requests that the page is written with are upper-case macros, or these three.
    if (!line.starts_with('.') || line == ".nf" || line == ".fi" || line == ".nh") continue;
    EXPECT_TRUE(line.starts_with(".\\\"") || (line[1] >= 'A' && line[1] <= 'Z')) << line;
  }
}

TEST(ManPage, KeepsBackslashesAndHyphensThatAreTyped) {
  const std::string page = man_page(source());
  EXPECT_THAT(page, HasSubstr("Look at a\\eb"));
  EXPECT_THAT(page, HasSubstr("Say less, \\-\\-quietly"));
  EXPECT_THAT(page, HasSubstr("\\fB\\-\\-format\\fR \\fIFORMAT\\fR"));
  EXPECT_THAT(page, HasSubstr("presend check \\-q a.eml    less\n.fi"));
}

TEST(ManPage, NamesVersionDateAndSections) {
  const std::string page = man_page(source());
  EXPECT_THAT(page, HasSubstr(".TH PRESEND 1 2026-11-22 \"presend 1.2.3\""));
  for (const char* section :
       {"NAME", "SYNOPSIS", "COMMANDS", "EXIT STATUS", "FILES", "EXAMPLES", "SEE ALSO"})
    EXPECT_THAT(page, HasSubstr(std::string(".SH ") + section + "\n"));
}

TEST(Completions, LetAValueBeLeftOutThatMay) {
  EXPECT_THAT(bash_completion(source()),
              HasSubstr("--cut) [[ $cur == -* ]] || { _presend_files -f; return; } ;;"));
  EXPECT_THAT(zsh_completion(source()), HasSubstr("--cut=[.starts with a dot]::"));
  EXPECT_THAT(fish_completion(source()), HasSubstr("-l cut -d"));
}

TEST(Completions, EscapeWhatTheShellWouldRead) {
  EXPECT_THAT(zsh_completion(source()),
              HasSubstr("--format=[pretty or json \\[the user'\\''s choice\\]\\: a]"));
  EXPECT_THAT(zsh_completion(source()), HasSubstr("'LNK001:It'\\''s [odd]: a rule'"));
  EXPECT_THAT(fish_completion(source()), HasSubstr("the user\\'s choice]"));
}

TEST(Completions, KnowTheFamiliesOfTheRules) {
  EXPECT_THAT(bash_completion(source()), HasSubstr("_presend_families='LNK TXT'\n"));
  EXPECT_THAT(zsh_completion(source()), HasSubstr("_presend_families=(LNK TXT)\n"));
  EXPECT_THAT(fish_completion(source()), HasSubstr("__presend_families LNK TXT\n"));
}

}  // namespace
}  // namespace presend::manual
