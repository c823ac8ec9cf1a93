#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "heuristics/families.h"
#include "heuristics/rule.h"
#include "scanner/report/layout.h"
#include "scanner/report/visible_text.h"
#include "scanner/report/writers.h"
#include "scanner/report/xml.h"

namespace presend::report {
namespace {

/// What the rules of one family say of one draft.
struct FamilyResult {
  std::string_view family;
  bool is_applicable = false;
  std::vector<const scan::ReportedFinding*> failures;
  std::vector<const scan::ReportedFinding*> notes;     ///< that fail nobody
  std::vector<const scan::ReportedFinding*> accepted;  ///< that would fail the draft
};

/// Counts of a suite, which stand before what they count.
struct SuiteCounts {
  std::uint32_t tests = 0, failures = 0, errors = 0, skipped = 0;
};

/// One suite a draft, one test a family of rules: JUnit's XML as Jenkins and GitLab read it.
class JunitWriter : public Writer {
 public:
  explicit JunitWriter(const Style& style) : style_(style) {}

  std::string begin() override {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"presend\">\n";
  }

  std::string draft(const scan::Report& report) override {
    const std::string path = repository_path(report.file, style_.place).text;
    std::string name = path;
    if (report.message > 0) name += fmt::format(" (message {})", report.message);
    SuiteCounts counts;
    std::vector<XmlElement> tests;
    for (const FamilyResult& result : by_family(report))
      if (result.is_applicable) tests.push_back(family_test(result, report, path, name, counts));
    tests.push_back(risk_test(report, path, name, counts));
    return suite(name, path, std::move(tests), counts);
  }

  void error(const Error& error) override {
    Error nameless = error;
    nameless.file.clear();
    nameless.line = 0;
    const std::string path =
        error.file.empty() ? "presend" : repository_path(error.file, style_.place).text;
    SuiteCounts counts;
    std::vector<XmlElement> tests;
    XmlElement test = test_case("Readable", path, counts);
    XmlElement failure("error");
    failure.attribute("type", "unreadable-input");
    failure.attribute("message", nameless.text());
    failure.text(error.text());
    test.add(std::move(failure));
    ++counts.errors;
    tests.push_back(std::move(test));
    late_ += suite(path, path, std::move(tests), counts);
  }

  std::string end(const Summary& /*summary*/) override { return late_ + "</testsuites>\n"; }

 private:
  std::vector<FamilyResult> by_family(const scan::Report& report) const {
    std::vector<FamilyResult> out;
    const auto of = [&](const heuristics::Rule& rule) -> FamilyResult& {
      const auto known = std::find_if(out.begin(), out.end(), [&](const FamilyResult& result) {
        return result.family == rule.family();
      });
      if (known != out.end()) return *known;
      out.push_back({});
      out.back().family = rule.family();
      return out.back();
    };
    for (const heuristics::Rule* rule : style_.rules) {
      FamilyResult& result = of(*rule);
      const auto& idle = report.not_applicable;
      if (std::find(idle.begin(), idle.end(), rule) == idle.end()) result.is_applicable = true;
    }
    for (const scan::ReportedFinding& finding : report.findings) {
      FamilyResult& result = of(*finding.rule);
      result.is_applicable = true;
      if (fails_draft(finding, report.gate))
        result.failures.push_back(&finding);
      else if (is_fresh(finding))
        result.notes.push_back(&finding);
      else if (report.gate.fails_on(finding.severity))
        result.accepted.push_back(&finding);
    }
    return out;
  }

  /// The name by which Jenkins files a test: what stands before the last dot is a package.
  static XmlElement test_case(std::string_view name, std::string path, SuiteCounts& counts) {
    std::replace(path.begin(), path.end(), '.', '_');
    XmlElement test("testcase");
    test.attribute("classname", "presend." + path);
    test.attribute("name", name);
    test.attribute("time", "0");
    ++counts.tests;
    return test;
  }

  static std::string line_of(const scan::ReportedFinding& finding, std::string_view path) {
    return fmt::format("{}:{}:{}: {} {}: {}. {}\n", visible(path), finding.begin.line,
                       finding.begin.column, heuristics::name(finding.severity), finding.rule->id,
                       visible(finding.message), finding.rule->fix);
  }

  static std::string lines_of(const std::vector<const scan::ReportedFinding*>& findings,
                              std::string_view path) {
    std::string out;
    for (const scan::ReportedFinding* finding : findings) out += line_of(*finding, path);
    return out;
  }

  static XmlElement family_test(const FamilyResult& result, const scan::Report& /*report*/,
                                std::string_view path, const std::string& suite_name,
                                SuiteCounts& counts) {
    const std::string_view title = heuristics::family_title(result.family);
    XmlElement test = test_case(title.empty() ? result.family : title, suite_name, counts);
    if (!result.failures.empty()) {
      const scan::ReportedFinding& first = *result.failures.front();
      XmlElement failure("failure");
      failure.attribute("type", first.rule->id);
      failure.attribute("message",
                        fmt::format("{}: {} (line {}){}", first.rule->id, visible(first.message),
                                    first.begin.line, and_more(result.failures.size() - 1)));
      failure.text(lines_of(result.failures, path));
      test.add(std::move(failure));
      ++counts.failures;
    } else if (!result.accepted.empty()) {
      XmlElement skipped("skipped");
      skipped.attribute("message", counted(result.accepted.size(), "finding is", "findings are") +
                                       " accepted, " + status_in_words(*result.accepted.front()) +
                                       and_more(result.accepted.size() - 1));
      test.add(std::move(skipped));
      ++counts.skipped;
    }
    if (!result.notes.empty()) {
      XmlElement notes("system-out");
      notes.text(lines_of(result.notes, path));
      test.add(std::move(notes));
    }
    return test;
  }

  static std::string and_more(std::size_t number) {
    return number == 0 ? std::string() : fmt::format(", and {} more", number);
  }

  XmlElement risk_test(const scan::Report& report, std::string_view path,
                       const std::string& suite_name, SuiteCounts& counts) const {
    XmlElement test = test_case("Content risk", suite_name, counts);
    if (!fails_by_risk(report)) return test;
    const std::string message = risk_message(report);
    XmlElement failure("failure");
    failure.attribute("type", kRiskId);
    failure.attribute("message", message);
    failure.text(fmt::format("{}:1:1: error {}: {}. {}\n", visible(path), kRiskId, visible(message),
                             risk_fix()));
    test.add(std::move(failure));
    ++counts.failures;
    return test;
  }

  static std::string suite(std::string_view name, std::string_view path,
                           std::vector<XmlElement> tests, const SuiteCounts& counts) {
    XmlElement out("testsuite");
    out.attribute("name", name);
    out.attribute("file", path);
    out.attribute("tests", std::to_string(counts.tests));
    out.attribute("failures", std::to_string(counts.failures));
    out.attribute("errors", std::to_string(counts.errors));
    out.attribute("skipped", std::to_string(counts.skipped));
    out.attribute("time", "0");
    for (XmlElement& test : tests) out.add(std::move(test));
    return out.print(1);
  }

  Style style_;
  std::string late_;
};

}  // namespace

std::unique_ptr<Writer> make_junit_writer(const Style& style) {
  return std::make_unique<JunitWriter>(style);
}

}  // namespace presend::report
