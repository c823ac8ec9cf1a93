#include "scanner/report/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "scanner/report/catalogue.h"
#include "scanner/report/visible_text.h"
#include "tests/report/sample_report.h"
#include "tests/support/json_schema.h"

namespace presend::report {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kContent =
    "421-4.7.0 This message is suspicious due to the nature of the content or\n421 4.7.0 the links "
    "within. - gsmtp";
constexpr std::string_view kPtr =
    "550 5.7.25 The IP address sending this message does not have a PTR record. - gsmtp";

Explanation explanation_of(std::string_view text, const scan::Report* draft = nullptr) {
  return {smtp::recognise(text), "", draft};
}

void expect_narrow(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 80U) << line;
}

TEST(ExplainPretty, TellsWhoWhatAndWhatToDo) {
  const std::string text = explain_reply_pretty(explanation_of(kContent), false);
  for (const char* part :
       {"421 4.7.0 Content or links look suspicious", "said by     Gmail", "how long    temporary",
        "content     yes", "Meaning", "   1. ", "support.google.com/a/answer/3726730"})
    EXPECT_THAT(text, HasSubstr(part));
  expect_narrow(text);
}

TEST(ExplainPretty, EveryReplyOfTheCatalogueFitsEightyColumns) {
  const scan::Report draft = sample_report();
  for (const smtp::Reply& reply : smtp::Catalogue::embedded().replies()) {
    smtp::Recognised recognised;
    recognised.reply = &reply;
    recognised.basis = smtp::Basis::wording;
    recognised.codes = reply.codes.front();
    recognised.by = reply.by;
    recognised.text = reply.text;
    Explanation explanation;
    explanation.recognition.replies = {recognised};
    explanation.draft = &draft;
    expect_narrow(explain_reply_pretty(explanation, false));
  }
  for (const char* code : {"421", "550", "554", "421-4.7.0", "550 5.7.1", "250", "354", "5.9.9 x"})
    expect_narrow(explain_reply_pretty(explanation_of(code), false));
}

TEST(ExplainPretty, ABareCodeListsWhatIsKnownWithIt) {
  const std::string text = explain_reply_pretty(explanation_of("421-4.7.0"), false);
  EXPECT_THAT(text, HasSubstr("codes mean in general; the words behind them tell more"));
  EXPECT_THAT(text, HasSubstr("Gmail       Content or links look suspicious; content: yes"));
  EXPECT_THAT(text, HasSubstr("Yahoo       Put off because of volume or complaints; content: no"));
}

TEST(ExplainPretty, AnUnknownWordingSaysSo) {
  EXPECT_THAT(explain_reply_pretty(explanation_of("550 5.7.1 The cat ate it"), false),
              HasSubstr("The wording is not known"));
}

TEST(ExplainPretty, AcceptanceIsNoRefusal) {
  const std::string text = explain_reply_pretty(explanation_of("250 2.0.0 OK"), false);
  EXPECT_THAT(text, HasSubstr("no: nothing was refused"));
  EXPECT_THAT(text, Not(HasSubstr("What to do")));
}

TEST(ExplainPretty, NamesTheFindingsOfTheDraftOrThatThereIsNone) {
  scan::Report draft = sample_report();
  const std::string with = explain_reply_pretty(explanation_of(kContent, &draft), false);
  EXPECT_THAT(with, HasSubstr("that could explain this reply"));
  EXPECT_THAT(with, HasSubstr("TST001"));
  expect_narrow(with);
  draft.findings.clear();
  EXPECT_THAT(explain_reply_pretty(explanation_of(kContent, &draft), false),
              HasSubstr("presend finds nothing in this draft"));
  const std::string no = explain_reply_pretty(explanation_of(kPtr, &draft), false);
  EXPECT_THAT(no, HasSubstr("Content is not the cause of this reply."));
}

TEST(ExplainPretty, NothingOfTheServersWordsReachesTheTerminalUnescaped) {
  const std::string text =
      explain_reply_pretty(explanation_of("550 5.7.1 bad \x1b[31mred\x07 words"), false);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_THAT(text, HasSubstr("<U+001B>"));
}

TEST(ExplainFindings, HintsWithoutPointsDoNotExplainContent) {
  scan::Report draft = sample_report();
  for (scan::ReportedFinding& finding : draft.findings) {
    finding.severity = heuristics::Severity::info;
    finding.points = 0;
  }
  EXPECT_TRUE(explaining_findings(smtp::recognise(kContent), draft).empty());
  draft.findings[0].points = 0.1;
  EXPECT_EQ(explaining_findings(smtp::recognise(kContent), draft).size(), 1U);
}

TEST(ExplainJson, FollowsItsSchema) {
  std::ifstream in(PRESEND_SOURCE_DIR "/docs/schema/presend-explain-1.schema.json");
  const Json schema = Json::parse(in);
  const scan::Report draft = sample_report();
  for (const char* text : {"421", "421-4.7.0", "550 5.7.1 The cat ate it", kContent.data()}) {
    expect_valid(Json::parse(explain_reply_json(explanation_of(text))), schema, "reply");
    expect_valid(Json::parse(explain_reply_json(explanation_of(text, &draft))), schema, "draft");
  }
  expect_valid(Json::parse(explain_json(kLinkRule, score::Weights())), schema, "rule");
  const Outcome<score::Weights> weights = score::Weights::parse(
      "w.tsv", "# rule\tpoints\tcap\tspam\tham\nbias\t-3\t0\nTST001\t1\t2\t0.25\t-\n");
  ASSERT_TRUE(weights.ok());
  const Json rule = Json::parse(explain_json(kLinkRule, weights.value()));
  expect_valid(rule, schema, "rule");
  EXPECT_EQ(rule["rule"]["rates"].dump(), R"({"spam":0.25,"ham":null})");
}

TEST(ExplainJson, ValuesAreThoseOfTheReply) {
  const scan::Report draft = sample_report();
  const Json out = Json::parse(explain_reply_json(explanation_of(kContent, &draft)));
  const Json& reply = out["replies"][0];
  EXPECT_EQ(reply["id"], "gmail-content");
  EXPECT_EQ(reply["code"], "421");
  EXPECT_EQ(reply["enhanced"], "4.7.0");
  EXPECT_EQ(reply["content"], "yes");
  EXPECT_EQ(reply["basis"], "wording");
  EXPECT_EQ(reply["temporary"], true);
  EXPECT_EQ(out["draft"]["findings"][0]["rule"], "TST001");
}

}  // namespace
}  // namespace presend::report
