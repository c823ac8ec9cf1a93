#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/report/runs.h"

namespace presend::report {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;
using testing::Not;

Json run_of(const std::vector<scan::Report>& reports, const Style& style = test_style(),
            const std::vector<Error>& errors = {}) {
  const Json log = Json::parse(whole_run(Format::sarif, reports, style, errors));
  EXPECT_EQ(log["version"], "2.1.0");
  return log["runs"].at(0);
}

TEST(Sarif, RulesThatRanCarryWhatGithubShows) {
  const Json driver = run_of({})["tool"]["driver"];
  EXPECT_EQ(driver["semanticVersion"], "1.2.3");
  ASSERT_EQ(driver["rules"].size(), 3U);
  const Json& rule = driver["rules"][1];
  EXPECT_EQ(rule["id"], "TST002");
  EXPECT_EQ(rule["shortDescription"]["text"], "A header field that a test made up.");
  EXPECT_EQ(rule["fullDescription"]["text"], "Because.");
  EXPECT_THAT(rule["help"]["text"].get<std::string>(), HasSubstr("Fix: Mend it."));
  EXPECT_THAT(rule["help"]["markdown"].get<std::string>(), HasSubstr("**Fix**: Mend it."));
  EXPECT_EQ(rule["helpUri"], "https://www.rfc-editor.org/rfc/rfc0000");
  EXPECT_EQ(rule["defaultConfiguration"]["level"], "error");
  EXPECT_EQ(rule["properties"]["precision"], "very-high");
  EXPECT_EQ(rule["properties"]["problem.severity"], "error");
  EXPECT_EQ(driver["rules"][2]["id"], "content-risk");
}

TEST(Sarif, AResultNamesRulePlaceAndFingerprint) {
  scan::Report report = sample_report();
  report.findings[0].begin_utf16 = 8;
  report.findings[0].end_utf16 = 26;
  const Json run = run_of({report});
  EXPECT_EQ(run["columnKind"], "utf16CodeUnits");
  EXPECT_EQ(run["automationDetails"]["id"], "presend/");
  const Json& result = run["results"][0];
  EXPECT_EQ(result["ruleId"], "TST001");
  EXPECT_EQ(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"], "TST001");
  EXPECT_EQ(result["level"], "warning");
  EXPECT_EQ(result["message"]["text"],
            "The link opens http://example.com. Take the link out, or leave it in.");
  const Json& place = result["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"].dump(),
            R"({"uri":"mail/drafts/a.eml","uriBaseId":"%SRCROOT%"})");
  EXPECT_EQ(place["region"].dump(),
            R"({"startLine":12,"startColumn":8,"endLine":12,"endColumn":26,)"
            R"("snippet":{"text":"http://example.com"}})")
      << "columns count UTF-16 code units";
  EXPECT_EQ(result["partialFingerprints"]["primaryLocationLineHash"], "0123456789abcdef:1");
  EXPECT_FALSE(result.contains("suppressions"));
  EXPECT_FALSE(result.contains("baselineState"));
}

TEST(Sarif, WithoutAColumnTheWholeLineIsMeantAndWithoutAPlaceTheFirst) {
  const Json results = run_of({sample_report()})["results"];
  EXPECT_EQ(results[0]["locations"][0]["physicalLocation"]["region"].dump(),
            R"({"startLine":12,"endLine":12})");
  EXPECT_EQ(results[1]["locations"][0]["physicalLocation"]["region"].dump(), R"({"startLine":1})");
}

TEST(Sarif, ADraftThatFailsByItsRiskHasAResultOfItsOwn) {
  const Json run = run_of({sample_report()});
  ASSERT_EQ(run["results"].size(), 3U);
  const Json& risk = run["results"][2];
  EXPECT_EQ(risk["ruleId"], "content-risk");
  EXPECT_EQ(risk["ruleIndex"], 2);
  EXPECT_EQ(risk["level"], "error");
  EXPECT_THAT(risk["message"]["text"].get<std::string>(),
              HasSubstr("72.4 of 100 and must stay below 50; TST002 and TST001 (line 12)"));
  scan::Report low = sample_report();
  low.risk_at_gate = 49.9;
  EXPECT_EQ(run_of({low})["results"].size(), 2U);
}

TEST(Sarif, AcceptedFindingsAreSuppressedWithTheReason) {
  scan::Report report = sample_report();
  report.findings.push_back(link_finding(20));
  report.findings[0].status = scan::Status::baselined;
  report.findings[1].status = scan::Status::suppressed;
  report.findings[1].status_reason = "agreed";
  report.findings[1].is_suppressed_in_source = true;
  Style style = test_style();
  style.has_baseline = true;
  const Json results = run_of({report}, style)["results"];
  EXPECT_EQ(results[0]["suppressions"][0]["kind"], "external");
  EXPECT_EQ(results[0]["baselineState"], "unchanged");
  EXPECT_EQ(results[1]["suppressions"].dump(),
            R"([{"kind":"inSource","status":"accepted","justification":"agreed"}])");
  EXPECT_EQ(results[2]["baselineState"], "new");
  EXPECT_FALSE(results[2].contains("suppressions"));
}

TEST(Sarif, AMessageOfAMailboxIsALogicalLocation) {
  scan::Report report = sample_report();
  report.message = 4;
  const Json result = run_of({report})["results"][0];
  EXPECT_EQ(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"],
            "message 4, part 1.2");
  EXPECT_EQ(result["partialFingerprints"]["primaryLocationLineHash"], "0123456789abcdef:5");
}

TEST(Sarif, UnreadableInputsAreNotifications) {
  const Json invocation =
      run_of({}, test_style(), {{"b.eml", 0, "is empty", "Save it again"}})["invocations"][0];
  EXPECT_EQ(invocation["executionSuccessful"], false);
  const Json& notification = invocation["toolExecutionNotifications"][0];
  EXPECT_EQ(notification["level"], "error");
  EXPECT_EQ(notification["message"]["text"], "is empty. Save it again.");
  EXPECT_EQ(notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "mail/b.eml");
  EXPECT_EQ(run_of({})["invocations"].dump(), R"([{"executionSuccessful":true}])");
}

TEST(Sarif, NoMoreResultsThanGithubTakesAndTheMildestGo) {
  scan::Report report = sample_report();
  report.risk_at_gate = 0;
  report.findings.assign(300, link_finding(1));
  report.findings.push_back(header_finding());
  const Json run = run_of(std::vector<scan::Report>(84, report));
  ASSERT_EQ(run["results"].size(), 25'000U);
  std::size_t errors = 0;
  for (const Json& result : run["results"]) errors += result["level"] == "error" ? 1U : 0U;
  EXPECT_EQ(errors, 84U) << "of what is worst nothing is lost";
  EXPECT_EQ(run["results"][300]["level"], "error") << "and the order stays";
  EXPECT_THAT(
      run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].get<std::string>(),
      HasSubstr("284 more results were left out"));
}

TEST(Sarif, HostileTextIsHarmless) {
  const std::string text = whole_run(Format::sarif, {hostile_report()});
  EXPECT_FALSE(has_command(text));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  const Json result = Json::parse(text)["runs"][0]["results"][0];
  EXPECT_THAT(result["message"]["text"].get<std::string>(), Not(HasSubstr("](")))
      << "no link that a draft chose";
  const std::string uri =
      result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].get<std::string>();
  EXPECT_EQ(uri.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                  "-._~/%"),
            std::string::npos);
}

}  // namespace
}  // namespace presend::report
