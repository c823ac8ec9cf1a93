#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scanner/fix/header_edits.h"
#include "tests/fix/mend.h"

namespace presend::fix {
namespace {

using heuristics::header;
using test_support::example_message;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string subject_of(std::string_view bytes) {
  const mime::Message message = mime::parse(bytes);
  const mime::Field* field = message.find("Subject");
  return field == nullptr ? "none" : std::string(field->value);
}

std::string mended_subject(std::string_view line, bool with_unsafe = false) {
  const heuristics::Example example{heuristics::Example::Kind::header, line};
  const std::string bytes = example_message(example);
  const Plan plan = mend(bytes, {with_unsafe});
  return subject_of(plan.fixed);
}

TEST(FakeReply, LosesItsMark) {
  EXPECT_EQ(mended_subject("Subject: Re: your enquiry"), "your enquiry");
  EXPECT_EQ(mended_subject("Subject: FWD:  spring news"), "spring news");
  EXPECT_EQ(mended_subject("Subject: Re: your enquiry\nIn-Reply-To: <4@example.net>"),
            "Re: your enquiry");
  EXPECT_EQ(mended_subject("Subject: Re: Re: Re: news"), "news") << "round by round";
  EXPECT_EQ(mended_subject("Subject: Re:"), "Re:") << "nothing would be left";
}

TEST(FakeReply, IsMendedInsideEncodedWords) {
  EXPECT_EQ(mended_subject("Subject: =?utf-8?B?UmU6IEdyw7zDn2U=?="), "Grüße");
  EXPECT_EQ(mended_subject("Subject: Re: =?utf-8?Q?Gr=C3=BC=C3=9Fe?="), "Grüße");
}

TEST(FakeReply, ChangesOnlyTheBytesOfTheMark) {
  const std::string bytes = example_message(header("Subject: Re: your enquiry"));
  const Plan plan = mend(bytes, {.rules = {"SUB004"}});
  ASSERT_EQ(plan.edits.size(), 1U);
  EXPECT_EQ(bytes.substr(plan.edits[0].at.begin, plan.edits[0].at.size()), "Re: ");
  EXPECT_EQ(plan.edits[0].replacement, "");
  EXPECT_EQ(fix::apply(bytes, plan.edits), plan.fixed);
}

TEST(PlainSubject, IsWrittenWithoutEncoding) {
  const std::string bytes = example_message(header("Subject: =?utf-8?B?U3ByaW5nIG5ld3M=?="));
  EXPECT_THAT(mend(bytes).fixed, HasSubstr("\nSubject: Spring news\n"));
}

TEST(OneClick, IsAddedBehindTheField) {
  const std::string bytes =
      example_message(header("List-Unsubscribe: <https://www.example.org/leave?u=17>,\n"
                             " <mailto:leave@example.org>\nPrecedence: bulk"));
  const Plan plan = mend(bytes);
  EXPECT_THAT(plan.fixed, HasSubstr(" <mailto:leave@example.org>\n"
                                    "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n"));
  EXPECT_THAT(fixers_of(plan), Contains("one-click"));
  EXPECT_LE(plan.after.risk, plan.before.risk);
}

TEST(OneClick, NeedsAnHttpsAddressThatIsWhole) {
  for (const std::string_view lines :
       {"List-Unsubscribe: <mailto:leave@example.org>\nPrecedence: bulk",
        "List-Unsubscribe: <http://www.example.org/leave>\nPrecedence: bulk",
        "List-Unsubscribe: <{{ unsubscribe_url }}>\nPrecedence: bulk"}) {
    const heuristics::Example example{heuristics::Example::Kind::header, lines};
    EXPECT_THAT(fixers_of(mend(example_message(example))), Not(Contains("one-click"))) << lines;
  }
}

TEST(OneClick, KeepsTheLineEndsOfTheFile) {
  const std::string bytes = example_message(
      header("List-Unsubscribe: <https://www.example.org/leave?u=17>\nPrecedence: bulk"),
      test_support::BodyEncoding::plain, test_support::LineEnds::crlf);
  EXPECT_THAT(mend(bytes).fixed,
              HasSubstr("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
}

TEST(LongField, IsFoldedAtItsBlanks) {
  std::string value = "X-Tags:";
  for (int i = 0; i < 200; ++i) value += " word" + std::to_string(i);
  const heuristics::Example example{heuristics::Example::Kind::header, value};
  const std::string bytes = example_message(example);
  const Plan plan = mend(bytes);
  const mime::Message before = mime::parse(bytes);
  const mime::Message after = mime::parse(plan.fixed);
  EXPECT_EQ(before.find("X-Tags")->value, after.find("X-Tags")->value);
  EXPECT_THAT(fixers_of(plan), ElementsAre("long-lines"));
}

TEST(ShoutingSubject, IsCalmedOnlyWhenAsked) {
  EXPECT_EQ(mended_subject("Subject: SPRING SALE ENDS TODAY"), "SPRING SALE ENDS TODAY");
  EXPECT_EQ(mended_subject("Subject: SPRING SALE ENDS TODAY", true), "Spring sale ends today");
  EXPECT_EQ(mended_subject("Subject: The sale has begun!!!", true), "The sale has begun!");
  EXPECT_EQ(mended_subject("Subject: SPRING SALE ENDS TODAY {{ NAME }}", true),
            "Spring sale ends today {{ NAME }}");
}

TEST(PriorityFields, GoOnlyWhenAsked) {
  const std::string bytes =
      example_message(header("X-Priority: 1 (Highest)\nX-MSMail-Priority: High\nPrecedence: bulk\n"
                             "List-Unsubscribe: <https://www.example.org/u?u=1>\n"
                             "List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
  EXPECT_THAT(mend(bytes).fixed, HasSubstr("X-Priority"));
  EXPECT_THAT(mend(bytes, {true}).fixed, Not(HasSubstr("Priority")));
}

TEST(HeaderValue, IsFoldedAndEncoded) {
  std::string words;
  for (int i = 0; i < 40; ++i) words += (i == 0 ? "" : " ") + std::string("Gruß");
  const std::string raw = header_value(words, 9, "\n");
  for (std::string_view left = raw; !left.empty();) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    EXPECT_LE(end, 77U);
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  EXPECT_EQ(subject_of("Subject: " + raw + "\n\n"), words);
  EXPECT_EQ(header_value("plain words", 9, "\n"), "plain words");
}

TEST(Signed, MessagesAreLeftAsTheyAre) {
  const std::string bytes =
      "From: a@example.org\nSubject: Re: your enquiry\nMIME-Version: 1.0\n"
      "Content-Type: multipart/signed; boundary=b; protocol=\"application/pkcs7-signature\"\n\n"
      "--b\nContent-Type: text/html\n\n<p>Hello there</p>\n--b\n"
      "Content-Type: application/pkcs7-signature\n\nxx\n--b--\n";
  const Plan plan = mend(bytes);
  EXPECT_THAT(plan.edits, IsEmpty());
  EXPECT_THAT(plan.refusal, HasSubstr("signature"));
  EXPECT_EQ(plan.fixed, bytes);
}

TEST(Signed, DkimIsWarnedOf) {
  const std::string bytes = example_message(
      header("Subject: Re: your enquiry\nDKIM-Signature: v=1; a=rsa-sha256; d=example.org"));
  EXPECT_THAT(mend(bytes).warning, HasSubstr("DKIM"));
}

}  // namespace
}  // namespace presend::fix
