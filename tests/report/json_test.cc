#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "scanner/report/json_text.h"
#include "scanner/report/writer.h"
#include "tests/report/sample_report.h"

namespace presend::report {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

Json one_draft(const scan::Report& report) {
  const std::string line = make_writer(Format::jsonl, {})->draft(report);
  EXPECT_EQ(line.find('\n'), line.size() - 1) << "one draft is one line";
  return Json::parse(line);
}

TEST(JsonLines, KeysStandInTheOrderOfTheContract) {
  const Json draft = one_draft(sample_report());
  EXPECT_EQ(keys(draft),
            (std::vector<std::string>{"file", "message", "kind", "mail", "subject", "from", "risk",
                                      "risk_at_gate", "verdict", "gate", "measures", "findings",
                                      "missing_dictionary", "fix_plan", "reply"}));
  EXPECT_EQ(keys(draft["measures"]),
            (std::vector<std::string>{"message_bytes", "html_bytes", "attachment_bytes",
                                      "embedded_image_bytes", "visible_words", "visible_chars",
                                      "hidden_chars", "links", "external_links", "insecure_links",
                                      "images", "remote_images", "text_share", "text_area",
                                      "image_area", "language"}));
  EXPECT_EQ(
      keys(draft["findings"][0]),
      (std::vector<std::string>{"rule", "name", "severity", "grade", "points", "message", "quote",
                                "location", "fix", "fingerprint", "status", "status_reason"}));
  EXPECT_EQ(keys(draft["findings"][0]["location"]),
            (std::vector<std::string>{"line", "column", "end_line", "end_column", "part"}));
}

TEST(JsonLines, LinksStandThereOnlyWhenTheyWereChecked) {
  scan::Report report = sample_report();
  report.links.emplace();
  EXPECT_EQ(one_draft(report)["links"], Json::array());
  report.links->push_back(
      {"http://a.example/", links::State::works, 200, {{301, "https://a.example/"}}, "", true, 5});
  report.links->push_back(
      {"http://b.example/", links::State::tls_error, 0, {}, "its certificate has expired"});
  const Json links = one_draft(report)["links"];
  EXPECT_EQ(keys(links[0]),
            (std::vector<std::string>{"url", "state", "status", "hops", "reason", "https_works"}));
  EXPECT_EQ(links[0]["hops"][0]["status"], 301);
  EXPECT_TRUE(links[0]["reason"].is_null());
  EXPECT_EQ(links[1]["state"], "tls-error");
  EXPECT_TRUE(links[1]["status"].is_null());
}

TEST(JsonLines, ValuesAreThoseOfTheReport) {
  const Json draft = one_draft(sample_report());
  EXPECT_EQ(draft["risk"], 72.41);
  EXPECT_EQ(draft["verdict"], "high");
  EXPECT_EQ(draft["gate"], "fail");
  EXPECT_EQ(draft["kind"], "message");
  EXPECT_TRUE(draft["measures"]["text_share"].is_null());
  EXPECT_EQ(draft["findings"][0]["rule"], "TST001");
  EXPECT_EQ(draft["findings"][0]["grade"], "B");
  EXPECT_EQ(draft["findings"][0]["location"]["column"], 10);
  EXPECT_EQ(draft["findings"][0]["status"], "new");
  EXPECT_TRUE(draft["findings"][0]["status_reason"].is_null());
  EXPECT_TRUE(draft["findings"][1]["location"].is_null());
  EXPECT_EQ(draft["findings"][1]["fix"], "Mend it.");
  EXPECT_EQ(draft["fix_plan"], Json::array());
}

TEST(JsonLines, AnAcceptedFindingIsMarkedWithTheReason) {
  scan::Report report = sample_report();
  report.findings[0].status = scan::Status::suppressed;
  report.findings[0].status_reason = "agreed with legal";
  report.risk_at_gate = 60.006;
  const Json draft = one_draft(report);
  EXPECT_EQ(draft["risk"], 72.41);
  EXPECT_EQ(draft["risk_at_gate"], 60.01);
  EXPECT_EQ(draft["findings"][0]["status"], "suppressed");
  EXPECT_EQ(draft["findings"][0]["status_reason"], "agreed with legal");
}

TEST(JsonLines, NothingInALogIsACommand) {
  scan::Report report = sample_report();
  report.subject = "##[add-path]/tmp ##vso[task.setvariable]x";
  const std::string line = make_writer(Format::jsonl, {})->draft(report);
  EXPECT_THAT(line, HasSubstr("##\\u005badd-path]/tmp ##vso\\u005btask"));
  EXPECT_EQ(Json::parse(line)["subject"], report.subject);
}

TEST(JsonLines, ThePlanNamesItsFindings) {
  scan::Report report = sample_report();
  report.fix_plan = {{&kLinkRule, {1, 0}, "Take the link out", 47.9004}};
  const Json step = one_draft(report)["fix_plan"].at(0);
  EXPECT_EQ(keys(step), (std::vector<std::string>{"fingerprints", "action", "risk_after"}));
  EXPECT_EQ(step["fingerprints"], (Json{"fedcba9876543210", "0123456789abcdef"}));
  EXPECT_EQ(step["action"], "Take the link out");
  EXPECT_EQ(step["risk_after"], 47.9);
}

TEST(JsonLines, TheReplyIsTheOneAboutContentOrNull) {
  scan::Report report = sample_report();
  EXPECT_TRUE(one_draft(report)["reply"].is_null());
  report.risks_content_reply = true;
  const Json reply = one_draft(report)["reply"];
  EXPECT_EQ(keys(reply), (std::vector<std::string>{"code", "enhanced", "text"}));
  EXPECT_EQ(reply["code"], "421");
  EXPECT_EQ(reply["enhanced"], "4.7.0");
  EXPECT_THAT(reply["text"].get<std::string>(), HasSubstr("suspicious due to the nature of"));
}

TEST(JsonLines, HostileTextStaysValidAndHarmless) {
  scan::Report report = sample_report();
  report.subject = "\xff\x1b[2J\u202E\u009B\x7f\U000E0041 Grüße";
  const std::string line = make_writer(Format::jsonl, {})->draft(report);
  EXPECT_THAT(line, HasSubstr("\\u001b[2J\\u202e\\u009b\\u007f\\udb40\\udc41 Grüße"));
  EXPECT_EQ(Json::parse(line)["subject"], "\uFFFD\x1b[2J\u202E\u009B\x7f\U000E0041 Grüße");
}

TEST(Json, ARunIsOneObject) {
  const auto writer = make_writer(Format::json, {.tool_version = "1.2.3"});
  std::string text = writer->begin();
  Summary summary;
  for (int i = 0; i < 2; ++i) {
    text += writer->draft(sample_report());
    summary.count(sample_report());
  }
  writer->error({"b.eml", 0, "is empty", "Save it again"});
  summary.unreadable = 1;
  text += writer->end(summary);
  const Json run = Json::parse(text);
  EXPECT_EQ(keys(run), (std::vector<std::string>{"schema", "tool", "drafts", "errors", "summary"}));
  EXPECT_EQ(run["schema"], "presend/1");
  EXPECT_EQ(run["tool"]["version"], "1.2.3");
  EXPECT_EQ(run["drafts"].size(), 2U);
  EXPECT_EQ(run["errors"][0], (Json{{"file", "b.eml"}, {"message", "is empty. Save it again."}}));
  EXPECT_EQ(run["summary"].dump(),
            R"({"drafts":2,"passed":0,"failed":2,"findings":{"error":2,"warning":2,"info":0},)"
            R"("accepted":{"baselined":0,"suppressed":0},"errors":1})");
}

TEST(Json, ARunWithoutADraftIsValidToo) {
  const auto writer = make_writer(Format::json, {});
  const Json run = Json::parse(writer->begin() + writer->end({}));
  EXPECT_EQ(run["drafts"], Json::array());
}

}  // namespace
}  // namespace presend::report
