#include "scanner/lexicon/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace presend::lexicon {
namespace {

std::vector<EmbeddedFile> files() {
  return {
      {"wordlists/abused_tlds.txt", "tk\nxyz\n"},
      {"wordlists/brands.txt",
       "# names\n"
       "Apple | | apple.com, icloud.com | common-word\n"
       "AT&T | | att.com |\n"
       "Deutsche Bank | deutschebank | deutsche-bank.de, db.com\n"
       "H&M | | hm.com\n"
       "iCloud | apple id | apple.com, icloud.com\n"
       "PayPal | pay pal | paypal.com, paypal.de\n"
       "Rakuten | 楽天, 楽天カード | rakuten.co.jp\n"
       "Revenue | | service.gov.uk | common-word\n"},
      {"wordlists/free_hosts.txt", "web.app\n"},
      {"wordlists/freemail.txt", "gmail.com\ngmx.co.uk\n"},
      {"wordlists/mailing_platforms.txt", "list-manage.com # click tracking\n"},
      {"wordlists/redirectors.txt", "google.com /url q\nhref.li url\n"},
      {"wordlists/shorteners.txt", "\n  bit.ly  \r\n"},
      {"wordlists/unsubscribe.txt", "abmelden\nunsubscribe\n"},
      {"wordlists/spelling.txt", "newsletter\nwebinar\n"},
  };
}

Lexicon lexicon() {
  auto outcome = Lexicon::load(files());
  if (!outcome.ok()) throw std::runtime_error(outcome.error().text());
  return std::move(outcome).value();
}

std::string name_of(const Brand* brand) { return brand == nullptr ? "" : brand->name; }

TEST(DomainSet, ListedDomainCoversTheHostsBelowIt) {
  const Lexicon l = lexicon();
  EXPECT_EQ(l.freemail().covering("gmail.com"), "gmail.com");
  EXPECT_EQ(l.freemail().covering("a.b.gmx.co.uk"), "gmx.co.uk");
  EXPECT_FALSE(l.freemail().covers("notgmail.com"));
  EXPECT_FALSE(l.freemail().covers("com"));
  EXPECT_FALSE(l.freemail().covers(""));
  EXPECT_FALSE(l.freemail().covers("gmail.com.evil.example"));
}

TEST(Lexicon, BlanksCommentsAndLineEndsAroundEntriesDoNotCount) {
  const Lexicon l = lexicon();
  EXPECT_TRUE(l.shorteners().covers("bit.ly"));
  EXPECT_EQ(l.shorteners().size(), 1U);
  EXPECT_TRUE(l.mailing_platforms().covers("x.us1.list-manage.com"));
}

TEST(Lexicon, TopLevelDomainsStandWithoutDot) {
  const Lexicon l = lexicon();
  EXPECT_TRUE(l.is_abused_tld("tk"));
  EXPECT_FALSE(l.is_abused_tld("com"));
}

TEST(Lexicon, RedirectorNeedsHostPathAndParameter) {
  const Lexicon l = lexicon();
  EXPECT_EQ(l.redirect_parameter("www.google.com", "/url", "sa=t&q=https://evil.example"), "q");
  EXPECT_EQ(l.redirect_parameter("google.com", "/url/", "q=x"), "q");
  EXPECT_EQ(l.redirect_parameter("google.com", "/urls", "q=x"), "");
  EXPECT_EQ(l.redirect_parameter("google.com", "/search", "q=x"), "");
  EXPECT_EQ(l.redirect_parameter("google.com", "/url", "q="), "");
  EXPECT_EQ(l.redirect_parameter("google.com", "/url", "qq=x"), "");
  EXPECT_EQ(l.redirect_parameter("google.com", "/url", ""), "");
  EXPECT_EQ(l.redirect_parameter("href.li", "/anything", "url=x"), "url");
  EXPECT_EQ(l.redirect_parameter("notgoogle.com", "/url", "q=x"), "");
}

TEST(Lexicon, UnsubscribeWordingCountsWhereverItStandsInAnyCase) {
  const Lexicon l = lexicon();
  EXPECT_TRUE(l.is_unsubscribe_wording("Click here to UNSUBSCRIBE"));
  EXPECT_TRUE(l.is_unsubscribe_wording("https://a.example/abmelden.php"));
  EXPECT_FALSE(l.is_unsubscribe_wording("Subscribe"));
  EXPECT_FALSE(l.is_unsubscribe_wording(""));
}

TEST(Brands, DomainsBelongToTheBrandWithAllHostsBelow) {
  const Lexicon l = lexicon();
  EXPECT_EQ(name_of(l.brand_of_domain("paypal.de")), "PayPal");
  EXPECT_EQ(name_of(l.brand_of_domain("www.paypal.com")), "PayPal");
  EXPECT_EQ(name_of(l.brand_of_domain("tax.service.gov.uk")), "Revenue");
  EXPECT_EQ(l.brand_of_domain("paypal.example"), nullptr);
  EXPECT_EQ(l.brand_of_domain(""), nullptr);
}

TEST(Brands, TwoNamesOfOneCompanyShareTheirDomains) {
  const Lexicon l = lexicon();
  const Brand* icloud = l.brand_in_words("your apple id is locked");
  ASSERT_NE(icloud, nullptr);
  EXPECT_EQ(icloud->name, "iCloud");
  EXPECT_FALSE(icloud->is_common_word);
  EXPECT_TRUE(icloud->owns("apple.com"));
  EXPECT_TRUE(icloud->owns("www.icloud.com"));
  EXPECT_FALSE(icloud->owns("apple.com.evil.example"));
  EXPECT_FALSE(icloud->owns("myapple.com"));
}

TEST(BrandInWords, FindsWholeWordsOnly) {
  const Lexicon l = lexicon();
  EXPECT_EQ(name_of(l.brand_in_words("paypal")), "PayPal");
  EXPECT_EQ(name_of(l.brand_in_words("the paypal-security team")), "PayPal");
  EXPECT_EQ(name_of(l.brand_in_words("“paypal’s”")), "PayPal");
  EXPECT_EQ(name_of(l.brand_in_words("(paypal.com)")), "PayPal");
  EXPECT_EQ(l.brand_in_words("grapple with pineapple"), nullptr);
  EXPECT_EQ(l.brand_in_words("paypalé"), nullptr);
  EXPECT_EQ(l.brand_in_words("paypal2"), nullptr);
  EXPECT_EQ(l.brand_in_words(""), nullptr);
  EXPECT_EQ(l.brand_in_words(" - "), nullptr);
}

TEST(BrandInWords, FirstAliasIsTheNameInLowerCase) {
  const Lexicon l = lexicon();
  const Brand* brand = l.brand_in_words("deutsche bank ag");
  ASSERT_NE(brand, nullptr);
  EXPECT_THAT(brand->aliases, testing::ElementsAre("deutsche bank", "deutschebank"));
}

TEST(BrandInWords, HyphenAndUnderscoreAreBlanksOtherPunctuationCounts) {
  const Lexicon l = lexicon();
  EXPECT_EQ(name_of(l.brand_in_words("von deutsche-bank")), "Deutsche Bank");
  EXPECT_EQ(name_of(l.brand_in_words("deutsche_bank")), "Deutsche Bank");
  EXPECT_EQ(l.brand_in_words("deutsche, bank"), nullptr);
  EXPECT_EQ(name_of(l.brand_in_words("from at&t.")), "AT&T");
  EXPECT_EQ(l.brand_in_words("look at t"), nullptr);
}

TEST(BrandInWords, TheLongestAliasWins) {
  const Lexicon l = lexicon();
  EXPECT_EQ(name_of(l.brand_in_words("apple and paypal")), "PayPal");
  EXPECT_EQ(name_of(l.brand_in_words("apple id")), "iCloud");
  EXPECT_EQ(name_of(l.brand_in_words("apple idea")), "Apple");
}

TEST(BrandInWords, JapaneseNeedsNoBlanks) {
  const Lexicon l = lexicon();
  EXPECT_EQ(name_of(l.brand_in_words("楽天カードからのお知らせ")), "Rakuten");
  EXPECT_EQ(name_of(l.brand_in_words("【楽天】")), "Rakuten");
}

TEST(BrandInWords, LongTextIsReadOnce) {
  const Lexicon l = lexicon();
  const std::string one_word(200'000, 'a');
  EXPECT_EQ(l.brand_in_words(one_word), nullptr);
  std::string blanks(200'000, ' ');
  for (std::size_t i = 0; i < blanks.size(); i += 100) blanks[i] = 'x';
  EXPECT_EQ(l.brand_in_words(blanks + "paypal"), l.brand_in_words("paypal"));
}

TEST(BrandInWords, StaysWithinTheText) {
  const Lexicon l = lexicon();
  for (const std::string_view text : {"pay pal", "paypal", "楽天", "at&", "\xe6\xa5"}) {
    const auto exact = std::make_unique<char[]>(text.size());
    text.copy(exact.get(), text.size());
    static_cast<void>(l.brand_in_words({exact.get(), text.size()}));
    static_cast<void>(l.brand_in_label({exact.get(), text.size()}));
  }
}

TEST(BrandInLabel, FindsTheLabelAndItsHyphenatedPieces) {
  const Lexicon l = lexicon();
  EXPECT_EQ(name_of(l.brand_in_label("paypal")), "PayPal");
  EXPECT_EQ(name_of(l.brand_in_label("paypal-login")), "PayPal");
  EXPECT_EQ(name_of(l.brand_in_label("secure-pay-pal-login")), "PayPal");
  EXPECT_EQ(name_of(l.brand_in_label("deutsche-bank-kunden")), "Deutsche Bank");
  EXPECT_EQ(name_of(l.brand_in_label("deutschebank")), "Deutsche Bank");
  EXPECT_EQ(name_of(l.brand_in_label("att")), "AT&T");
  EXPECT_EQ(name_of(l.brand_in_label("my-apple-id")), "iCloud");
}

TEST(BrandInLabel, LeavesLongerWordsAndTinyNamesAlone) {
  const Lexicon l = lexicon();
  EXPECT_EQ(l.brand_in_label("grapple"), nullptr);
  EXPECT_EQ(l.brand_in_label("paypalsecurity"), nullptr);
  EXPECT_EQ(l.brand_in_label("hm"), nullptr);
  EXPECT_EQ(l.brand_in_label(""), nullptr);
  EXPECT_EQ(l.brand_in_label("--"), nullptr);
  EXPECT_EQ(l.brand_in_label(std::string(100'000, '-')), nullptr);
}

}  // namespace
}  // namespace presend::lexicon
