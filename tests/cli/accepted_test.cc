// Baselines, comparisons with git revisions and [[suppress]], on the built program.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace presend::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kTop =
    "<!DOCTYPE html>\n<html lang=\"en\"><body>\n<p>The harbour boats leave at nine.</p>\n";
constexpr std::string_view kOld = "<p><a href=\"https://203.0.113.9/\">Answers</a></p>\n";
constexpr std::string_view kNew = "<p><a href=\"javascript:go()\">Timetable</a></p>\n";
constexpr std::string_view kEnd = "</body></html>\n";

std::string page(std::initializer_list<std::string_view> lines) {
  std::string html(kTop);
  for (const std::string_view line : lines) html += line;
  return html + std::string(kEnd);
}

constexpr const char* kConcise = "check mails --isolated --format concise --baseline base.json";

TEST(BaselineRuns, WritingOneMakesTheGatePassAndOneNewDefectFail) {
  const Workplace place;
  place.write("mails/boats.html", page({kOld}));
  EXPECT_EQ(place.run("check mails --isolated -q").code, 1);
  const Ran written = place.run("check mails --isolated --baseline base.json --write-baseline");
  EXPECT_EQ(written.code, 0);
  EXPECT_THAT(written.err, HasSubstr("wrote base.json"));
  EXPECT_EQ(place.run(kConcise).code, 0);
  place.write("mails/boats.html", page({"\n\n<p>More words.</p>\n", "\t\t", kOld}));
  EXPECT_EQ(place.run(kConcise).code, 0);
  place.write("mails/boats.html", page({kNew, kOld}));
  const Ran failed = place.run(std::string(kConcise) + " -q");
  EXPECT_EQ(failed.code, 1);
  EXPECT_THAT(failed.out, HasSubstr("LNK009"));
}

TEST(BaselineRuns, WhatIsMendedIsToldAndCanBeTakenOut) {
  const Workplace place;
  place.write("mails/a.html", page({kOld}));
  place.write("mails/b.html", page({kOld}));
  ASSERT_EQ(place.run("check mails --isolated --baseline base.json --write-baseline").code, 0);
  place.write("mails/a.html", page({"<p>Mended</p>\n"}));
  std::filesystem::remove(place.path("mails/b.html"));
  const Ran stale = place.run(kConcise);
  EXPECT_EQ(stale.code, 0);
  EXPECT_THAT(stale.err, HasSubstr("no longer there"));
  EXPECT_THAT(stale.err, HasSubstr("--prune-baseline"));
  EXPECT_THAT(place.run(std::string(kConcise) + " --prune-baseline").err, HasSubstr("took"));
  EXPECT_THAT(place.read("base.json"), Not(HasSubstr("LNK004")));
  EXPECT_THAT(place.run(kConcise).err, IsEmpty());
}

TEST(BaselineRuns, OneThatCannotBeReadIsOneClearLine) {
  const Workplace place;
  place.write("mails/a.html", page({kOld}));
  place.write("broken.json", "{\n  \"schema\": oops\n}\n");
  for (const char* baseline : {"none.json", "broken.json", "mails"}) {
    const Ran ran = place.run(std::string("check mails --isolated --baseline ") + baseline);
    EXPECT_EQ(ran.code, 2) << baseline;
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr(baseline));
  }
}

TEST(AgainstARevision, OnlyWhatGotWorseFails) {
  const Workplace place;
  if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "git is not installed";
  place.write("mails/a.html", page({kOld}));
  const std::string commit =
      "git init -q && git add mails && git -c user.name=T -c user.email=t@example.org commit -qm 1 "
      "&& ";
  EXPECT_EQ(place.run("check mails --isolated --against HEAD", commit).code, 0);
  place.write("mails/a.html", page({"<p>Words</p>\n", kOld}));
  EXPECT_EQ(place.run("check mails --isolated --against HEAD").code, 0);
  place.write("mails/a.html", page({kOld, kNew}));
  EXPECT_EQ(place.run("check mails --isolated --against HEAD").code, 1);
  place.write("mails/a.html", page({}));
  place.write("mails/new.html", page({kOld}));
  const Ran added = place.run("check mails --isolated --against HEAD --format concise -q");
  EXPECT_EQ(added.code, 1) << "a new file has no history";
  EXPECT_THAT(added.out, HasSubstr("mails/new.html:4"));
  const Ran none = place.run("check mails --isolated --against no-such-branch");
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("there is no revision \"no-such-branch\""));
  EXPECT_EQ(std::count(none.err.begin(), none.err.end(), '\n'), 1) << none.err;
}

TEST(SuppressBlocks, LetFindingsStayAndAreMissedWhenTheyMatchNothing) {
  const Workplace place;
  place.write("mails/a.html", page({kOld}));
  place.write(
      "presend.toml",
      "[[suppress]]\npaths = [\"mails/**\"]\nrule = \"LNK004\"\nreason = \"our printer\"\n\n"
      "[[suppress]]\nrule = \"HID001\"\nreason = \"gone long ago\"\n");
  const Ran ran = place.run("check mails --format concise");
  EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("presend.toml:6: this [[suppress]] matches nothing"));
  EXPECT_THAT(ran.err, Not(HasSubstr("presend.toml:1:")));
}

}  // namespace
}  // namespace presend::cli
