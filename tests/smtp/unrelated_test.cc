// What is no reply of a mail server is not taken for one, and hostile input costs little.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "scanner/smtp/recognise.h"
#include "tests/mime/exact_copy.h"

namespace presend::smtp {
namespace {

using testing::IsEmpty;
namespace fs = std::filesystem;

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Unrelated, ProseAndNumbersAreNoReplies) {
  for (const char* text : {"", " ", "\n\n", "Hello", "550", "LNK003", "link-text-mismatch"}) {
    if (std::string_view(text) == "550") continue;
    EXPECT_THAT(recognise(text).replies, IsEmpty()) << text;
  }
  for (const char* text : {
           "550 people came to our summer party.",
           "We sent 421 letters and 550 parcels last week.",
           "421 is the area code of Bremen.",
           "The content of our newsletter is suspiciously good, and the links within work.",
           "Chapter 5.7.1 explains the nature of the content.",
           "gcc 4.7.0 was released in 2012.\n5.2.1 came later.",
           "Our server at 203.0.113.9 runs Debian 12.5.0 with kernel 5.10.0",
           "Total: 550 euros (before tax), 421 after.",
           "2026-11-20 10:00:01 INFO served 550 requests in 421 ms",
           "Nov 20 10:00:01 web1 nginx: 203.0.113.9 GET / 200 421 550",
           "Nov 20 10:00:01 mx1 postfix/qmgr[9]: 4F2: from=<a@x.example>, size=550, nrcpt=1",
           "{\"status\":\"ok\",\"count\":550,\"version\":\"5.7.1\"}",
           "Invoice 550-12\n450 - one chair\n552 - two tables",
           "SPF, DKIM and DMARC are records in DNS. Unauthenticated mail is often refused.",
           "Phone 421-555-0100, or 550 555 0100",
           "<html><body><p style=\"margin:421px 550px\">421 and 550 pixels</p></body></html>",
           "<!doctype html><title>5.7.1</title><td width=550 height=421>550 &ndash; sold</td>",
           "const int kCodes[] = {421, 450, 550};",
       })
    EXPECT_THAT(recognise(text).replies, IsEmpty()) << text;
}

TEST(Unrelated, RepliesThatAreNoneOfTheCatalogueStayGeneral) {
  for (const char* text :
       {"250 2.0.0 Ok: queued as 4F2", "220 2.0.0 Ready", "235 2.7.0 Accepted",
        "501 5.5.4 Syntax: HELO hostname", "502 5.5.2 Error: command not recognized",
        "503 5.5.1 Error: nested MAIL command", "550 5.1.3 Bad recipient address syntax"})
    for (const Recognised& reply : recognise(text).replies) {
      EXPECT_EQ(reply.reply, nullptr) << text;
      EXPECT_EQ(reply.basis, Basis::general) << text;
    }
}

TEST(Unrelated, NoSampleDraftIsABounce) {
  std::size_t tried = 0;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(PRESEND_SOURCE_DIR) / "samples")) {
    const std::string path = entry.path().string();
    const std::string extension = entry.path().extension().string();
    if ((extension != ".eml" && extension != ".html") || path.find("/bounces/") != path.npos)
      continue;
    ++tried;
    EXPECT_THAT(recognise(content(entry.path())).replies, IsEmpty()) << path;
  }
  EXPECT_GT(tried, 50U);
}

TEST(Unrelated, ADraftThatQuotesAReplyIsNoBounce) {
  const Recognition recognition = recognise(
      "From: Ann <ann@example.com>\nTo: Ben <ben@example.org>\nSubject: Help\n\n"
      "They say: 421-4.7.0 This message is suspicious due to the nature of the content.\n");
  EXPECT_TRUE(recognition.is_message);
  EXPECT_FALSE(recognition.is_bounce);
  EXPECT_THAT(recognition.replies, IsEmpty());
}

TEST(Unrelated, BytesOfProgramsAreNoReplies) {
  std::string bytes;
  std::uint32_t state = 1;
  for (int i = 0; i < 200'000; ++i) {
    state = state * 1664525 + 1013904223;
    bytes += static_cast<char>(state >> 24);
  }
  EXPECT_THAT(recognise(bytes).replies, IsEmpty());
  EXPECT_THAT(recognise(std::string_view("5\0"
                                         "5\0"
                                         "0\0 \0"
                                         "5\0.\0",
                                         14))
                  .replies,
              IsEmpty());
}

TEST(Hostile, EveryPrefixAndByteIsReadWithinBounds) {
  const std::string text =
      "Nov 20 10:00:01 mx postfix/smtp[9]: dsn=4.7.0, relay=x, status=deferred (host x said: "
      "421-4.7.0 a=\r\nb \\n421-4.7.0 c 421 4.7.0 d \\";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const mime::ExactCopy copy(std::string_view(text).substr(0, size));
    static_cast<void>(recognise(copy.view()));
    const mime::ExactCopy tail(std::string_view(text).substr(size));
    static_cast<void>(recognise(tail.view()));
  }
}

TEST(Hostile, RepetitionStaysBounded) {
  for (const char* piece :
       {"550 5.7.1 ", "550 5.7.1 x\n", "550 5.7.1 x\n\n", "421-4.7.0 ", "550 ", "5.7.1 ", "\\n",
        "=\n", "said: 550 spam\n\n", "dsn=5.7.1 ", "Diagnostic-Code: smtp; 550 5.7.1 x\n\n", "550-",
        "From: a\nTo: b\n", "Status: 5.1.1\n\n", "suspicious due to the nature ", "> ", "<<< "}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    const Recognition recognition = recognise(text);
    EXPECT_LE(recognition.replies.size(), 1000U) << piece;
    for (const Recognised& reply : recognition.replies) EXPECT_LE(reply.text.size(), 700U);
  }
}

TEST(Hostile, ALogBeyondTheLimitsSaysThatItWasCut) {
  std::string log;
  for (int i = 0; i < 50'100; ++i) log += "Nov 20 10:00:01 mx1 x: said: 550 5.1.1 User unknown\n";
  const Recognition cut = recognise(log);
  EXPECT_TRUE(cut.is_cut);
  ASSERT_EQ(cut.replies.size(), 1U);
  EXPECT_EQ(cut.replies.front().count, 50'000U);
  const Recognition whole = recognise(std::string_view(log).substr(0, 54 * 100));
  EXPECT_FALSE(whole.is_cut);
}

TEST(Hostile, ABounceOfManyRecipientsIsBounded) {
  std::string text =
      "From: MAILER-DAEMON@x.example\nTo: a@x.example\nSubject: Undelivered\nMIME-Version: 1.0\n"
      "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: "
      "message/delivery-status\n\n";
  for (int i = 0; i < 40'000; ++i)
    text += "Final-Recipient: rfc822; r" + std::to_string(i) +
            "@x.example\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n\n";
  const Recognition recognition = recognise(text + "--b--\n");
  ASSERT_EQ(recognition.replies.size(), 1U);
  EXPECT_EQ(recognition.replies.front().count, 2000U);
}

}  // namespace
}  // namespace presend::smtp
