#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "scanner/cli/options.h"
#include "tests/cli/program.h"

namespace presend::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view kDraft =
    "From: Ann <ann@example.com>\nTo: Ben <ben@example.org>\nSubject: Offer\n"
    "Date: Thu, 09 Oct 2025 08:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
    "<p>See <a href=\"https://pay.example.net\">https://bank.example</a></p>\n";
constexpr std::string_view kLog =
    "Nov 20 10:00:01 mx1 postfix/smtp[9]: 4F2: to=<r@gmail.com>, relay=mx[203.0.113.9]:25, "
    "dsn=4.7.0, status=deferred (host mx said: 421-4.7.0 This message is suspicious due to the "
    "nature of the content 421 4.7.0 and/or the links within. - gsmtp (in reply to end of DATA))\n";

TEST(Explain, TakesAReplyACodeAFileAndStandardInput) {
  const Workplace place;
  place.write("mail.log", kLog);
  for (const char* call :
       {"explain '421-4.7.0 This message is suspicious due to the nature of the content or the "
        "links within.'",
        "explain mail.log", "explain - < mail.log", "explain 421 4.7.0"}) {
    const Ran run = place.run(call);
    EXPECT_EQ(run.code, 0) << call << run.err;
    EXPECT_THAT(run.out, StartsWith("421 4.7.0 ")) << call;
    EXPECT_THAT(run.out, HasSubstr("ontent or links look suspicious")) << call;
  }
  EXPECT_THAT(place.run("explain mail.log").out,
              HasSubstr("found       in a log line of Postfix, mail.log, line 1"));
}

TEST(Explain, WhatIsNoReplySaysSo) {
  const Workplace place;
  place.write("draft.eml", kDraft);
  place.write("empty.txt", "");
  place.write("prose.txt", "We sent 550 letters and 421 parcels.\n");
  place.write("page.html", "<html><p style='width:550px'>421 and 550</p></html>");
  place.write("bytes.bin", std::string_view("\x7f"
                                            "ELF\0\0\1\2 550 5.7.1 x",
                                            19));
  const std::pair<const char*, const char*> cases[] = {
      {"explain 'we sent 550 letters'", "\"we sent 550 letters\" is no reply of a mail server"},
      {"explain 299", "\"299\" is no reply of a mail server, no file and no rule"},
      {"explain draft.eml", "draft.eml: is a message, but no bounce. To scan a draft: presend"},
      {"explain empty.txt", "empty.txt: holds no reply of a mail server"},
      {"explain prose.txt", "prose.txt: holds no reply of a mail server"},
      {"explain page.html", "page.html: holds no reply of a mail server"},
      {"explain bytes.bin", "bytes.bin: holds no reply of a mail server"},
      {"explain - ", "standard input: holds no reply of a mail server"},
      {"explain none.eml", "none.eml: was not found"},
      {"explain .", ".: is a folder"},
      {"explain nonsense", "there is no rule \"nonsense\""},
      {"explain LNK003 --draft draft.eml", "--draft goes with a reply"},
      {"explain 421 --draft none.eml", "none.eml: was not found"},
      {"explain - --draft - ", "standard input cannot be both"},
  };
  for (const auto& [call, text] : cases) {
    const Ran run = place.run(call);
    EXPECT_EQ(run.code, 2) << call;
    EXPECT_EQ(run.out, "") << call;
    EXPECT_THAT(run.err, HasSubstr(text)) << call;
  }
}

TEST(Explain, TheDraftIsLookedAtOnlyWhereContentMatters) {
  const Workplace place;
  place.write("draft.eml", kDraft);
  place.write("mail.log", kLog);
  const json content =
      json::parse(place.run("explain mail.log --draft draft.eml --format json").out);
  EXPECT_EQ(content["schema"], "presend/explain/1");
  EXPECT_EQ(content["file"], "mail.log");
  bool has_mismatch = false;
  for (const json& finding : content["draft"]["findings"])
    has_mismatch = has_mismatch || finding["rule"] == "LNK003";
  EXPECT_TRUE(has_mismatch);
  const Ran ptr = place.run("explain '550 5.7.25 does not have a PTR record' --draft draft.eml");
  EXPECT_EQ(ptr.code, 0) << "what the draft is like does not fail an explanation";
  EXPECT_THAT(ptr.out, HasSubstr("Content is not the cause of this reply"));
}

TEST(Explain, ARuleMayBeJsonToo) {
  const Workplace place;
  const json out = json::parse(place.run("explain lnk003 --format json").out);
  EXPECT_EQ(out["schema"], "presend/explain/1");
  EXPECT_EQ(out["rule"]["rule"], "LNK003");
  EXPECT_TRUE(out["replies"].empty());
}

TEST(Explain, NeverWritesOverWhatItReads) {
  const Workplace place;
  place.write("mail.log", kLog);
  place.write("draft.eml", kDraft);
  EXPECT_EQ(place.run("explain mail.log -o mail.log").code, 2);
  EXPECT_EQ(place.run("explain mail.log --draft draft.eml -o draft.eml").code, 2);
  EXPECT_EQ(place.read("mail.log"), kLog);
  EXPECT_EQ(place.read("draft.eml"), kDraft);
  EXPECT_EQ(place.run("explain mail.log -o out.txt").code, 0);
  EXPECT_THAT(place.read("out.txt"), StartsWith("421 4.7.0"));
}

TEST(Explain, OnlyCodesMayComeInSeveralWords) {
  EXPECT_EQ(std::get<Options>(parse_options({"explain", "550", "5.7.1"})).what, "550 5.7.1");
  EXPECT_NE(std::get<Exit>(parse_options({"explain", "spam", "550"})).error, "");
}

}  // namespace
}  // namespace presend::cli
