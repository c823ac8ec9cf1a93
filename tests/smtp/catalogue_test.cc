#include "scanner/smtp/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace presend::smtp {

std::span<const EmbeddedFile> embedded_catalogue();

namespace {

using testing::HasSubstr;

TEST(Catalogue, TheEmbeddedOneIsWhole) {
  const Outcome<Catalogue> parsed = Catalogue::parse(embedded_catalogue());
  ASSERT_TRUE(parsed.ok()) << parsed.error().text();
  EXPECT_GE(Catalogue::embedded().replies().size(), 80U);
}

TEST(Catalogue, EveryReplyHasItsOwnIdAndEndsItsSentences) {
  std::set<std::string> ids;
  for (const Reply& reply : Catalogue::embedded().replies()) {
    EXPECT_TRUE(ids.insert(reply.id).second) << reply.id;
    EXPECT_NE(reply.title.back(), '.') << reply.id;
    EXPECT_EQ(reply.means.back(), '.') << reply.id;
    for (const std::string& step : reply.steps) EXPECT_EQ(step.back(), '.') << reply.id << step;
  }
}

TEST(Catalogue, WhatContentCanCauseNamesRulesAndWhatItCannotTellsNoneButSenders) {
  for (const Reply& reply : Catalogue::embedded().replies()) {
    if (reply.content != Content::no) {
      EXPECT_FALSE(reply.rules.empty()) << reply.id;
    }
    if (reply.content == Content::no) {
      EXPECT_FALSE(reply.concerns("TXT101")) << reply.id;
      EXPECT_FALSE(reply.concerns("LNK001")) << reply.id;
    }
  }
}

TEST(Catalogue, GmailsContentReplyIsTheOneAReportNames) {
  const Reply& reply = content_reply();
  EXPECT_EQ(reply.by, "Gmail");
  EXPECT_EQ(reply.codes.front().text(), "421 4.7.0");
  EXPECT_EQ(reply.content, Content::yes);
  EXPECT_THAT(reply.text,
              HasSubstr("suspicious due to the nature of the content and/or the links"));
  EXPECT_TRUE(reply.concerns("HID005"));
}

TEST(Catalogue, RulesAreBeginningsOfIds) {
  Advice advice;
  advice.rules = {"LNK", "HDR001"};
  EXPECT_TRUE(advice.concerns("LNK014"));
  EXPECT_TRUE(advice.concerns("HDR001"));
  EXPECT_FALSE(advice.concerns("HDR002"));
}

TEST(Catalogue, CodesFallBackToTheirSubject) {
  const Catalogue& catalogue = Catalogue::embedded();
  EXPECT_EQ(catalogue.enhanced("5.7.25")->code, "7.25");
  EXPECT_EQ(catalogue.enhanced("5.7.999")->code, "7.0");
  EXPECT_EQ(catalogue.enhanced("5.9.1"), nullptr);
  EXPECT_EQ(catalogue.enhanced("5.7"), nullptr);
  EXPECT_NE(catalogue.basic("550"), nullptr);
  EXPECT_EQ(catalogue.basic("549"), nullptr);
}

std::string error_of(std::string_view text) {
  const EmbeddedFile file{"x.txt", text};
  const Outcome<Catalogue> parsed = Catalogue::parse({&file, 1});
  return parsed ? "" : parsed.error().text();
}

TEST(Catalogue, MistakesAreNamedWithTheirLine) {
  EXPECT_THAT(error_of("reply a\ntitle T\n"), HasSubstr("x.txt:1: \"a\" lacks"));
  EXPECT_THAT(error_of("# c\n\nreply a\ncolour red\n"), HasSubstr("x.txt:4: \"colour\""));
  EXPECT_THAT(error_of("reply a\ncontent perhaps\n"), HasSubstr("x.txt:2: \"content\""));
  EXPECT_THAT(error_of("reply a\ncode 42\n"), HasSubstr("x.txt:2: \"code\""));
  EXPECT_THAT(error_of("reply a\ntitle\n"), HasSubstr("x.txt:2: \"title\" has no value"));
  EXPECT_THAT(error_of("basic 550\ntopics nothing\n"), HasSubstr("no topic \"nothing\""));
  EXPECT_THAT(error_of("title T\n"), HasSubstr("x.txt:1: \"title\" does not belong here"));
}

TEST(Squeeze, LeavesOutCodesBlanksAndCase) {
  EXPECT_EQ(squeeze("421-4.7.0 This  Message\r\n> 421 4.7.0 is"), "thismessageis");
  EXPECT_EQ(squeeze("the con=\ntent"), "thecontent");
  EXPECT_EQ(squeeze("one\\n550-5.7.1 two"), "onetwo");
  EXPECT_EQ(squeeze("e-mail, Email"), "mailmail");
  EXPECT_EQ(squeeze("(#5.7.1) RFC 5322"), "rfc5322") << "a status alone, but not any number";
  EXPECT_EQ(squeeze(""), "");
}

TEST(Wording, FragmentsFollowEachOther) {
  const Wording wording("from ... temporarily deferred");
  EXPECT_GT(wording.match(squeeze("Messages from 203.0.113.9 temporarily deferred")), 0U);
  EXPECT_EQ(wording.match(squeeze("temporarily deferred from")), 0U);
}

}  // namespace
}  // namespace presend::smtp
