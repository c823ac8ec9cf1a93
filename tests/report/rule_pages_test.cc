#include "scanner/report/rule_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "heuristics/families.h"
#include "heuristics/registry.h"
#include "scanner/report/markdown_text.h"

namespace presend::report {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

const fs::path kDocs = fs::path(PRESEND_SOURCE_DIR) / "docs" / "rules";

constexpr heuristics::Rule kRule = heuristics::checked({
    .id = "LNK999",
    .name = "made-up",
    .title = "A link with <b> in it",
    .severity = heuristics::Severity::warning,
    .grade = heuristics::Grade::b,
    .why = "It costs $5 | [more].",
    .fix = "Take it out.",
    .source = "RFC 5322 3.6; example.org/a_b (page)",
    .bad = heuristics::html("<p>```</p>"),
    .good = heuristics::sample("LNK999/good.eml"),
});

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// PRESEND_UPDATE_EXPECT=1 writes the pages anew; so does presend rules --pages docs/rules.
TEST(RulePages, ThoseInDocsAreCurrent) {
  const bool updates = std::getenv("PRESEND_UPDATE_EXPECT") != nullptr;
  if (updates) fs::create_directories(kDocs);
  std::set<std::string> files;
  for (const Page& page : rule_pages(heuristics::all_rules(), score::Weights::embedded())) {
    files.insert(page.file);
    if (updates)
      std::ofstream(kDocs / page.file, std::ios::binary) << page.text;
    else
      EXPECT_EQ(content(kDocs / page.file), page.text) << page.file;
  }
  for (const auto& entry : fs::directory_iterator(kDocs)) {
    const std::string file = entry.path().filename().string();
    if (files.contains(file)) continue;
    if (updates)
      fs::remove(entry.path());
    else
      ADD_FAILURE() << file << " is about no rule";
  }
}

TEST(RulePages, SamplesTheyLinkToAreThere) {
  for (const heuristics::Rule* rule : heuristics::all_rules())
    for (const heuristics::Example* example : {&rule->bad, &rule->good})
      if (example->kind == heuristics::Example::Kind::sample) {
        EXPECT_TRUE(fs::exists(fs::path(PRESEND_SOURCE_DIR) / "samples" / "rules" /
                               std::string(example->content)))
            << example->content;
      }
}

TEST(RulePages, EveryFamilyHasATitle) {
  for (const heuristics::Rule* rule : heuristics::all_rules())
    EXPECT_FALSE(heuristics::family_title(rule->family()).empty()) << rule->id;
}

TEST(RulePages, APageTellsAllAboutItsRule) {
  const Outcome<score::Weights> weights = score::Weights::parse(
      "w.tsv", "# rule\tpoints\tcap\tspam\tham\nbias\t-3\t0\nLNK999\t1\t2\t0.1234\t-\n");
  ASSERT_TRUE(weights.ok());
  const heuristics::Rule* rules[] = {&kRule};
  const std::vector<Page> pages = rule_pages(rules, weights.value());
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].file, "README.md");
  EXPECT_THAT(pages[0].text, HasSubstr("## Links\n"));
  EXPECT_THAT(pages[0].text, HasSubstr("| [LNK999](LNK999.md) | made-up | A link with \\<b> in it |"
                                       " warning | B | 1.00 |\n"));
  EXPECT_EQ(pages[1].file, "LNK999.md");
  for (const char* part : {"# LNK999 made-up\n", "- evidence: B: measured",
                           "It costs \\$5 \\| \\[more].", "````html\n<p>```</p>\n````\n",
                           "[samples/rules/LNK999/good.eml](../../samples/rules/LNK999/good.eml)\n",
                           "RFC [5322](https://www.rfc-editor.org/rfc/rfc5322) 3.6; "
                           "[example.org/a_b](https://example.org/a_b) (page).\n",
                           "| spam | ham |\n|---:|---:|\n| 12.3 % | not run |\n"})
    EXPECT_THAT(pages[1].text, HasSubstr(part));
  EXPECT_THAT(rule_pages(rules, score::Weights())[1].text, Not(HasSubstr("Share of the drafts")));
}

TEST(RulePages, OneDocumentLinksTheTableToTheSections) {
  const heuristics::Rule* rules[] = {&kRule};
  const std::string text = rules_markdown(rules, score::Weights());
  EXPECT_THAT(text, HasSubstr("| [LNK999](#lnk999-made-up) | made-up |"));
  EXPECT_THAT(text, HasSubstr("\n### LNK999 made-up\n"));
}

}  // namespace
}  // namespace presend::report
