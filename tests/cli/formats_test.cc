#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace presend::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// No From field: an error by RFC 5322.
constexpr std::string_view kWithoutFrom =
    "To: Ben <ben@example.org>\n"
    "Subject: Lunch\n"
    "Date: Thu, 09 Oct 2025 08:00:00 +0000\n"
    "\n"
    "Hello Ben.\n";

TEST(Formats, OneRunWritesAllOfThem) {
  const Workplace place;
  place.write("bad.eml", kWithoutFrom);
  const Ran run = place.run(
      "check bad.eml --format github --report sarif=a.sarif --report junit=a.xml --report "
      "gitlab=a.json --report markdown=a.md",
      "GITHUB_STEP_SUMMARY=");
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.out, testing::StartsWith("::error file=bad.eml,line=1,title="));
  EXPECT_EQ(json::parse(place.read("a.sarif"))["version"], "2.1.0");
  EXPECT_THAT(place.read("a.xml"), HasSubstr("<failure "));
  EXPECT_FALSE(json::parse(place.read("a.json")).empty());
  EXPECT_THAT(place.read("a.md"), testing::StartsWith("## presend: 1 of 1 draft fails\n"));
}

TEST(Formats, PathsAreThoseOfTheRepository) {
  const Workplace place;
  place.write(".git", "gitdir: elsewhere\n");
  place.write("mail/bad.eml", kWithoutFrom);
  const Ran run = place.run("check bad.eml --format gitlab", "cd mail;");
  EXPECT_EQ(json::parse(run.out)[0]["location"]["path"], "mail/bad.eml");
  const Ran json_run = place.run("check bad.eml --format json", "cd mail;");
  EXPECT_EQ(json::parse(json_run.out)["drafts"][0]["file"], "bad.eml")
      << "JSON keeps what was given";
}

TEST(Formats, TheStepSummaryIsAppendedBesideTheAnnotationsOnly) {
  const Workplace place;
  place.write("bad.eml", kWithoutFrom);
  place.write("summary.md", "before\n");
  const std::string summary = "GITHUB_STEP_SUMMARY='" + place.path("summary.md") + "'";
  EXPECT_EQ(place.run("check bad.eml", summary).code, 1);
  EXPECT_EQ(place.read("summary.md"), "before\n");
  EXPECT_EQ(place.run("check bad.eml --format github", summary).code, 1);
  EXPECT_THAT(place.read("summary.md"), testing::StartsWith("before\n## presend: 1 of 1 draft"));
  // GitHub drops a summary of more than 1 MiB as a whole.
  place.write("summary.md", std::string(1024 * 1024 - 50, '\n'));
  EXPECT_EQ(place.run("check bad.eml --format github", summary).code, 1);
  EXPECT_LE(place.read("summary.md").size(), 1024U * 1024);
}

TEST(Formats, AFileNameIsNoCommand) {
  const Workplace place;
  place.write("::error::x ##[add-path]a.eml", kWithoutFrom);
  const Ran run =
      place.run("check '::error::x ##[add-path]a.eml' '::error::none' --format concise");
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.out, testing::StartsWith("<U+003A>:error::x ##<U+005B>add-path]a.eml:"));
  EXPECT_THAT(run.err, testing::StartsWith("<U+003A>:error::none: was not found"));
}

}  // namespace
}  // namespace presend::cli
