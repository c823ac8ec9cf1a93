// What the text rules must leave alone, beyond their two examples.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "heuristics/characters.h"
#include "heuristics/gibberish.h"
#include "tests/heuristics/rule_scan.h"

namespace presend::heuristics {
namespace {

std::string of_html(std::string_view rule, std::string_view body) {
  return verdict_of(scan_html(rule, body));
}

constexpr std::string_view kShout =
    "WE ARE PLEASED TO TELL YOU THAT THE SPRING SALE OF OUR GARDEN CENTRE HAS BEGUN. COME AND SEE "
    "THE TULIPS, THE HYACINTHS AND THE YOUNG FRUIT TREES BEFORE THEY ARE GONE. WE OPEN AT NINE. ";

TEST(Shouting, CountsOnlyWhatReadersSeeOfTheSendersOwn) {
  const std::string shout(kShout);
  EXPECT_EQ(of_html("TXT004", "<p>" + shout + "</p>"), "info");
  EXPECT_EQ(of_html("TXT004", "<p>Hello</p><p style='display:none'>" + shout + "</p>"), "nothing");
  EXPECT_EQ(verdict_of(scan_bytes("TXT004", "Subject: x\n\nHello\n> " + shout + "\n")), "nothing");
  EXPECT_EQ(verdict_of(scan_template("TXT004", "<p>" + shout + "</p>")), "info");
}

TEST(Shouting, LeavesShortTextsAndScriptsWithoutCaseAlone) {
  EXPECT_EQ(of_html("TXT004", "<p>SALE ENDS ON MONDAY. COME AND SEE.</p>"), "nothing");
  std::string chinese;
  for (int i = 0; i < 300; ++i) chinese += "\xE6\x98\xA5";
  EXPECT_EQ(of_html("TXT004", "<p>" + chinese + " NASA ESA</p>"), "nothing");
}

TEST(ExclamationHeavy, LeavesCodeAndLongTextsAlone) {
  EXPECT_EQ(of_html("TXT005", "<p>#!/bin/sh a != b !x !y !z !w !v !u !t</p>"), "nothing");
  std::string text;
  for (int i = 0; i < 8; ++i)
    text +=
        "Thank you! This is a sentence of about thirty words that goes on and on about tulips "
        "and hyacinths and the trees in our garden centre, which opens at nine every day. ";
  EXPECT_EQ(of_html("TXT005", "<p>" + text + "</p>"), "nothing");
  EXPECT_EQ(of_html("TXT005", "<p>Wow!!! Now!!! Come!!!</p>"), "info");
}

TEST(LetterJumble, KnowsWordsOfManyLanguages) {
  for (const std::string_view word : {"Rechtsschutzversicherung",
                                      "syzygy",
                                      "rhythm",
                                      "strengths",
                                      "Schtscherbakow",
                                      "xxviii",
                                      "Przybylski",
                                      "wszystkich",
                                      "Hjartkjaer",
                                      "cwmdyli",
                                      "Nguyen",
                                      "Dnepropetrovsk",
                                      "xhtml",
                                      "mysql",
                                      "kubectl",
                                      "hmmmmmm",
                                      "Ljubljana",
                                      "Tskhinvali",
                                      "Llanfairpwll",
                                      "angstschweiss",
                                      "KVIKMYNDIR",
                                      "Krzyzewski",
                                      "Zhengzhou",
                                      "Mbappe",
                                      "sgraffito"})
    EXPECT_FALSE(is_letter_jumble(word)) << word;
  for (const std::string_view jumble : {"xkqjzv", "hvgxs", "XWCZH", "jqzkxvwp", "bvkfjqwtzx"})
    EXPECT_TRUE(is_letter_jumble(jumble)) << jumble;
  EXPECT_FALSE(is_letter_jumble("xkq"));
  EXPECT_FALSE(is_letter_jumble("xkQjZv"));
  EXPECT_FALSE(is_letter_jumble(""));
}

TEST(CodeJumble, KnowsProductNamesAndCodes) {
  for (const std::string_view name :
       {"iPhone15ProMax", "WH-1000XM4", "UE55TU7022KXXU", "1Z999AA10123456784", "PlayStation5",
        "McAfee2026", "4f2a9c01bde7", "550e8400-e29b-41d4", "macOS15", "WiFi6E", "ISO9001", "A4",
        "1.5GHz/256MB", "1.7GHz/nVidia", "2400MHz", "10000mAh"})
    EXPECT_FALSE(is_code_jumble(name)) << name;
  for (const std::string_view jumble :
       {"4139YAEk3--9", "42xoY4dA3T1kQxZ", "2467SzaW6-857eRkG8484hNWz3", "6117kFvc5--9"})
    EXPECT_TRUE(is_code_jumble(jumble)) << jumble;
}

std::string of_subject(std::string_view subject) {
  return verdict_of(scan_header("TXT006", "Subject: " + std::string(subject)));
}

TEST(Gibberish, LeavesHonestEndsOfSubjectsAlone) {
  for (const std::string_view subject :
       {"Your order 4711", "Issue #42", "What is new in 2026? 2027", "Ticket 55606OTC1",
        "Sale\n        tomorrow", "xkqjzv", "News for Zhengzhou", "Are you there? 12",
        "Release 9.1", "=?utf-8?b?5pil5aSp55qE5paw6Ze7?="})
    EXPECT_EQ(of_subject(subject), "nothing") << subject;
  for (const std::string_view subject :
       {"Tulips for you        LQDK", "Tulips for you! 21198", "Tulips for you [jqzkx]",
        "Tulips for you (9009zRlD0-486vNhZ47)", "Tulips...... 13822"})
    EXPECT_EQ(of_subject(subject), "warning") << subject;
}

TEST(Gibberish, BelievesACodeThatTheBodyNames) {
  EXPECT_EQ(
      verdict_of(scan_bytes("TXT006", "Subject: Have you paid? 21198\n\nInvoice 21198 is due.\n")),
      "nothing");
  EXPECT_EQ(verdict_of(scan_bytes("TXT006", "Subject: Have you paid? 21198\n\nPlease pay.\n")),
            "warning");
}

TEST(Gibberish, WantsSeveralStringsInTheText) {
  EXPECT_EQ(of_html("TXT006", "<p>Tulips xkqjzvw and bvkfjqwtzx for you</p>"), "nothing");
  EXPECT_EQ(of_html("TXT006", "<p>Tulips xkqjzvw xkqjzvw XKQJZVW for you</p>"), "nothing");
  EXPECT_EQ(of_html("TXT006", "<p>Tulips xkqjzvw bvkfjqwtzx for qzxvjkwq you</p>"), "warning");
  EXPECT_EQ(of_html("TXT006", "<p>if (xkqjzvw == bvkfjqwtzx) { qzxvjkwq; }</p>"), "nothing");
  EXPECT_EQ(of_html("TXT006", "<p>https://a.example/xkqjzvw bvkfjqwtzx@a.example qzxvjkwq</p>"),
            "nothing");
  const std::string key =
      "-----BEGIN PGP PUBLIC KEY BLOCK-----\nxkqjzvw bvkfjqwtzx qzxvjkwq\n"
      "-----END PGP PUBLIC KEY BLOCK-----\n";
  EXPECT_EQ(verdict_of(scan_bytes("TXT006", "Subject: My key\n\nHere it is.\n" + key)), "nothing");
}

TEST(LinkWithNoWords, LeavesPicturesFilesAndAnswersAlone) {
  const std::string link = "https://www.example.org/x\n";
  EXPECT_EQ(verdict_of(scan_bytes("TXT008", "Subject: x\n\n" + link)), "warning");
  EXPECT_EQ(verdict_of(scan_bytes("TXT008", "Subject: x\n\n" + link + "> Where is it?\n")),
            "nothing");
  EXPECT_EQ(of_html("TXT008",
                    "<a href='https://www.example.org/x'><img alt='Tulips' width=300 "
                    "height=200 src='https://www.example.org/x.png'></a>"),
            "nothing");
  EXPECT_EQ(of_html("TXT008", "<a href='mailto:a@example.org'>Write</a>"), "nothing");
  EXPECT_EQ(of_html("TXT008", "<p>Hello</p>"), "nothing");
}

TEST(Characters, CountCaseOfEveryAlphabet) {
  const CaseCount count = case_count("ÄÖÜ äöü ПРИВЕТ мир 春 ABCD-EF x1Y");
  EXPECT_EQ(count.capitals, 3U + 6 + 4 + 2 + 1);
  EXPECT_EQ(count.small, 3U + 3 + 1);
  EXPECT_EQ(count.shouted_words, 2U);
  EXPECT_EQ(case_count("春天").capital_share(), 0);
}

TEST(Characters, MeasureColumns) {
  EXPECT_EQ(display_columns("abc"), 3U);
  EXPECT_EQ(display_columns("春天"), 4U);
  EXPECT_EQ(display_columns("e\xCC\x81"), 1U);
  EXPECT_EQ(display_columns("a\xE2\x80\x8B"), 1U);
}

}  // namespace
}  // namespace presend::heuristics
