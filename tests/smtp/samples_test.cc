// What samples/bounces holds is recognised as samples/README.md says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "scanner/smtp/recognise.h"

namespace presend::smtp {
namespace {

Recognition recognise_sample(const std::string& name) {
  std::ifstream in(std::string(PRESEND_SOURCE_DIR "/samples/bounces/") + name, std::ios::binary);
  return recognise(std::string(std::istreambuf_iterator<char>(in), {}));
}

std::vector<std::string> told(const Recognition& recognition) {
  std::vector<std::string> out;
  for (const Recognised& reply : recognition.replies)
    out.push_back((reply.reply == nullptr ? "?" : reply.reply->id) + " " + reply.codes.text() +
                  " line " + std::to_string(reply.line) + " ×" + std::to_string(reply.count));
  return out;
}

using testing::ElementsAre;

TEST(Bounces, Samples) {
  EXPECT_THAT(told(recognise_sample("gmail-content.eml")),
              ElementsAre("gmail-content 421 4.7.0 line 38 ×1"));
  EXPECT_THAT(told(recognise_sample("gmail-dmarc.eml")),
              ElementsAre("gmail-dmarc 550 5.7.26 line 44 ×1"));
  EXPECT_THAT(told(recognise_sample("outlook-block-list.eml")),
              ElementsAre("outlook-block-list 550 5.7.1 line 19 ×1"));
  EXPECT_THAT(told(recognise_sample("two-recipients.eml")),
              ElementsAre("any-user-unknown 550 5.1.1 line 19 ×1",
                          "any-mailbox-full 452 4.2.2 line 19 ×1"));
  EXPECT_THAT(told(recognise_sample("unknown-wording.eml")), ElementsAre("? 554 5.7.1 line 18 ×1"));
  EXPECT_THAT(told(recognise_sample("postfix.log")),
              ElementsAre("gmail-url-domains 421 4.7.28 line 2 ×2",
                          "yahoo-volume-or-complaints 421 4.7.0 line 4 ×1", "? 5.4.4 line 5 ×1"));
}

TEST(Bounces, WordsAreThoseOfTheServer) {
  EXPECT_EQ(recognise_sample("postfix.log").replies[2].text,
            "Host or domain name not found. Name service error for name=nowhere.example type=A: "
            "Host not found");
  EXPECT_EQ(recognise_sample("two-recipients.eml").replies[0].text,
            "<old.friend@recipient.example>: Recipient address rejected: User unknown in virtual "
            "mailbox table");
  EXPECT_EQ(recognise_sample("gmail-dmarc.eml").replies[0].text,
            "Unauthenticated email from tidewater-rowing.example is not accepted due to domain's "
            "DMARC policy. Please contact the administrator of tidewater-rowing.example domain if "
            "this was a legitimate mail. To learn about the DMARC initiative, go to "
            "https://support.google.com/mail/?p=DmarcRejection 5b1f17-477si9 - gsmtp");
}

}  // namespace
}  // namespace presend::smtp
