// What hidden text is for: honest mail hides something nearly always, and must not be blamed.

#include <gmock/gmock.h>

#include <string>
#include <string_view>

#include "scanner/email/extract.h"
#include "scanner/email/shown_length.h"
#include "scanner/mime/parse.h"

namespace presend::email {
namespace {

/// The bytes outlive the Email that looks at them.
struct Read {
  explicit Read(const std::string& body)
      : bytes("From: Shop <news@shop.example>\nContent-Type: text/html; charset=utf-8\n\n" + body),
        email(extract(mime::parse(bytes), lexicon::Lexicon::embedded())) {}
  std::string bytes;
  Email email;

  /// The text that begins with `start`.
  [[nodiscard]] const Text& text(std::string_view start) const {
    for (const Text& each : email.texts)
      if (each.text.starts_with(start)) return each;
    ADD_FAILURE() << "no text begins with " << start;
    return email.texts.front();
  }
};

/// What the hidden text that begins with an X is for.
HiddenFor purpose(const std::string& body) { return Read(body).text("X").hidden_for; }

std::string words(int count, const std::string& word) {
  std::string text;
  for (int i = 0; i < count; ++i) text += word + std::to_string(i) + ' ';
  return text;
}

const std::string kLead =
    "<p>Our spring catalogue is here, with early potatoes and onion sets from Monday on.</p>";
const std::string kDecoy = "X rehearsal in the gym, please bring your own stands";

TEST(Purpose, VisibleTextHasNone) {
  const Read read(kLead);
  EXPECT_EQ(read.email.texts[0].hidden_for, HiddenFor::none);
  EXPECT_EQ(read.email.texts[0].role, Role::body);
}

TEST(Purpose, HiddenTextInFrontIsThePreheader) {
  for (const char* style : {"display:none", "opacity:0", "font-size:1px", "color:#ffffff",
                            "max-height:0;overflow:hidden", "visibility:hidden"}) {
    const Read read("<div style='" + std::string(style) + "'>" + kDecoy + "</div>" + kLead);
    EXPECT_EQ(read.text("X").hidden_for, HiddenFor::preheader) << style;
    EXPECT_EQ(read.text("X").role, Role::preheader) << style;
    EXPECT_FALSE(read.text("X").is_deceptive()) << style;
  }
}

TEST(Purpose, PaddingDoesNotLengthenThePreheader) {
  std::string padding;
  for (int i = 0; i < 400; ++i) padding += "&#847;&zwnj;&nbsp;";
  EXPECT_EQ(purpose("<div style='display:none'>" + kDecoy + padding + "</div>" + kLead),
            HiddenFor::preheader);
}

TEST(Purpose, PaddingMayStandInADivOfItsOwn) {
  EXPECT_EQ(purpose("<div style='display:none'>First words</div><div style='display:none'>" +
                    kDecoy + "</div>" + kLead),
            HiddenFor::preheader);
}

TEST(Purpose, ALineForBrowsersMayComeFirst) {
  EXPECT_EQ(purpose("<a href='https://shop.example/w'>View in your browser</a>"
                    "<div style='display:none'>" +
                    kDecoy + "</div>" + kLead),
            HiddenFor::preheader);
}

TEST(Purpose, ALetterInFrontIsNoPreheader) {
  EXPECT_EQ(purpose("<div style='display:none'>X " + words(120, "letter") + "</div>" + kLead),
            HiddenFor::deception);
}

TEST(Purpose, AShortPreheaderStaysOneBeforeADecoy) {
  const Read read("<div style='display:none'>Early potatoes</div><div style='display:none'>X " +
                  words(120, "letter") + "</div>" + kLead);
  EXPECT_EQ(read.text("Early").hidden_for, HiddenFor::preheader);
  EXPECT_EQ(read.text("X").hidden_for, HiddenFor::deception);
}

TEST(Purpose, HiddenTextFurtherDownIsADeception) {
  EXPECT_EQ(purpose(kLead + "<div style='display:none'>" + kDecoy + "</div>"),
            HiddenFor::deception);
  const Read read(kLead + "<div style='color:#ffffff'>" + kDecoy + "<b> and more</b></div>" +
                  kLead);
  ASSERT_EQ(read.email.deceptions.size(), 1U) << "one element hides both";
  EXPECT_EQ(read.email.deceptions[0].characters, 60U);
}

TEST(Purpose, WhatIsVisibleElsewhereIsATwin) {
  const Read read("<p>Early potatoes and onion sets leave our warehouse from Monday on.</p>" +
                  kLead +
                  "<p style='display:none'>X Onion sets and early potatoes: Monday!</p>"
                  "<p style='display:none'>Y Onion sets and other secrets nobody knows</p>");
  EXPECT_EQ(read.text("X").hidden_for, HiddenFor::twin);
  EXPECT_EQ(read.text("X").role, Role::alternative);
  EXPECT_EQ(read.text("Y").hidden_for, HiddenFor::deception);
}

TEST(Purpose, ADecoyThatSlipsIntoSightOnceIsNoTwin) {
  const std::string letter = words(60, "letter");
  std::string body = "<p>" + letter + "</p>";
  for (int i = 0; i < 9; ++i)
    body += "<p>More</p><u style='opacity:0'>X " + letter + std::to_string(i) + "</u>";
  const Read read(body);
  EXPECT_GE(read.email.deceptions.size(), 7U);
}

TEST(Purpose, AMarqueeMovesItsTextIntoView) {
  EXPECT_NE(purpose(kLead + "<marquee>" + kDecoy + "</marquee>"), HiddenFor::deception);
}

/// A hidden text with the class x, and a style sheet.
std::string with_sheet(const std::string& sheet, const std::string& style = "display:none") {
  return "<style>" + sheet + "</style><body class='body'>" + kLead + "<p class='x' style='" +
         style + "'>X tap below and choose a quiet morning</p></body>";
}

TEST(Purpose, PhonesMayShowMore) {
  for (const char* sheet :
       {"@media (max-width:480px){.x{display:block !important}}",
        "@media only screen and (max-width:600px){.x{display:block!important}}",
        "@media screen and (max-device-width:480px){.x{display:block!important}}"})
    EXPECT_EQ(purpose(with_sheet(sheet)), HiddenFor::other_view) << sheet;
  const Read read(with_sheet("@media (max-width:480px){.x{max-height:none!important}}",
                             "max-height:0;overflow:hidden"));
  EXPECT_EQ(read.text("X").role, Role::alternative);
}

TEST(Purpose, WideScreensMayShowMore) {
  EXPECT_EQ(purpose(with_sheet("@media (min-width:1000px){.x{display:block!important}}")),
            HiddenFor::other_view);
}

TEST(Purpose, OtherProgramsMayShowMore) {
  for (const char* sheet :
       {"u + .body .x{display:block!important}", ".ExternalClass .x{display:block!important}",
        "[owa] .x{display:block!important}"})
    EXPECT_EQ(purpose(with_sheet(sheet)), HiddenFor::other_client) << sheet;
}

TEST(Purpose, DarkModeMayShowMore) {
  EXPECT_EQ(purpose(with_sheet("@media (prefers-color-scheme:dark){.x{display:block!important}}")),
            HiddenFor::other_view);
  EXPECT_EQ(Read("<style>@media (prefers-color-scheme:dark){p{color:#fff}}</style><p>X seen</p>")
                .text("X")
                .hidden_for,
            HiddenFor::none);
}

TEST(Purpose, SheetsThatShowNothingElsewhereExplainNothing) {
  EXPECT_EQ(purpose(with_sheet("@media (max-width:480px){.x{color:red}}")), HiddenFor::deception);
  EXPECT_EQ(purpose(with_sheet("@media print{.x{display:block!important}}")), HiddenFor::deception);
}

TEST(Purpose, FallbacksAreForOtherPrograms) {
  for (const char* element : {"video", "iframe", "object", "audio", "canvas"})
    EXPECT_NE(purpose(kLead + "<" + element + ">X: your program shows no such thing</" + element +
                      "><p>More</p>"),
              HiddenFor::deception)
        << element;
}

TEST(Purpose, AFewCharactersAreASpacer) {
  EXPECT_EQ(purpose(kLead + "<span style='font-size:0'>X|1</span>"), HiddenFor::spacer);
}

TEST(Purpose, QuotationsMayBeFoldedAway) {
  const Read read(kLead + "<div class='gmail_quote' style='display:none'>" + kDecoy +
                  words(60, "old") + "</div>");
  EXPECT_EQ(read.text("X").hidden_for, HiddenFor::quote);
  EXPECT_EQ(read.text("X").role, Role::quote);
}

TEST(Purpose, QuotationsAreNotPaintedOver) {
  EXPECT_EQ(purpose(kLead + "<div class='gmail_quote' style='color:#fff'>" + kDecoy +
                    words(60, "old") + "</div>"),
            HiddenFor::deception);
}

TEST(Purpose, EveryHiddenTextGetsOne) {
  const Read read("<div style='display:none'>pre</div>" + kLead +
                  "<div style='display:none'>one</div><div style='opacity:0'>" + kDecoy + "</div>");
  for (const Text& text : read.email.texts)
    EXPECT_EQ(text.hidden_for == HiddenFor::none, text.is_visible()) << text.text;
}

TEST(ShownLength, LeavesPaddingOut) {
  EXPECT_EQ(shown_length(""), 0U);
  EXPECT_EQ(shown_length("two words"), 9U);
  EXPECT_EQ(shown_length("\u034F\u200C\u00A0two\u200B \u00A0w\u00ADords\u034F\u200C\u00A0\u034F"),
            9U);
  EXPECT_EQ(shown_length("文字"), 2U);
}

}  // namespace
}  // namespace presend::email
