#include "scanner/smtp/recognise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/mime/exact_copy.h"
#include "tests/smtp/tellings.h"

namespace presend::smtp {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string only_id(const Recognition& recognition) {
  if (recognition.replies.size() != 1)
    return std::to_string(recognition.replies.size()) + " replies";
  const Recognised& reply = recognition.replies.front();
  return reply.reply == nullptr ? "unknown wording" : reply.reply->id;
}

Recognition recognise_copy(std::string_view text) {
  const mime::ExactCopy copy(text);
  return recognise(copy.view());
}

TEST(Recognise, EveryReplyOfTheCatalogueInEveryTelling) {
  std::size_t tried = 0;
  for (const Reply& reply : Catalogue::embedded().replies())
    for (const Codes& codes : reply.codes)
      for (const auto& [how, input] : tellings(codes, reply.text)) {
        ++tried;
        EXPECT_EQ(only_id(recognise_copy(input)), reply.id)
            << how << " with " << codes.text() << ":\n"
            << input;
      }
  EXPECT_GT(tried, 2000U);
}

/// What receivers are documented to say, in words of their own and not the catalogue's.
struct Known {
  std::string_view code, text, id;
  Content content;
};
constexpr Known kKnown[] = {
    {"421 4.7.0",
     "Our system has detected that this message is suspicious due to the nature of the content "
     "and/or the links within. To best protect our users from spam, the message has been blocked.",
     "gmail-content", Content::yes},
    {"421 4.7.0",
     "This message is suspicious due to the nature of the content or the links within. To best "
     "protect our users from spam, the message has been blocked.",
     "gmail-content", Content::yes},
    {"550 5.7.1",
     "Gmail has detected that this message is suspicious due to the nature of the content and/or "
     "the links within.",
     "gmail-content", Content::yes},
    {"421 4.7.28",
     "Gmail has detected an unusual rate of unsolicited email containing one of your URL domains. "
     "To protect our users from spam, email with the URL domain has been temporarily rate limited.",
     "gmail-url-domains", Content::yes},
    {"421 4.7.28",
     "Gmail has detected this message exceeded its quota for sending messages with the same "
     "Message-ID. To best protect our users, the message has been temporarily rejected.",
     "gmail-same-message-id", Content::yes},
    {"550 5.7.1",
     "Our system has detected that this message is likely unsolicited email. To reduce the amount "
     "of spam sent to Gmail, this message has been blocked.",
     "gmail-likely-unsolicited", Content::yes},
    {"550 5.7.1",
     "Messages missing a valid address in the From: header, or having no From: header, are not "
     "accepted.",
     "gmail-from-missing", Content::yes},
    {"550 5.7.1",
     "Our system has detected that this message is not RFC 5322 compliant: 'From' header is "
     "missing. To reduce the amount of spam sent to Gmail, this message has been blocked.",
     "gmail-from-missing", Content::yes},
    {"550 5.7.1", "Messages with multiple addresses in From: header are not accepted.",
     "gmail-from-multiple", Content::yes},
    {"550 5.7.1", "Messages missing a valid messageId header are not accepted.",
     "gmail-message-id-missing", Content::yes},
    {"550 5.7.1",
     "This message is not RFC 5322 compliant. There are multiple Subject headers. To reduce the "
     "amount of spam sent to Gmail, this message has been blocked.",
     "gmail-duplicate-header", Content::yes},
    {"550 5.7.1",
     "Our system has detected that this message is not RFC 2822 compliant. To reduce the amount of "
     "spam sent to Gmail, this message has been blocked.",
     "gmail-malformed-header", Content::yes},
    {"552 5.7.0",
     "This message was blocked because its content presents a potential security issue. Please "
     "visit https://support.google.com/mail/?p=BlockedMessage to review our message content.",
     "gmail-attachment", Content::yes},
    {"552 5.3.4", "Your message exceeded Google's message size limits.", "gmail-size",
     Content::yes},
    {"552 5.3.4",
     "The size of the Subject header value (2000 bytes) exceeds Google's limit of 998 bytes per "
     "individual header size.",
     "gmail-size", Content::yes},
    {"554 5.6.0", "Mail message is malformed. Not accepted.", "gmail-malformed", Content::yes},
    {"421 4.7.0",
     "This message does not have authentication information or fails to pass authentication "
     "checks. To best protect our users from spam, the message has been blocked.",
     "gmail-unauthenticated", Content::no},
    {"421 4.7.0",
     "Our system has detected an unusual rate of unsolicited mail originating from your IP "
     "address. To protect our users from spam, mail sent from your IP address has been temporarily "
     "blocked.",
     "gmail-unusual-rate-ip", Content::no},
    {"421 4.7.28", "Gmail has detected an unusual rate of email.", "gmail-unusual-rate-ip",
     Content::no},
    {"421 4.7.28",
     "Gmail has detected an unusual rate of unsolicited email originating from your DKIM domain.",
     "gmail-unusual-rate-domain", Content::no},
    {"421 4.7.28",
     "Gmail has detected an unusual rate of unsolicited email originating from your SPF domain.",
     "gmail-unusual-rate-domain", Content::no},
    {"421 4.7.0", "IP not in whitelist for RCPT domain, closing connection.", "gmail-whitelist",
     Content::no},
    {"421 4.7.0",
     "The IP address sending this message does not have a PTR record, or the corresponding forward "
     "DNS entry does not point to the sending IP.",
     "gmail-ptr", Content::no},
    {"421 4.7.23",
     "This mail has been rate limited because the sending IP address doesn't have a PTR record, or "
     "the PTR record's forward DNS entry doesn't match the sending IP address.",
     "gmail-ptr", Content::no},
    {"550 5.7.25",
     "The IP address sending this message does not have a PTR record setup, or the corresponding "
     "forward DNS entry does not point to the sending IP.",
     "gmail-ptr", Content::no},
    {"421 4.7.0", "TLS required for RCPT domain, closing connection.", "gmail-tls", Content::no},
    {"421 4.7.29",
     "Your email has been rate limited because this message wasn't sent over a TLS connection. "
     "Gmail requires all bulk email senders to use TLS/SSL for SMTP connections.",
     "gmail-tls", Content::no},
    {"550 5.7.29", "This mail has been blocked because it was not sent over a TLS connection.",
     "gmail-tls", Content::no},
    {"451 4.7.24",
     "The SPF record of the sending domain has one or more suspicious entries. To protect our "
     "users "
     "from spam, mail sent from your IP address has been temporarily rate limited.",
     "gmail-spf-suspicious", Content::no},
    {"421 4.7.26",
     "This mail has been rate limited because it is unauthenticated. Gmail requires all senders to "
     "authenticate with either SPF or DKIM. Authentication results: DKIM = did not pass SPF "
     "[sender.example] with ip: [203.0.113.9] = did not pass",
     "gmail-unauthenticated", Content::no},
    {"550 5.7.26",
     "Unauthenticated email from sender.example is not accepted due to domain's DMARC policy.",
     "gmail-dmarc", Content::no},
    {"550 5.7.26",
     "This message fails to pass SPF checks for an SPF record with a hard fail policy (-all).",
     "gmail-spf-hard-fail", Content::no},
    {"421 4.7.27",
     "Your email has been rate limited because SPF authentication didn't pass for this message. "
     "Gmail requires all bulk email senders to authenticate their email with SPF.",
     "gmail-spf", Content::no},
    {"550 5.7.27", "This mail has been blocked because SPF does not pass.", "gmail-spf",
     Content::no},
    {"550 5.7.28",
     "There is an unusual rate of unsolicited email originating from your IP address.",
     "gmail-unusual-rate-ip", Content::no},
    {"421 4.7.30",
     "Your email has been rate limited because DKIM authentication didn't pass for this message.",
     "gmail-dkim", Content::no},
    {"550 5.7.30", "This mail has been blocked because DKIM does not pass.", "gmail-dkim",
     Content::no},
    {"421 4.7.32",
     "Your email has been rate limited because the From: header (RFC5322) in this message isn't "
     "aligned with either the authenticated SPF or DKIM organizational domain.",
     "gmail-alignment", Content::no},
    {"421 4.7.40",
     "Your email has been rate limited because the sending domain does not have a DMARC record.",
     "gmail-no-dmarc-record", Content::no},
    {"550 5.2.1",
     "The user you are trying to contact is receiving email at a rate that prevents additional "
     "messages from being delivered.",
     "gmail-receiving-rate", Content::no},
    {"550 5.2.2", "The email account that you tried to reach is over quota.", "gmail-over-quota",
     Content::no},
    {"550 5.7.1",
     "The user or domain that you are sending to (or from) has a policy that prohibited the mail "
     "that you sent.",
     "gmail-domain-policy", Content::no},
};

TEST(Recognise, RepliesOfGmailInEveryTelling) {
  for (const Known& known : kKnown) {
    const Codes codes{std::string(known.code.substr(0, 3)), std::string(known.code.substr(4))};
    for (const auto& [how, input] : tellings(codes, std::string(known.text))) {
      const Recognition recognition = recognise_copy(input);
      ASSERT_EQ(only_id(recognition), known.id) << how << ":\n" << input;
      const Recognised& reply = recognition.replies.front();
      EXPECT_EQ(reply.codes.text(), known.code) << how << ":\n" << input;
      EXPECT_EQ(reply.basis, Basis::wording);
      EXPECT_EQ(reply.by, "Gmail");
      EXPECT_EQ(advice_on(reply).content, known.content);
    }
  }
}

TEST(Recognise, CodesInTheMiddleOfTheSentence) {
  EXPECT_EQ(only_id(recognise("Gmail has detected 421-4.7.0 that this message is\n421-4.7.0 "
                              "suspicious due to the nature 421-4.7.0 of the content and/or\n421 "
                              "4.7.0 the links within. ab1si2 - gsmtp")),
            "gmail-content");
  EXPECT_EQ(only_id(recognise("This message is suspicious due to the nature of the content or the "
                              "links within (421-4.7.0)")),
            "gmail-content");
  EXPECT_EQ(only_id(recognise("550-5.7.1 Messages with multiple addresses in\nFrom: 550 5.7.1 "
                              "header are not accepted. e29si70 - gsmtp")),
            "gmail-from-multiple");
}

TEST(Recognise, MarksOfWordProcessors) {
  for (const char* text :
       {"\u201C421-4.7.0 This message is suspicious due to the nature of the "
        "content and/or the links within\u201D",
        "\u201E421\u20134.7.0 This message is suspicious due to the nature of the "
        "content and/or the links within\u201C"}) {
    const Recognition recognition = recognise(text);
    EXPECT_EQ(only_id(recognition), "gmail-content");
    EXPECT_EQ(recognition.replies.front().codes.text(), "421 4.7.0");
    EXPECT_FALSE(recognition.replies.front().text.ends_with('"')) << "it belongs to who quotes";
  }
}

TEST(Recognise, LongWordsNeedNoCode) {
  const Recognition recognition = recognise(
      "The message bounced and they say: This message is suspicious due to the nature of the\n"
      "content or the links within.");
  EXPECT_EQ(only_id(recognition), "gmail-content");
  EXPECT_TRUE(recognition.replies.front().codes.empty());
}

TEST(Recognise, OneWordBrokenByATerminal) {
  EXPECT_EQ(only_id(recognise("421-4.7.0 This message is suspi\ncious due to the nature of the con"
                              "\ntent or the links within.")),
            "gmail-content");
}

TEST(Recognise, CodesAlone) {
  for (const char* code : {"421-4.7.0", "421 4.7.0", "421", "4.7.0", "\"550 5.7.1\"",
                           "550-5.7.1:", "SMTP error 550 5.7.1", "(#5.7.1)", " 421 \n"}) {
    const Recognition recognition = recognise(code);
    ASSERT_EQ(recognition.replies.size(), 1U) << code;
    EXPECT_EQ(recognition.replies.front().form, Form::code) << code;
    EXPECT_EQ(recognition.replies.front().basis, Basis::general) << code;
  }
  const Recognised reply = recognise("421-4.7.0").replies.front();
  std::set<std::string> ids;
  for (const Reply* known : known_with(reply)) ids.insert(known->id);
  EXPECT_TRUE(ids.contains("gmail-content"));
  EXPECT_TRUE(ids.contains("yahoo-volume-or-complaints"));
  EXPECT_FALSE(ids.contains("gmail-size"));
}

TEST(Recognise, NumbersThatNobodyDefinedAreNoCodes) {
  for (const char* text : {"299", "199", "600", "549", "5.9.1", "12", "4.7", "421 422", "5.7.1.2",
                           "v4.7.0", "550.5", "2026"})
    EXPECT_THAT(recognise(text).replies, IsEmpty()) << text;
}

TEST(Recognise, AnUnknownWordingIsExplainedByItsCodes) {
  const Recognised reply = recognise("550 5.7.1 The cat has eaten your letter").replies.at(0);
  EXPECT_EQ(reply.basis, Basis::general);
  EXPECT_EQ(reply.text, "The cat has eaten your letter");
  const Advice advice = advice_on(reply);
  EXPECT_EQ(advice.content, Content::partly);
  EXPECT_THAT(advice.means, HasSubstr("refused it for good"));
  EXPECT_THAT(advice.means, HasSubstr("5.7.1"));
  EXPECT_FALSE(advice.steps.empty());
  EXPECT_FALSE(advice.sources.empty());
}

TEST(Recognise, EveryCodeOfTheStandardsHasAdvice) {
  for (const char* basic : {"421", "450", "451", "452", "500", "530", "535", "550", "551", "552",
                            "553", "554", "555", "556"})
    for (int subject = 0; subject <= 7; ++subject)
      for (int detail = 0; detail <= 30; ++detail) {
        const std::string code = std::string(basic) + ' ' + basic[0] + '.' +
                                 std::to_string(subject) + '.' + std::to_string(detail);
        const Recognition recognition = recognise(code + " Something nobody wrote down");
        ASSERT_EQ(recognition.replies.size(), 1U) << code;
        const Advice advice = advice_on(recognition.replies.front());
        EXPECT_FALSE(advice.title.empty() || advice.means.empty() || advice.steps.empty() ||
                     advice.sources.empty())
            << code;
      }
}

TEST(Recognise, ACodeThatAProviderUsesForOneThingTellsIt) {
  const Recognised reply = recognise("421-4.7.40 Words that are new. ab1si2 - gsmtp").replies.at(0);
  EXPECT_EQ(reply.basis, Basis::code);
  EXPECT_EQ(reply.reply->id, "gmail-no-dmarc-record");
}

TEST(Recognise, ALogTellsEachReplyOnceWithItsNumber) {
  std::string log;
  for (int i = 0; i < 40; ++i) {
    log += "Nov 20 10:00:" + std::to_string(10 + i) +
           " mx1 postfix/smtp[9]: 4F2: to=<r@recipient.example>, relay=mx[203.0.113.9]:25, "
           "dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 9)\n";
    log += "Nov 20 10:00:" + std::to_string(10 + i) +
           " mx1 postfix/smtp[9]: 4F3: to=<r@gmail.com>, relay=gmail-smtp-in.l.google.com[203.0."
           "113.9]:25, dsn=4.7.0, status=deferred (host gmail-smtp-in.l.google.com[203.0.113.9] "
           "said: 421-4.7.0 [203.0.113.1] This message is suspicious due to the nature of the "
           "content 421 4.7.0 and/or the links within. (in reply to end of DATA command))\n";
  }
  log +=
      "Nov 20 10:01:01 mx1 postfix/smtp[9]: 4F4: to=<r@x.example>, relay=none, dsn=5.4.4, "
      "status=bounced (Host or domain name not found)\n";
  const Recognition recognition = recognise(log);
  ASSERT_EQ(recognition.replies.size(), 2U);
  EXPECT_EQ(recognition.replies[0].reply->id, "gmail-content");
  EXPECT_EQ(recognition.replies[0].count, 40U);
  EXPECT_EQ(recognition.replies[0].line, 2U);
  EXPECT_EQ(recognition.replies[0].log, "Postfix");
  EXPECT_EQ(recognition.replies[1].codes.text(), "5.4.4");
  EXPECT_EQ(recognition.replies[1].line, 81U);
}

TEST(Recognise, SeveralRepliesPastedBelowEachOther) {
  const Recognition recognition = recognise(
      "550 5.1.1 User unknown\n552 5.3.4 Message size exceeds fixed limit\n"
      "421-4.7.28 unusual rate of unsolicited mail\n421 4.7.28 originating from your IP - gsmtp\n");
  ASSERT_EQ(recognition.replies.size(), 3U);
  EXPECT_EQ(recognition.replies[0].reply->id, "any-user-unknown");
  EXPECT_EQ(recognition.replies[1].reply->id, "any-size");
  EXPECT_EQ(recognition.replies[2].reply->id, "gmail-unusual-rate-ip");
  EXPECT_EQ(recognition.replies[2].line, 3U);
}

TEST(Recognise, ABounceTellsRecipientAndAction) {
  const Recognition recognition =
      recognise(bounce({"552", "5.2.2"}, "Sorry.",
                       "552-5.2.2 The email account that you tried to\n reach is "
                       "over quota.",
                       false));
  ASSERT_EQ(recognition.replies.size(), 1U);
  const Recognised& reply = recognition.replies.front();
  EXPECT_TRUE(recognition.is_bounce);
  EXPECT_EQ(reply.form, Form::bounce);
  EXPECT_EQ(reply.recipient, "reader@recipient.example");
  EXPECT_EQ(reply.action, "failed");
  EXPECT_EQ(reply.codes.text(), "552 5.2.2");
}

TEST(Recognise, TheFieldsOfABounceMayBePastedAlone) {
  EXPECT_EQ(only_id(recognise("Final-Recipient: rfc822; r@gmail.com\nAction: failed\n"
                              "Status: 5.7.1\nDiagnostic-Code: smtp; 550-5.7.1 Our system has "
                              "detected that this\nmessage is 550 5.7.1 likely unsolicited mail.")),
            "gmail-likely-unsolicited");
}

TEST(Recognise, AForwardedBounceStillTells) {
  const std::string inner = bounce({"550", "5.7.26"}, "Sorry.",
                                   "550 5.7.26 This mail has been blocked because the sender is "
                                   "unauthenticated.",
                                   false);
  EXPECT_EQ(only_id(recognise("From: a@x.example\nTo: b@x.example\nSubject: Look\nMIME-Version: "
                              "1.0\nContent-Type: multipart/mixed; boundary=o\n\n--o\n\nSee below."
                              "\n--o\nContent-Type: message/rfc822\n\n" +
                              inner + "\n--o--\n")),
            "gmail-unauthenticated");
}

}  // namespace
}  // namespace presend::smtp
