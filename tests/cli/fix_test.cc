#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "scanner/cli/options.h"
#include "tests/cli/program.h"
#include "tests/support/json_schema.h"

namespace presend::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kReply =
    "From: Ann <ann@example.com>\nTo: Ben <ben@example.org>\nSubject: Re: Offer\n"
    "Date: Thu, 09 Oct 2025 08:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"
    "The chairs that you wanted are here.\n";
constexpr std::string_view kClean =
    "From: Ann <ann@example.com>\nTo: Ben <ben@example.org>\nSubject: Offer\n"
    "Date: Thu, 09 Oct 2025 08:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"
    "The chairs that you wanted are here.\n";

TEST(Fix, ShowsADiffThatPatchTakes) {
  const Workplace place;
  place.write("a.eml", kReply);
  const Ran run = place.run("fix a.eml");
  EXPECT_EQ(run.code, 1) << run.err;
  EXPECT_THAT(run.out, StartsWith("--- a.eml\n+++ a.eml\n@@ -1,6 +1,6 @@\n From: Ann"));
  EXPECT_THAT(run.out, HasSubstr("\n-Subject: Re: Offer\n+Subject: Offer\n"));
  EXPECT_THAT(run.out, HasSubstr("1 edit, risk "));
  EXPECT_THAT(run.out, HasSubstr("SUB004"));
  EXPECT_EQ(place.read("a.eml"), kReply) << "nothing is written unasked";
}

TEST(Fix, WritesInPlaceAndThenHasNothingToDo) {
  const Workplace place;
  place.write("a.eml", kReply);
  ::chmod(place.path("a.eml").c_str(), 0640);
  const Ran run = place.run("fix --write a.eml");
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, Not(HasSubstr("@@")));
  EXPECT_EQ(place.read("a.eml"), kClean);
  struct stat now {};
  ASSERT_EQ(::stat(place.path("a.eml").c_str(), &now), 0);
  EXPECT_EQ(now.st_mode & 0777U, 0640U);
  const Ran again = place.run("fix a.eml");
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.out, HasSubstr("Nothing that presend can mend by itself"));
}

TEST(Fix, WritesElsewhereAndWorksAsAFilter) {
  const Workplace place;
  place.write("a.eml", kReply);
  EXPECT_EQ(place.run("fix a.eml -o b.eml --diff").code, 0);
  EXPECT_EQ(place.read("b.eml"), kClean);
  EXPECT_EQ(place.read("a.eml"), kReply);
  const Ran filter = place.run("fix - -o - < a.eml");
  EXPECT_EQ(filter.code, 0) << filter.err;
  EXPECT_EQ(filter.out, kClean);
  place.write("c.eml", kClean);
  EXPECT_EQ(place.run("fix - -o - < c.eml").out, kClean) << "what needs nothing passes through";
}

TEST(Fix, TellsTheEditsAsJson) {
  const Workplace place;
  place.write("a.eml", kReply);
  place.write("b.eml", kClean);
  const Ran run = place.run("fix --format json a.eml b.eml");
  EXPECT_EQ(run.code, 1) << run.err;
  const json told = json::parse(run.out);
  EXPECT_EQ(told["schema"], "presend/fix/1");
  ASSERT_EQ(told["drafts"].size(), 2U);
  const json& draft = told["drafts"][0];
  EXPECT_EQ(draft["fixes"][0]["rule"], "SUB004");
  EXPECT_EQ(draft["fixes"][0]["line"], 3);
  EXPECT_EQ(draft["edits"][0]["replacement"], "");
  const std::size_t begin = draft["edits"][0]["begin"], end = draft["edits"][0]["end"];
  EXPECT_EQ(kReply.substr(begin, end - begin), "Re: ");
  EXPECT_GT(draft["risk_before"], draft["risk_after"]);
  EXPECT_THAT(told["drafts"][1]["edits"], IsEmpty());
}

TEST(Fix, LeavesOutRulesAndAcceptedFindings) {
  const Workplace place;
  place.write("a.eml", kReply);
  EXPECT_EQ(place.run("fix --ignore SUB004 a.eml").code, 0);
  place.write("presend.toml", "[[suppress]]\nrule = \"SUB004\"\nreason = \"as agreed\"\n");
  EXPECT_EQ(place.run("fix a.eml").code, 0);
  EXPECT_EQ(place.run("fix --isolated a.eml").code, 1);
}

TEST(Fix, RefusesWhatItCannotChangeSafely) {
  const Workplace place;
  place.write("a.eml", kReply);
  place.write("box.mbox", "From ann Thu Oct  9 08:00:00 2025\n" + std::string(kReply) +
                              "\nFrom ann Thu Oct  9 08:00:00 2025\n" + std::string(kReply));
  const std::pair<const char*, const char*> cases[] = {
      {"fix", "name a draft"},
      {"fix none.eml", "none.eml: was not found"},
      {"fix box.mbox --write", "is a mailbox"},
      {"fix a.eml -o a.eml", "is the draft itself"},
      {"fix a.eml box.mbox -o b.eml", "takes one mended draft"},
      {"fix a.eml --write -o b.eml", "--write changes the draft itself"},
      {"fix a.eml -o - --format json", "-o - writes the mended draft"},
  };
  for (const auto& [call, says] : cases) {
    const Ran run = place.run(call);
    EXPECT_EQ(run.code, 2) << call;
    EXPECT_THAT(run.err, HasSubstr(says)) << call;
  }
  EXPECT_EQ(place.read("a.eml"), kReply);
}

TEST(Fix, DraftsWithoutALastLineEndStayPatchable) {
  const Workplace place;
  place.write("a.eml", kReply.substr(0, kReply.size() - 1));
  place.write("b b.eml", "From: Ann <ann@example.com>\r\nSubject: Re: x\r\n\r\nHello");
  for (const char* call : {"fix a.eml", "fix 'b b.eml'"}) {
    EXPECT_EQ(place.run(std::string(call) + " > p; patch -p0 --binary -s < p").code, 0) << call;
    EXPECT_EQ(place.run(call).code, 0) << call << " again";
  }
  EXPECT_EQ(place.read("a.eml"), kClean.substr(0, kClean.size() - 1));
}

TEST(Fix, WritesHttpsWhereALiveCheckProvedThatItWorks) {
  const Workplace place;
  place.write("a.html",
              "<p><a href=\"http://shop.example.com/a\">A</a> "
              "<a href=\"http://shop.example.com/b\">B</a></p>\n");
  place.write(
      "links.json",
      R"({"schema":"presend/links/1","links":[)"
      R"({"url":"http://shop.example.com/a","state":"works","status":200,"https_works":true},)"
      R"({"url":"http://shop.example.com/b","state":"works","status":200}]})");
  EXPECT_EQ(place.run("fix a.html --write").code, 0);
  EXPECT_THAT(place.read("a.html"), Not(HasSubstr("https:"))) << "nothing was proved";
  EXPECT_EQ(place.run("fix a.html --write --links-from links.json").code, 0);
  EXPECT_THAT(place.read("a.html"), HasSubstr("\"https://shop.example.com/a\""));
  EXPECT_THAT(place.read("a.html"), HasSubstr("\"http://shop.example.com/b\""));
}

TEST(Fix, JsonFollowsItsSchema) {
  const Workplace place;
  place.write("a.eml", kReply);
  place.write("b.eml", kClean);
  std::ifstream in(PRESEND_SOURCE_DIR "/docs/schema/presend-fix-1.schema.json");
  const nlohmann::ordered_json schema = nlohmann::ordered_json::parse(in);
  for (const char* call : {"fix a.eml --format json", "fix . --format json --unsafe"})
    expect_valid(nlohmann::ordered_json::parse(place.run(call).out), schema, call);
}

}  // namespace
}  // namespace presend::cli
