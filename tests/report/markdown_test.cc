#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scanner/base/utf8.h"
#include "scanner/report/markdown_text.h"
#include "tests/report/runs.h"

namespace presend::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(MarkdownQuote, PingsNobodyAndLinksToNothing) {
  EXPECT_EQ(markdown_quote("@team #12 !3 GH-7"),
            "@&#8203;team #&#8203;12 &#33;&#8203;3 GH-&#8203;7");
  EXPECT_EQ(markdown_quote("https://x.example www.x.example a@b.example"),
            "https:&#8203;//x.example www.&#8203;x.example a@&#8203;b.example");
  EXPECT_EQ(markdown_quote(":tada: a: b"), ":&#8203;tada: a: b");
}

TEST(MarkdownQuote, IsNoMarkup) {
  EXPECT_EQ(markdown_quote("a|b `c` <b> &lt; \\| *d* [e](f)"),
            "a&#124;b &#96;c&#96; &#60;b&#62; &#38;&#8203;lt; &#92;&#124; &#42;d&#42; "
            "&#91;e&#93;(f)");
  EXPECT_EQ(markdown_quote("a\nb\x1b"), "a&#60;U+000A&#62;b&#60;U+001B&#62;");
  EXPECT_EQ(markdown_quote("Plain words, 3.5 (of 4); it's \"so\"."),
            "Plain words, 3.5 (of 4); it's \"so\".");
}

TEST(Markdown, APostBeginsWithTheVerdictAndATable) {
  scan::Report clean = sample_report();
  clean.file = "drafts/b.eml";
  clean.findings.clear();
  clean.risk = clean.risk_at_gate = 3;
  clean.verdict = score::Verdict::low;
  clean.passes = true;
  EXPECT_THAT(whole_run(Format::markdown, {clean, sample_report()}),
              testing::StartsWith(
                  "## presend: 1 of 2 drafts fails\n\n"
                  "1 error, 1 warning and 0 notes. A draft fails with a finding of severity error, "
                  "or a content risk of 50 or more.\n\n"
                  "| draft | risk | verdict | gate | worst finding |\n"
                  "|---|---:|---|---|---|\n"
                  "| mail/drafts/a.eml | 72 | high | **fail** | error TST002 A header field that a "
                  "test made up |\n"
                  "| mail/drafts/b.eml | 3 | low | pass | nothing found |\n"));
  EXPECT_THAT(whole_run(Format::markdown, {clean, clean}), HasSubstr("all 2 drafts pass"));
}

TEST(Markdown, AFailingDraftTellsWhereWhyAndWhatToDo) {
  scan::Report report = sample_report();
  report.fix_plan = {{&kHeaderRule, {1}, "Add the field", 30.04}};
  EXPECT_THAT(
      whole_run(Format::markdown, {report}),
      HasSubstr("<details><summary>mail/drafts/a.eml: risk 72, fails (1 error, risk 50 or "
                "more)</summary>\n\n"
                "- **error** TST002: A header field that a test made up\n"
                "  - There is no field\n"
                "  - Why: Because.\n"
                "  - Fix: Mend it.\n"
                "- **warning** TST001: A link that a test made up\n"
                "  - line 12: The link opens http:&#8203;//example.com\n\n"
                "    ```text\n"
                "          12 | <a href=\"http://example.com\">example</a>\n"
                "             |          ^^^^^^^^^^^^^^^^^^\n"
                "    ```\n\n"
                "  - Why: Filters that do not exist mind this link very much, as nobody ever "
                "measured on mail that nobody ever sent.\n"
                "  - Fix: Take the link out, or leave it in.\n\n"
                "**Fix plan** (the fewest edits to pass)\n\n"
                "1. Add the field. Risk 72.4 → 30.0 (TST002)\n\n"
                "</details>\n"));
}

TEST(Markdown, AcceptedFindingsAreCountedOnly) {
  scan::Report report = sample_report();
  report.findings[0].status = scan::Status::baselined;
  const std::string text = whole_run(Format::markdown, {report});
  EXPECT_THAT(text, HasSubstr("1 error, 0 warnings and 0 notes. 1 accepted finding not shown (1 "
                              "baselined)."));
  EXPECT_THAT(text, Not(HasSubstr("TST001:")));
}

TEST(Markdown, StaysShortEnoughForAPostAndSaysWhatIsLeftOut) {
  scan::Report report = sample_report();
  report.findings.assign(50, link_finding(1));
  for (scan::ReportedFinding& finding : report.findings) finding.message = std::string(900, '@');
  const std::vector<scan::Report> reports(150, report);
  std::string text = whole_run(Format::markdown, reports);
  EXPECT_LE(text.size(), 65'000U);
  EXPECT_GT(text.size(), 40'000U);
  EXPECT_THAT(text, HasSubstr("50 more drafts are not in the table."));
  EXPECT_THAT(text, HasSubstr("are left out for length; presend check shows them."));
  for (const std::size_t room : {0U, 50U, 1'000U, 5'000U}) {
    Style style = test_style();
    style.most_bytes = room;
    EXPECT_LE(whole_run(Format::markdown, reports, style).size(), room);
  }
}

/// What of a post is read as Markdown: without fenced blocks, entities and our own elements.
std::string outside_fences(const std::string& text) {
  std::string out;
  bool is_fenced = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1);
    const std::string line = text.substr(at, end + 1 - at);
    at = end + 1;
    const std::size_t words = std::min(line.find_first_not_of(' '), line.size());
    if (line.compare(words, 3, "```") == 0)
      is_fenced = !is_fenced;
    else if (!is_fenced)
      out += line;
  }
  EXPECT_FALSE(is_fenced);
  return out;
}

/// "&#64;" as "@": the text in which a code host looks for names and numbers.
std::string with_entities_read(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, 2, "&#") != 0) {
      out += text[at++];
      continue;
    }
    append_utf8(out, static_cast<char32_t>(std::stoul(text.substr(at + 2))));
    at = text.find(';', at) + 1;
  }
  return out;
}

TEST(Markdown, HostileTextIsHarmless) {
  const std::string text = whole_run(Format::markdown, {hostile_report()}, test_style(),
                                     {{kHostile, 0, kHostile, kHostile}});
  EXPECT_FALSE(has_command(text));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  const std::string read = outside_fences(text);
  for (const char* markup : {"](", "<script", "`code`", "**bold**", "<!--"})
    EXPECT_THAT(read, Not(HasSubstr(markup)));
  const std::string shown = with_entities_read(read);
  EXPECT_THAT(shown, HasSubstr("<script>alert(1)"));
  for (const char* reference :
       {"@everyone", "#12", "GH-7", "!3", "~label", "https://", "www.evil", ":tada:"})
    EXPECT_THAT(shown, Not(HasSubstr(reference)));
  const std::size_t row = text.find("|\n| \u2026") + 2;
  const std::string cells = text.substr(row, text.find('\n', row) - row);
  EXPECT_EQ(std::count(cells.begin(), cells.end(), '|'), 6) << cells;
}

}  // namespace
}  // namespace presend::report
