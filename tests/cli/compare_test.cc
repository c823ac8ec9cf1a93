#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/support/json_schema.h"

namespace presend::cli {
namespace {

using Json = nlohmann::ordered_json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kClean =
    "From: Ann <ann@example.com>\nTo: Ben <ben@example.org>\nSubject: Our walk on Sunday\n"
    "Date: Thu, 09 Oct 2025 08:00:00 +0000\nMessage-ID: <1@example.com>\nMIME-Version: 1.0\n"
    "Content-Type: text/plain\n\nDear Ben, we meet at nine at the mill. Bring a coat.\n";

std::string with_subject(const std::string& subject) {
  std::string draft = kClean;
  return draft.replace(draft.find("Our walk on Sunday"), 18, subject);
}

Workplace& place() {
  static Workplace place;
  static const bool is_ready = [] {
    place.write("a.eml", kClean);
    place.write("loud.eml", with_subject("FREE!!! ACT NOW and win $1,000,000"));
    place.write("live/letter.eml", kClean);
    place.write("live/only.eml", kClean);
    place.write("next/letter.eml", with_subject("FREE!!! ACT NOW and win $1,000,000"));
    place.write("two.mbox", "From a@example.com Thu Oct  9 08:00:00 2025\n" + kClean +
                                "\nFrom a@example.com Thu Oct  9 08:00:00 2025\n" + kClean);
    place.write("[evil]\x1b[2J|.eml", with_subject("<script>alert(1)</script> @all | \x1b[31m"));
    return true;
  }();
  (void)is_ready;
  return place;
}

TEST(Compare, SaysWhichIsSaferAndWhy) {
  const Ran run = place().run("compare loud.eml a.eml");
  EXPECT_EQ(run.code, 1) << run.err;
  EXPECT_THAT(run.out, StartsWith("A  loud.eml\nB  a.eml\n\nB is safer than A: "));
  EXPECT_THAT(run.out, AllOf(HasSubstr("what makes the difference"), HasSubstr("SUB003"),
                             HasSubstr("B  “Our walk on Sunday”")));
}

TEST(Compare, ExitsAsTheGateSays) {
  EXPECT_EQ(place().run("compare a.eml a.eml").code, 0);
  EXPECT_EQ(place().run("compare a.eml loud.eml").code, 1);
  EXPECT_EQ(place().run("compare a.eml loud.eml --exit-zero").code, 0);
  const std::string no_gate = " --fail-on never --max-risk 100";
  EXPECT_EQ(place().run("compare a.eml loud.eml" + no_gate).code, 0);
  const Ran worse = place().run("compare a.eml loud.eml --fail-on-worse" + no_gate);
  EXPECT_EQ(worse.code, 1);
  EXPECT_THAT(worse.out, HasSubstr("Fails: B is worse than A (--fail-on-worse)."));
  EXPECT_EQ(place().run("compare loud.eml a.eml --fail-on-worse" + no_gate).code, 0);
  EXPECT_EQ(place().run("compare a.eml a.eml --fail-on-worse" + no_gate).code, 0);
}

TEST(Compare, WhatCannotBeComparedIsSaid) {
  const std::pair<const char*, const char*> cases[] = {
      {"compare a.eml", "name two drafts or more"},
      {"compare a.eml live", "some paths are folders and some are files"},
      {"compare a.eml two.mbox", "two.mbox: holds several messages"},
      {"compare a.eml none.eml", "none.eml: was not found"},
      {"compare a.eml a.eml --format sarif", "--format does not know \"sarif\""},
      {"compare a.eml loud.eml -o a.eml", "a.eml: is a draft to be scanned"},
  };
  for (const auto& [call, message] : cases) {
    const Ran run = place().run(call);
    EXPECT_EQ(run.code, 2) << call;
    EXPECT_THAT(run.err, HasSubstr(message)) << call;
  }
}

TEST(Compare, FoldersArePairedByName) {
  const Ran run = place().run("compare live next --format json");
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("only.eml is not compared, as it is missing in next"));
  const Json out = Json::parse(run.out);
  ASSERT_EQ(out["comparisons"].size(), 1U);
  EXPECT_EQ(out["comparisons"][0]["name"], "letter.eml");
  EXPECT_EQ(out["comparisons"][0]["winner"], "A");
  EXPECT_EQ(out["unpaired"][0], "only.eml is not compared, as it is missing in next");
  EXPECT_THAT(place().run("compare live next").out, HasSubstr("only.eml is not compared"));
}

TEST(Compare, JsonFollowsItsSchema) {
  std::ifstream in(PRESEND_SOURCE_DIR "/docs/schema/presend-compare-1.schema.json");
  const Json schema = Json::parse(in);
  for (const char* call : {"compare a.eml loud.eml", "compare a.eml a.eml loud.eml",
                           "compare live next", "compare a.eml '[evil]\x1b[2J|.eml'"}) {
    const Ran run = place().run(call + std::string(" --format json"));
    expect_valid(Json::parse(run.out), schema, call);
  }
}

TEST(Compare, HostileTextReachesNoTerminalAndNoMarkup) {
  for (const char* format : {"pretty", "json", "markdown"}) {
    const Ran run = place().run("compare a.eml '[evil]\x1b[2J|.eml' --color never --format " +
                                std::string(format));
    EXPECT_THAT(run.out, Not(HasSubstr("\x1b"))) << format;
  }
  EXPECT_THAT(place().run("compare a.eml '[evil]\x1b[2J|.eml' --format markdown").out,
              Not(HasSubstr("[evil]")));
}

TEST(Compare, TheSameCallGivesTheSameBytes) {
  const std::string call = "compare live next --format json -j ";
  EXPECT_EQ(place().run(call + "1").out, place().run(call + "4").out);
}

}  // namespace
}  // namespace presend::cli
