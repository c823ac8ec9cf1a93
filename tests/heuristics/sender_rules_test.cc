// What the sender rules must leave alone, and how sure they may be, beyond their two examples.

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

std::vector<scan::ReportedFinding> findings_of(std::string_view rule, Example example,
                                               std::vector<std::string> own_domains = {}) {
  scan::Settings settings;
  settings.rules = {find_rule(rule)};
  settings.now = test_support::kNow;
  settings.sender.own_domains = std::move(own_domains);
  scan::Draft draft;
  draft.file = "example.eml";
  draft.bytes = test_support::example_message(example);
  return scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded())
      .findings;
}

/// "error", "warning", "info" of the first finding, or "nothing".
std::string verdict(std::string_view rule, std::string_view header_lines,
                    std::vector<std::string> own_domains = {}) {
  const Example example{Example::Kind::header, header_lines};
  const auto findings = findings_of(rule, example, std::move(own_domains));
  return findings.empty() ? "nothing" : std::string(name(findings.front().severity));
}

TEST(MissingFrom, TellsAnEmptyFieldFromAMissingOne) {
  const Example empty = eml("From: \nTo: pat@example.net\nSubject: Hello\n\nHello Pat\n");
  const auto findings = findings_of("HDR001", empty);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_TRUE(findings[0].has_location);
  EXPECT_FALSE(findings_of("HDR001", header("From:")).front().has_location);
}

TEST(MultipleFrom, AcceptsSeveralAuthorsWithASender) {
  EXPECT_EQ(verdict("HDR002", "From: a@example.org, b@example.org\nSender: a@example.org"),
            "nothing");
  EXPECT_EQ(verdict("HDR002", "From: a@example.org\nFrom: b@example.org\nSender: a@example.org"),
            "error");
}

TEST(MalformedFrom, AcceptsWhatReceiversRead) {
  for (const std::string_view from :
       {"From: news@example.org", "From: <news@example.org>", "From: (Shop) news@example.org",
        "From: \"Shop, Example\" <news@example.org>", "From: Example Shop <o'neil+x@example.org>",
        "From: =?utf-8?q?Gr=C3=BC=C3=9Fe=2C_Shop?= <news@example.org>",
        "From: news@example.org <news@example.org>",
        "From: Shop (Dublin) [News] <news@example.org>", "From: Dr. A. Shop <news@example.org>",
        "From: Shop: News <news@example.org>", "From: {{sender_name}} <{{sender_address}}>"})
    EXPECT_EQ(verdict("HDR003", from), "nothing") << from;
  for (const std::string_view from :
       {"From: Example Shop", "From: Example Shop <news@example.org", "From: <news@>",
        "From: Example Shop <news example.org>", "From: Example Shop ,_<news@example.org>",
        "From: Bank <service@bank.example> <x@example.org>", "From: \"Shop <news@example.org>",
        "From: Example Shop <news@example.org@mail.example.org>"})
    EXPECT_EQ(verdict("HDR003", from), "error") << from;
}

TEST(MalformedFrom, NamesTheCommaAndReportsOnce) {
  const auto findings = findings_of("HDR003", header("From: Shop, Example <news@example.org"));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings[0].message.find("comma"), std::string::npos);
  const auto unclosed = findings_of("HDR003", header("From: \"Shop, Example <news@example.org>"));
  ASSERT_EQ(unclosed.size(), 1U);
  EXPECT_NE(unclosed[0].message.find("never closed"), std::string::npos);
}

TEST(AddressInDisplayName, ComparesSitesNotHosts) {
  EXPECT_EQ(verdict("HDR004", "From: \"news@example.org\" <bounce@mail.example.org>"), "nothing");
  EXPECT_EQ(verdict("HDR004", "From: \"pat@example.net via Example\" <list@example.org>"),
            "nothing");
  EXPECT_EQ(verdict("HDR004", "From: \"St.Patrick Parish\" <news@example.org>"), "nothing");
  EXPECT_EQ(verdict("HDR004", "From: \"Seeds.com Weekly\" <news@example.org>"), "nothing");
  EXPECT_EQ(verdict("HDR004", "From: \"shop@example.net\" <news@example.org>", {"example.net"}),
            "nothing");
  EXPECT_EQ(verdict("HDR004", "From: \"paypal.com\" <x@example.org>"), "error");
  EXPECT_EQ(verdict("HDR004", "From: \"seeds.com\" <x@example.org>"), "warning");
}

TEST(ReplyToElsewhere, KnowsListsConversationsAndFreeMailboxes) {
  constexpr std::string_view rule = "HDR005";
  EXPECT_EQ(verdict(rule, "Reply-To: shop@partner.net"), "warning");
  EXPECT_EQ(verdict(rule, "Reply-To: shop@partner.net", {"partner.net"}), "nothing");
  EXPECT_EQ(verdict(rule, "Reply-To: example.shop@gmail.com"), "error");
  EXPECT_EQ(verdict(rule, "To: pat@gmail.com\nReply-To: example.shop@gmail.com"), "error");
  EXPECT_EQ(verdict(rule, "Reply-To: ann@gmail.com\nIn-Reply-To: <1@example.net>"), "warning");
  EXPECT_EQ(verdict(rule, "From: ann@gmail.com\nReply-To: ann@yahoo.com"), "nothing");
  EXPECT_EQ(verdict(rule, "To: gardeners@lists.net\nReply-To: gardeners@lists.net"), "nothing");
}

TEST(BadDate, AllowsADayAheadAndAWeekBack) {
  EXPECT_EQ(verdict("HDR007", "Date: Thu, 05 Mar 2026 09:00:00 +0000"), "nothing");
  EXPECT_EQ(verdict("HDR007", "Date: Thu, 05 Mar 2026 11:00:00 +0000"), "warning");
  EXPECT_EQ(verdict("HDR007", "Date: Wed, 25 Feb 2026 11:00:00 +0000"), "nothing");
  EXPECT_EQ(verdict("HDR007", "Date: Wed, 25 Feb 2026 09:00:00 +0000"), "warning");
  EXPECT_EQ(verdict("HDR007", "Date: soon"), "warning");
  EXPECT_EQ(verdict("HDR007", "Date:"), "warning");
}

TEST(BadMessageId, LeavesAMissingOneToTheServer) {
  EXPECT_EQ(verdict("HDR008", "Message-ID:"), "nothing");
  EXPECT_EQ(verdict("HDR008", "Message-ID: <1@[192.0.2.1]>"), "nothing");
  EXPECT_EQ(verdict("HDR008", "Message-ID: 1@example.org"), "info");
  EXPECT_EQ(verdict("HDR008", "Message-ID: <1 2@example.org>"), "info");
}

TEST(RawEightBitHeader, TakesUtf8LessSeriously) {
  EXPECT_EQ(verdict("HDR010", "Subject: Fr\xC3\xBChling"), "warning");
  EXPECT_EQ(verdict("HDR010", "Subject: Fr\xFChling"), "error");
}

TEST(BrandImpersonation, IsSureOnlyWhenNothingSpeaksForTheSender) {
  constexpr std::string_view rule = "HDR011";
  EXPECT_EQ(verdict(rule, "From: PayPal <x@example.net>"), "error");
  EXPECT_EQ(verdict(rule, "From: PayPal Support ,_<x@example.net>"), "error");
  EXPECT_EQ(verdict(rule, "From: =?utf-8?b?UNCwedCg0LBs?= <x@example.net>"), "error");
  EXPECT_EQ(verdict(rule, "From: Security <paypal-security@gmail.com>"), "error");
  EXPECT_EQ(verdict(rule, "From: Maria at PayPal <x@example.net>"), "warning");
  EXPECT_EQ(verdict(rule, "From: PayPal <x@mailpaypal.net>"), "warning");
}

TEST(BrandImpersonation, LeavesTheBrandItselfAndOthersWhoNameItAlone) {
  constexpr std::string_view rule = "HDR011";
  for (const std::string_view from :
       {"From: PayPal <service@intl.paypal.com>", "From: PayPal <x@paypal.pl>",
        "From: PayPal users group <list@example.net>", "From: Seeds and Bulbs <ebay@example.net>",
        "From: Anna Santander <anna.santander@example.net>", "From: Apple Miller <apple@gmail.com>",
        "From: Target Archery Club <club@example.net>"})
    EXPECT_EQ(verdict(rule, from), "nothing") << from;
  EXPECT_EQ(verdict(rule, "From: PayPal <x@example.net>", {"paypal.com"}), "nothing");
  EXPECT_EQ(verdict(rule, "From: PayPal <x@example.net>\nIn-Reply-To: <1@example.org>"), "nothing");
}

TEST(MixedScriptSender, AllowsTwoScriptsSideBySide) {
  // "Анна Example", "Яndex" (whose foreign letter resembles no Latin one), "東京Tower".
  EXPECT_EQ(verdict("HDR012", "From: =?utf-8?b?0JDQvdC90LAgRXhhbXBsZQ==?= <a@example.org>"),
            "nothing");
  EXPECT_EQ(verdict("HDR012", "From: =?utf-8?b?0K9uZGV4?= <a@example.org>"), "nothing");
  EXPECT_EQ(verdict("HDR012", "From: =?utf-8?b?5p2x5LqsVG93ZXI=?= <a@example.org>"), "nothing");
  EXPECT_EQ(verdict("HDR012", "From: Shop <a@xn--pypal-4ve.com>"), "error");  // "pаypal.com"
}

TEST(DecoratedDisplayName, LeavesPlainNamesAlone) {
  for (const std::string_view name :
       {"Yahoo!", "BMW", "NASA JPL", "Example Shop (Ireland)", "Anna (2026)", "Renata",
        "=?utf-8?q?Caf=C3=A9_=E2=84=A2?=", "Jean-Luc d'Arc"})
    EXPECT_EQ(verdict("HDR017", "From: " + std::string(name) + " <x@example.org>"), "nothing")
        << name;
  for (const std::string_view name : {"=?utf-8?b?U2hvcCDinIU=?=", "\"(1) Shop\"", "\"[3] Shop\"",
                                      "\"RE: your order\"", "SAVE BIG NOW", "Win a free phone now!",
                                      "\"pat@example.net\"", "=?utf-8?b?8J2XoPCdl7LwnZew?="})
    EXPECT_EQ(verdict("HDR017", "From: " + std::string(name) + " <x@example.org>"), "warning")
        << name;
}

TEST(DecoratedDisplayName, NamesEveryFault) {
  const auto findings =
      findings_of("HDR017", header("From: \"BIG SPRING SALE (2)\" <x@example.org>"));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings[0].message.find("counter"), std::string::npos);
  EXPECT_NE(findings[0].message.find("capitals"), std::string::npos);
}

TEST(OddLocalpart, ReadsOrdinaryAddressesAsOrdinary) {
  for (const std::string_view local :
       {"news", "anna.schmidt", "angstschweiss", "shop2026", "news+20260304.10571", "john1985",
        "rechtsschutzversicherung", "office365"})
    EXPECT_EQ(verdict("HDR018", "From: " + std::string(local) + "@example.org"), "nothing")
        << local;
  for (const std::string_view local : {"a1b2c3d4", "info88213377", "xkvbqrtz", "deadbeef01"})
    EXPECT_EQ(verdict("HDR018", "From: " + std::string(local) + "@example.org"), "info") << local;
}

}  // namespace
}  // namespace presend::heuristics
