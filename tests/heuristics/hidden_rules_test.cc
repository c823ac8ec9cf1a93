// What the rules about hidden content must leave alone, and how sure they may be.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "heuristics/registry.h"
#include "heuristics/rule.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/scan/scan.h"
#include "scanner/score/score.h"
#include "tests/support/example_message.h"

namespace presend::heuristics {
namespace {

using Findings = std::vector<scan::ReportedFinding>;

const std::string kLead =
    "<p>Our spring catalogue is here, with early potatoes and onion sets from Monday on.</p>";
const std::string kDecoy =
    "The second rehearsal is in the gym. Please bring your own stands and something warm to "
    "drink; parking behind the bakery is free after six.";

Findings scan_html(std::string_view rule, const std::string& body) {
  scan::Settings settings;
  settings.rules = {find_rule(rule)};
  settings.now = test_support::kNow;
  scan::Draft draft;
  draft.file = "example.eml";
  draft.bytes = test_support::example_message({Example::Kind::html, body});
  return scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded())
      .findings;
}

/// "error", "warning", "info" of the first finding, or "nothing".
std::string verdict(std::string_view rule, const std::string& body) {
  const Findings findings = scan_html(rule, body);
  return findings.empty() ? "nothing" : std::string(name(findings.front().severity));
}

std::string hidden(const std::string& style, const std::string& text) {
  return kLead + "<div style='" + style + "'>" + text + "</div>";
}

TEST(HiddenText, AWordIsNothingAPhraseAWarningASentenceAnError) {
  for (const auto& [rule, style] : {std::pair("HID003", "opacity:0"),
                                    {"HID003", "color:#00000000"},
                                    {"HID004", "font-size:1px"},
                                    {"HID005", "color:#fff"},
                                    {"HID006", "height:0;overflow:hidden"},
                                    {"HID007", "position:absolute;top:-4000px"}}) {
    EXPECT_EQ(verdict(rule, hidden(style, "a1b2c3d4e5")), "nothing") << style;
    const bool may_be_label =
        rule == std::string_view("HID006") || rule == std::string_view("HID007");
    EXPECT_EQ(verdict(rule, hidden(style, "Skip to the plants of the week")),
              may_be_label ? "nothing" : "warning")
        << style;
    EXPECT_EQ(verdict(rule, hidden(style, kDecoy)), "error") << style;
  }
}

TEST(HiddenText, ASentenceIsShorterInJapanese) {
  EXPECT_EQ(verdict("HID005", hidden("color:#fff",
                                     "次の練習は体育館で行います。譜面台と温かい飲み物を"
                                     "各自お持ちください。")),
            "error");
}

TEST(HiddenText, ManyPhrasesMakeASentence) {
  std::string body = kLead;
  for (int i = 0; i < 6; ++i)
    body +=
        "<p>More</p><div style='opacity:0'>bring your own stands " + std::to_string(i) + "</div>";
  const Findings findings = scan_html("HID003", body);
  ASSERT_EQ(findings.size(), 6U);
  EXPECT_EQ(findings[0].severity, Severity::error);
}

TEST(HiddenText, LabelsForScreenReadersAreNothing) {
  std::string body = kLead;
  for (int i = 0; i < 9; ++i)
    body +=
        "<a href='https://www.example.org/'><span style='position:absolute;width:1px;height:1px;"
        "overflow:hidden'>Opens page " +
        std::to_string(i) + " in a new window</span> Shop</a>";
  EXPECT_EQ(verdict("HID006", body), "nothing");
}

TEST(HiddenText, WhatIsSaidManyTimesIsToldOnce) {
  const std::string tip = "<p>News</p><div style='display:none'>Links may lead elsewhere</div>";
  const Findings findings = scan_html("HID001", kLead + tip + tip + tip);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_TRUE(findings[0].message.ends_with("(and 2 more like it)")) << findings[0].message;
}

TEST(HiddenText, DisplayAndVisibilityAreUsedByHonestMailToo) {
  EXPECT_EQ(verdict("HID001", hidden("display:none", kDecoy)), "warning");
  EXPECT_EQ(verdict("HID002", hidden("visibility:hidden", kDecoy)), "warning");
}

TEST(HiddenText, NamesWhatHidesAndQuotes) {
  const Findings findings = scan_html(
      "HID005", kLead + "<section style='color:#fff'>" + kDecoy + " <b>And more.</b></section>");
  ASSERT_EQ(findings.size(), 1U) << "one element hides both";
  EXPECT_EQ(findings[0].message,
            "A text of 147 characters has the colour of its background; the <section> around it "
            "hides it");
  EXPECT_TRUE(findings[0].quote.starts_with("The second rehearsal"));
  EXPECT_TRUE(findings[0].has_location);
}

TEST(HiddenText, PreheadersAreNoFinding) {
  for (const char* rule : {"HID001", "HID003", "HID004", "HID005", "HID008", "HID010"})
    EXPECT_EQ(verdict(rule, "<div style='font-size:1px;color:#fff;opacity:0'>" + kDecoy + "</div>" +
                                "<div style='display:none'>More of it</div>" + kLead),
              "nothing")
        << rule;
}

TEST(MostlyHidden, ComparesDeceptionWithWhatIsShown) {
  const std::string decoy = "<div style='display:none'>" + kDecoy + " And a " + kDecoy + "</div>";
  EXPECT_EQ(verdict("HID008", kLead + decoy), "error");
  EXPECT_EQ(verdict("HID008", kLead + kLead + kLead + kLead + decoy), "nothing");
  EXPECT_EQ(verdict("HID008", hidden("display:none", kDecoy)), "nothing") << "hardly a letter";
}

TEST(HiddenLink, NeedsWordsInsideAndNoTwin) {
  const auto in_decoy = [](const std::string& link) {
    return kLead + "<p style='font-size:0'>Minutes of the last meeting " + link + " are here</p>" +
           "<p><a href='https://www.example.org/a?utm=1'>Shop</a></p>";
  };
  EXPECT_EQ(verdict("HID009", in_decoy("<a href='https://www.example.net/'>on paper</a>")),
            "error");
  EXPECT_EQ(verdict("HID009", in_decoy("<a href='https://www.example.org/a?utm=2'>on it</a>")),
            "nothing")
      << "leads where a visible one leads";
  EXPECT_EQ(verdict("HID009", in_decoy("<a href='https://www.example.net/'></a>")), "nothing");
  EXPECT_EQ(verdict("HID009", in_decoy("<a href='https://www.example.net/'><img alt=''></a>")),
            "nothing");
  EXPECT_EQ(verdict("HID009", kLead + "<p style='display:none'>Old: <a "
                                      "href='https://www.example.net/'>the minutes of May</a>"),
            "warning")
      << "a block that was switched off";
}

TEST(OversizedPreheader, CountsWordsNotPadding) {
  std::string padding;
  for (int i = 0; i < 300; ++i) padding += "&#8199;&#65279;&#847; ";
  EXPECT_EQ(verdict("HID010", "<div style='display:none'>" + kDecoy + padding + "</div>" + kLead),
            "nothing");
  EXPECT_EQ(verdict("HID010", "<div style='display:none'>" + kDecoy + "</div><div hidden>" +
                                  kDecoy + "</div>" + kLead),
            "warning");
}

TEST(LowContrast, StopsWhereTextIsReadable) {
  EXPECT_EQ(verdict("HID011", hidden("color:#ccc", kDecoy)), "info");
  EXPECT_EQ(verdict("HID011", hidden("color:#999", kDecoy)), "nothing");
  EXPECT_EQ(verdict("HID011", hidden("color:#fff", kDecoy)), "nothing") << "that is HID005";
  EXPECT_EQ(verdict("HID011", hidden("color:#ccc", "a few words")), "nothing");
}

TEST(CommentStuffing, LeavesNotesMarkupAndStylesAlone) {
  std::string prose;
  for (int i = 0; i < 60; ++i)
    prose += "the joiner wants an answer about the porch " +
             std::string(1, static_cast<char>('a' + i % 26)) + "x ";
  const std::string note = prose.substr(0, prose.size() / 4);
  EXPECT_EQ(verdict("HID012", kLead + "<!-- " + prose + " -->"), "warning");
  EXPECT_EQ(verdict("HID012", kLead + "<!-- " + note + " -->"), "nothing");
  std::string repeated = kLead;
  for (int i = 0; i < 6; ++i) repeated += "<!-- " + note + " -->";
  EXPECT_EQ(verdict("HID012", repeated), "nothing") << "a building block used six times";
  EXPECT_EQ(verdict("HID012", kLead + "<!--[if mso]><p>" + prose + "</p><![endif]-->"), "nothing");
  std::string styles;
  for (int i = 0; i < 300; ++i) styles += ".heading { color: red; margin: zero }\n";
  EXPECT_EQ(verdict("HID012", kLead + "<!-- " + styles + " -->"), "nothing");
}

TEST(CommentStuffing, SeesCommentsInsideWordsOnly) {
  EXPECT_EQ(verdict("HID012", "<p>che<!-- a -->ap tab<!-- b -->lets phar<!-- c -->macy"),
            "warning");
  EXPECT_EQ(verdict("HID012", "<p>cheap <!-- a -->tablets<!-- b --> phar<!-- c -->macy"),
            "nothing");
  EXPECT_EQ(verdict("HID012", "<p>a<b>b</b><!-- a --><b>c</b><!-- b --><i>d</i><!-- c -->e"),
            "nothing");
  EXPECT_EQ(verdict("HID012", "<p>Pat<!-- -->s 3<!-- -->items Eve<!-- -->s Bob<!-- -->s"),
            "nothing")
      << "as React writes them";
}

TEST(PushedDownText, SeesGapsInStylesSheetsAndBreaks) {
  const auto verdict = [](const std::string& html) {
    const Findings found = scan_html("HID013", "<p>Offer</p>" + html + "<p>Minutes</p>");
    return found.empty() ? "nothing" : std::string(name(found.front().severity));
  };
  std::string breaks;
  for (int i = 0; i < 40; ++i) breaks += "<br>\n&nbsp;";
  EXPECT_EQ(verdict("<div style='PADDING-TOP:5000PX'>x</div>"), "warning");
  EXPECT_EQ(verdict("<style>.low { color: red; margin: 0 auto 90000px }</style>"), "warning");
  EXPECT_EQ(verdict(breaks), "warning");
  EXPECT_EQ(verdict("<div style='margin:0 4000px'>x</div>"), "nothing") << "to the side";
  EXPECT_EQ(verdict("<div style='margin:0 0 4000px 0'>x</div>"), "warning");
  EXPECT_EQ(verdict("<div style='width:9999px 9999px 9999px'>x</div>"), "nothing");
  std::string grid = "<table>";
  for (int i = 0; i < 60; ++i) grid += "<tr><td><br></td></tr>";
  EXPECT_EQ(verdict(grid + "</table>"), "nothing") << "a grid to be filled in by hand";
  EXPECT_TRUE(scan_html("HID013", "<p>Offer</p>" + breaks).empty()) << "nothing stands below";
  EXPECT_EQ(verdict("<div style='margin-top:-9999px'>x</div>"), "nothing") << "HID007's matter";
  EXPECT_EQ(verdict("<style>@media (max-width: 9000px) { p { margin: 0 } }</style>"), "nothing");
  EXPECT_EQ(verdict("<img style='max-height:5000px' width=4000>"), "nothing");
  EXPECT_EQ(verdict(breaks.substr(0, breaks.size() / 2) + "x" + breaks.substr(breaks.size() / 2)),
            "nothing");
}

}  // namespace
}  // namespace presend::heuristics
