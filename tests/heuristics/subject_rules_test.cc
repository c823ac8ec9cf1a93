// What the subject rules must leave alone, and how sure they may be, beyond their two examples.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "heuristics/subject_text.h"
#include "tests/heuristics/rule_scan.h"

namespace presend::heuristics {
namespace {

std::string verdict(std::string_view rule, std::string_view header_lines) {
  return verdict_of(scan_header(rule, header_lines));
}
std::string of_subject(std::string_view rule, std::string_view subject) {
  return verdict(rule, "Subject: " + std::string(subject));
}

TEST(MissingSubject, TakesAnythingThatCanBeSeenForASubject) {
  EXPECT_EQ(of_subject("SUB001", "..."), "nothing");
  EXPECT_EQ(of_subject("SUB001", "=?utf-8?q?=F0=9F=8C=B7?="), "nothing");
  EXPECT_EQ(of_subject("SUB001", "[garden] 7"), "nothing");
  EXPECT_EQ(of_subject("SUB001", "Re: [garden]"), "nothing");
}

TEST(MissingSubject, FindsWhatOnlyLooksLikeASubject) {
  EXPECT_EQ(of_subject("SUB001", "Re:"), "warning");
  EXPECT_EQ(of_subject("SUB001", "(no subject)"), "warning");
  EXPECT_EQ(of_subject("SUB001", "=?utf-8?q?=E2=80=8B?="), "warning");  // zero-width space
  const auto findings =
      scan_bytes("SUB001", "From: a@example.org\nTo: b@example.net\nSubject:\n\nHello\n");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_TRUE(findings[0].has_location);
}

TEST(AllCapsSubject, LeavesAbbreviationsAndScriptsWithoutCaseAlone) {
  for (const std::string_view subject :
       {"NASA, ESA and JAXA: open day", "FYI", "INTRODUCING", "[GARDEN] Spring", "HTTP API v2 PDF",
        "=?utf-8?b?5pil5aSp55qE5paw6Ze7?=", "{{SUBJECT}} for {{NAME}}"})
    EXPECT_EQ(of_subject("SUB002", subject), "nothing") << subject;
}

TEST(AllCapsSubject, FindsOtherAlphabetsAndStraySmallLetters) {
  EXPECT_EQ(
      of_subject("SUB002", "=?utf-8?b?0KHQoNCe0KfQndCe0JUg0J/QoNCV0JTQm9Ce0JbQldCd0JjQlQ==?="),
      "warning");
  EXPECT_EQ(of_subject("SUB002", "FINAL NOTICE: YOUR ORDER is WAITING FOR YOU"), "warning");
}

TEST(ShoutingPunctuation, LeavesOrdinaryMarksAlone) {
  for (const std::string_view subject :
       {"Come! Bring friends!", "Really??", "=?utf-8?q?=C2=A1Hola!_=C2=BFQu=C3=A9_tal=3F?=",
        "From $5 to $20", "C$$ and $PATH", "Yahoo! and Jeopardy!"})
    EXPECT_EQ(of_subject("SUB003", subject), "nothing") << subject;
  for (const std::string_view subject : {"Sale!!", "What?!", "Now! ! !", "$$$ for you", "Why???",
                                         "Sale! Today! Now!", "=?utf-8?b?5pil77yB77yB?="})
    EXPECT_EQ(of_subject("SUB003", subject), "warning") << subject;
}

TEST(FakeReply, KnowsTheMarksOfOtherLanguages) {
  for (const std::string_view subject :
       {"RE:your parcel", "Fwd: invoice", "AW: Rechnung", "WG: Rechnung", "SV: faktura",
        "Antw: factuur", "ENC: fatura", "Odp: faktura", "RIF: fattura", "Re[2]: parcel",
        "RE(3): parcel", "[garden] Re: parcel", "RV : factura",
        "=?utf-8?b?5Zue5aSN77ya5oKo55qE6K6i5Y2V?="})
    EXPECT_EQ(of_subject("SUB004", subject), "error") << subject;
  for (const std::string_view subject : {"R: fattura", "I: fattura", "TR : facture", "VS: lasku"})
    EXPECT_EQ(of_subject("SUB004", subject), "warning") << subject;
  for (const std::string_view subject :
       {"Report: spring", "Reply to all: how to", "re-opening: Monday", "Advice: tulips", "i: one",
        "Response: yes", "Fwding mail"})
    EXPECT_EQ(of_subject("SUB004", subject), "nothing") << subject;
}

TEST(FakeReply, BelievesWhateverShowsTheEarlierMessage) {
  EXPECT_EQ(verdict("SUB004", "Subject: Re: parcel\nReferences: <1@a.example>"), "nothing");
  EXPECT_EQ(verdict("SUB004",
                    "Subject: Re: parcel\nThread-Index: "
                    "AQHZ0r3s8m1c4kQ2xUqv5g3yq1bD9q+AAAAAgAAC"),
            "nothing");
  EXPECT_EQ(verdict("SUB004", "Subject: Re: parcel\nList-Post: <mailto:garden@list.example>"),
            "nothing");
  EXPECT_EQ(verdict("SUB004",
                    "Subject: Re: parcel\nSender: garden-admin@list.example\n"
                    "To: garden@club.example"),
            "nothing");
  const std::string head =
      "From: a@example.org\nTo: b@example.net\nSubject: Re: parcel\n\nIt has come.\n\n";
  for (const std::string_view body :
       {"> Has it come?\n", "On 4 March 2026, Anna wrote:\nHas it come?\n", "AB> Has it come?\n",
        "-----Original Message-----\nHas it come?\n", "Von: Anna\nIst es da?\n"})
    EXPECT_EQ(verdict_of(scan_bytes("SUB004", head + std::string(body))), "nothing") << body;
  EXPECT_EQ(verdict_of(scan_bytes("SUB004", head + "Anna wrote about it.\n")), "error");
}

TEST(FakeReply, PointsAtTheMark) {
  const auto findings = scan_header("SUB004", "Subject: [garden] Re[2]: parcel");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].quote, "Re[2]:");
}

TEST(SubjectText, TakesMarksAndTagsOff) {
  EXPECT_EQ(without_marks("Re: [garden] Fwd: AW: tulips"), "tulips");
  EXPECT_EQ(without_marks(" tulips: red "), "tulips: red");
  EXPECT_EQ(without_marks("Re:"), "");
  EXPECT_EQ(without_marks(""), "");
  EXPECT_TRUE(reply_mark("Fwd: x").is_forward);
  EXPECT_FALSE(reply_mark("[only] a tag"));
  EXPECT_FALSE(reply_mark("[unclosed Re: x"));
}

TEST(LongSubject, CountsColumnsOfWideLetters) {
  EXPECT_EQ(of_subject("SUB005", std::string(70, 'a')), "nothing");
  EXPECT_EQ(of_subject("SUB005", std::string(71, 'a')), "info");
  std::string chinese;
  for (int i = 0; i < 12; ++i) chinese += "=E6=98=A5";
  const std::string word = "=?utf-8?q?" + chinese + "?=";
  EXPECT_EQ(of_subject("SUB005", word + "\n " + word + "\n " + word), "info");  // 72 columns
  EXPECT_EQ(of_subject("SUB005", word + "\n " + word), "nothing");
}

TEST(EmojiHeavySubject, CountsPicturesNotCharacters) {
  // A family of four, a flag and no more: seven and two characters.
  EXPECT_EQ(of_subject("SUB009", "=?utf-8?b?8J+RqOKAjfCfkanigI3wn5Gn4oCN8J+RpiDwn4ep8J+Hqg==?="),
            "nothing");
  EXPECT_EQ(of_subject("SUB009", "=?utf-8?q?A=C2=AE_B=E2=84=A2_C=C2=A9_=E2=82=AC?="), "nothing");
  EXPECT_EQ(of_subject("SUB009", "=?utf-8?b?8J+UpfCflKXwn5SlIFNhbGU=?="), "info");
}

TEST(RecipientInSubject, LeavesNamesAndEverydayWordsAlone) {
  const auto to = [](std::string_view address, std::string_view subject) {
    return verdict("SUB010", "To: " + std::string(address) + "\nSubject: " + std::string(subject));
  };
  EXPECT_EQ(to("anna@example.net", "Anna, your order is on its way"), "nothing");
  EXPECT_EQ(to("Anna Roe <anna@example.net>", "anna, your order"), "nothing");
  EXPECT_EQ(to("orders@example.net", "Your orders: March"), "nothing");
  EXPECT_EQ(to("garden@example.net", "The garden in spring"), "nothing");
  EXPECT_EQ(to("ab1@example.net", "ab1, hello"), "nothing");
  EXPECT_EQ(to("r.bauer@example.net", "www.r.bauer.example is online"), "nothing");
  EXPECT_EQ(to("r.bauer@example.org", "r.bauer: mailbox full"), "nothing");  // a colleague
  EXPECT_EQ(to("r.bauer@example.net", "Parcel for r.bauer waiting"), "warning");
  EXPECT_EQ(to("rbauer@example.net", "rbauer, your parcel"), "warning");
  EXPECT_EQ(to("anna@example.net", "Offer for ANNA@example.net"), "warning");
}

TEST(MoneyInSubject, WantsACurrencyBesideTheNumber) {
  for (const std::string_view subject :
       {"=?utf-8?b?NTAg4oKs?=", "USD 20 for you", "500 euros", "$ 5 off", "=?utf-8?q?=C2=A320?="})
    EXPECT_EQ(of_subject("SUB011", subject), "info") << subject;
  for (const std::string_view subject : {"50 % off", "Euro 2028", "The dollar falls", "$PATH", "$"})
    EXPECT_EQ(of_subject("SUB011", subject), subject == "Euro 2028" ? "info" : "nothing")
        << subject;
}

TEST(NeedlessEncoding, AcceptsWhatMustBeEncoded) {
  EXPECT_EQ(of_subject("SUB012", "=?utf-8?q?a_=3D=3Futf-8=3Fq=3Fx=3F=3D?="), "nothing");
  EXPECT_EQ(of_subject("SUB012", "=?utf-8?q?caf=C3=A9?= =?utf-8?q?_plain?="), "nothing");
  EXPECT_EQ(of_subject("SUB012", "What does =? mean"), "nothing");
  EXPECT_EQ(of_subject("SUB012", "Plain =?utf-8?q?words?="), "info");
}

std::string with_title(std::string_view title) {
  return verdict_of(scan_html("SUB013", "<html><head><title>" + std::string(title) +
                                            "</title></head><body><p>Hello</p></body></html>"));
}

TEST(TitleMismatch, LeavesTitlesAloneThatSayNothingElse) {
  for (const std::string_view title :
       {"", "Newsletter", "Untitled document", "Responsive HTML email template", "Springtime",
        "Example Shop: winter boots", "News from our gardens, springs and ponds", "{{ title }} now",
        "Boots", "\xE6\x98\xA5\xE5\xA4\xA9\xE7\x9A\x84\xE6\x96\xB0\xE9\x97\xBB"})
    EXPECT_EQ(with_title(title), "nothing") << title;
  EXPECT_EQ(with_title("Winter boots &amp; coats"), "info");
}

TEST(TitleMismatch, IgnoresTitlesOfDrawings) {
  EXPECT_EQ(verdict_of(scan_html("SUB013", "<svg><title>winter boots coats</title></svg>")),
            "nothing");
}

}  // namespace
}  // namespace presend::heuristics
