// Every sample beside what a scan says of it: NAME.eml beside NAME.expect. A change of findings
// shows as a change of these files. PRESEND_UPDATE_EXPECT=1 writes them anew; read the diff then.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "heuristics/registry.h"
#include "scanner/scan/scan.h"

namespace presend {
namespace {

namespace fs = std::filesystem;

/// The samples are dated around this day: 2026-11-21 12:00 UTC.
constexpr std::int64_t kNow = 1795262400;

const fs::path kSamples = fs::path(PRESEND_SOURCE_DIR) / "samples";

std::vector<fs::path> sample_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    // What came back is no draft.
    if (entry.path().parent_path().filename() == "bounces") continue;
    if (extension == ".eml" || extension == ".html") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

scan::Report scan_file(const fs::path& file) {
  scan::Settings settings;
  settings.rules.assign(heuristics::all_rules().begin(), heuristics::all_rules().end());
  settings.now = kNow;
  scan::Draft draft;
  draft.file = file.filename().string();
  draft.is_html_file = file.extension() == ".html";
  draft.bytes = content(file);
  return scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded());
}

std::string render(const scan::Report& report) {
  char head[80];
  std::snprintf(head, sizeof head, "risk %.2f, %s, %s\n", report.risk,
                score::name(report.verdict).data(), report.passes ? "passes" : "fails");
  std::string out = head;
  for (const scan::ReportedFinding& finding : report.findings) {
    out += finding.has_location
               ? std::to_string(finding.begin.line) + ':' + std::to_string(finding.begin.column)
               : std::string("-");
    out += ' ' + std::string(heuristics::name(finding.severity)) + ' ' +
           std::string(finding.rule->id) + ' ' + std::string(finding.rule->name) + ": " +
           finding.message;
    if (finding.status != scan::Status::fresh)
      out += " (" + std::string(name(finding.status)) + ": " + finding.status_reason + ')';
    out += '\n';
  }
  return out;
}

TEST(Golden, EverySampleSaysWhatItsExpectFileSays) {
  const bool updates = std::getenv("PRESEND_UPDATE_EXPECT") != nullptr;
  const std::vector<fs::path> files = sample_files(kSamples);
  ASSERT_GE(files.size(), 30U);
  for (const fs::path& file : files) {
    if (file.string().find("/samples/rules/") != std::string::npos) continue;
    const std::string is = render(scan_file(file));
    const fs::path expect = fs::path(file).replace_extension(".expect");
    if (updates) {
      std::ofstream(expect, std::ios::binary) << is;
    } else {
      EXPECT_EQ(is, content(expect)) << file;
    }
  }
}

TEST(Golden, CleanSamplesGetNoMoreThanHints) {
  for (const fs::path& file : sample_files(kSamples / "clean"))
    for (const scan::ReportedFinding& finding : scan_file(file).findings)
      EXPECT_EQ(finding.severity, heuristics::Severity::info)
          << file << ": " << finding.rule->id << ' ' << finding.message;
}

TEST(Golden, EveryRuleFiresSomewhereInTheSamples) {
  std::set<std::string_view> fired;
  for (const fs::path& file : sample_files(kSamples))
    for (const scan::ReportedFinding& finding : scan_file(file).findings)
      fired.insert(finding.rule->id);
  for (const heuristics::Rule* rule : heuristics::all_rules()) {
    // Samples of hundreds of kilobytes are left to the tests of the rules' own examples, which
    // write them when they run.
    if (rule->id == "IMG005" || rule->id == "SIZ001" || rule->id == "SIZ005") continue;
    // Nobody is asked about the links of samples.
    if (rule->needs == heuristics::Needs::network) continue;
    EXPECT_TRUE(fired.contains(rule->id)) << rule->id << ' ' << rule->name;
  }
}

TEST(Golden, PlacesHoldWhatTheyQuote) {
  // For every text and link of every sample: the place lies inside the file, and where nothing is
  // encoded the file's bytes there begin with what was reported.
  for (const fs::path& file : sample_files(kSamples)) {
    scan::Draft draft;
    draft.is_html_file = file.extension() == ".html";
    draft.bytes = content(file);
    const email::Email email = scan::read(draft, {}, lexicon::Lexicon::embedded());
    const auto check = [&](SourceRange at, std::string_view text, mime::PartIndex part) {
      ASSERT_LE(at.begin, at.end);
      ASSERT_LE(at.end, draft.bytes.size()) << file;
      const mime::Encoding encoding = email.message.parts[part].encoding;
      const std::string_view charset = email.message.parts[part].used_charset;
      if (encoding == mime::Encoding::base64 || encoding == mime::Encoding::quoted_printable)
        return;
      if (charset != "UTF-8" && charset != "US-ASCII" && !charset.empty()) return;
      const std::string_view there = std::string_view(draft.bytes).substr(at.begin, at.size());
      const std::size_t same = std::min<std::size_t>(text.find_first_of("&\xC2 "), text.size());
      EXPECT_EQ(there.substr(0, same), text.substr(0, same)) << file;
    };
    for (const email::Text& text : email.texts) check(text.at, text.text, text.part);
    for (const email::Link& link : email.links)
      if (link.element != email::LinkElement::list_unsubscribe)
        check(link.at, link.href, link.part);
  }
}

}  // namespace
}  // namespace presend
