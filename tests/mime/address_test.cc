#include "scanner/mime/address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace presend::mime {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using D = AddressDefect;

constexpr std::uint32_t kOffset = 100;

struct Addresses {
  explicit Addresses(std::string_view raw) : size(raw.size()), copy(new char[size]) {
    raw.copy(copy.get(), size);
    field.name = "From";
    field.raw = {copy.get(), size};
    field.raw_range = {kOffset, kOffset + static_cast<std::uint32_t>(size)};
    all = parse_mailboxes(field, pool);
  }
  [[nodiscard]] std::string_view source(SourceRange range) const {
    if (range.empty()) return {};
    return field.raw.substr(range.begin - kOffset, range.size());
  }
  [[nodiscard]] std::vector<std::string> listed() const {
    std::vector<std::string> texts;
    for (const Mailbox& m : all) texts.push_back(std::string(m.display_name) + "|" + m.address());
    return texts;
  }

  std::size_t size;
  std::unique_ptr<char[]> copy;
  Field field;
  TextPool pool;
  std::vector<Mailbox> all;
};

std::vector<std::string> listed(std::string_view raw) { return Addresses(raw).listed(); }
/// Of the only mailbox.
std::vector<D> defects(std::string_view raw) {
  const Addresses addresses(raw);
  EXPECT_EQ(addresses.all.size(), 1U) << raw;
  return addresses.all.empty() ? std::vector<D>() : addresses.all.front().defects;
}

TEST(Address, ReadsTheUsualForms) {
  EXPECT_THAT(listed("ann@example.org"), ElementsAre("|ann@example.org"));
  EXPECT_THAT(listed(" <ann@example.org>\r\n"), ElementsAre("|ann@example.org"));
  EXPECT_THAT(listed("Ann Lee <ann@example.org>"), ElementsAre("Ann Lee|ann@example.org"));
  EXPECT_THAT(listed("\"Lee, Ann\" <ann@example.org>"), ElementsAre("Lee, Ann|ann@example.org"));
  EXPECT_THAT(listed("a@b.example, C <c@d.example>,\r\n e@f.example"),
              ElementsAre("|a@b.example", "C|c@d.example", "|e@f.example"));
  EXPECT_THAT(defects("Ann Lee <ann@example.org>"), IsEmpty());
}

TEST(Address, SkipsEmptyElements) {
  EXPECT_THAT(listed(""), IsEmpty());
  EXPECT_THAT(listed(" \r\n "), IsEmpty());
  EXPECT_THAT(listed(",, a@b.example ,,"), ElementsAre("|a@b.example"));
  EXPECT_THAT(listed("(only a comment)"), IsEmpty());
}

TEST(Address, TakesCommentsAndQuotedPairs) {
  EXPECT_THAT(listed("Ann (the (nested \\) boss)) Lee <ann(x)@(y)example.org> (z)"),
              ElementsAre("Ann Lee|ann@example.org"));
  EXPECT_THAT(defects("Ann (boss) <ann(x)@(y)example.org>"), IsEmpty());
  EXPECT_THAT(listed("ann@example.org (Ann Lee)"), ElementsAre("|ann@example.org"));
  EXPECT_THAT(listed(R"("Ann \"The\\Boss\" Lee" <ann@example.org>)"),
              ElementsAre("Ann \"The\\Boss\" Lee|ann@example.org"));
  EXPECT_THAT(listed(R"("ann lee"@example.org)"), ElementsAre("|ann lee@example.org"));
  EXPECT_THAT(defects(R"("ann lee"@example.org)"), IsEmpty());
  EXPECT_THAT(listed(R"("a@b" <c@d.example>)"), ElementsAre("a@b|c@d.example"));
}

TEST(Address, ReadsGroups) {
  const Addresses group("Friends: a@b.example, C <c@d.example>; e@f.example");
  EXPECT_THAT(group.listed(), ElementsAre("|a@b.example", "C|c@d.example", "|e@f.example"));
  EXPECT_EQ(group.all[0].group, "Friends");
  EXPECT_EQ(group.all[1].group, "Friends");
  EXPECT_EQ(group.all[2].group, "");
  EXPECT_THAT(listed("Undisclosed recipients:;"), IsEmpty());
  EXPECT_THAT(listed("undisclosed-recipients:"), IsEmpty());
  EXPECT_EQ(Addresses("=?utf-8?Q?Fr=C3=A9res?=: a@b.example;").all[0].group, "Fréres");
}

TEST(Address, ReadsSemicolonsAsOutlookMeansThem) {
  EXPECT_THAT(listed("a@b.example; Lee <c@d.example>;"),
              ElementsAre("|a@b.example", "Lee|c@d.example"));
}

TEST(Address, DecodesNamesAfterSplitting) {
  EXPECT_THAT(listed("=?utf-8?Q?Lee=2C_Ann?= <ann@example.org>"),
              ElementsAre("Lee, Ann|ann@example.org"));
  EXPECT_THAT(listed("=?utf-8?Q?Lee,_Ann?= <ann@example.org>"),
              ElementsAre("Lee, Ann|ann@example.org"))
      << "an unencoded comma in the word";
  EXPECT_THAT(listed("\"=?utf-8?B?SsO8cmdlbg==?=\" <j@example.org>"),
              ElementsAre("Jürgen|j@example.org"));
  EXPECT_THAT(listed("=?utf-8?Q?J=C3?=\r\n =?utf-8?Q?=BCrgen?= Lee<j@example.org>"),
              ElementsAre("Jürgen Lee|j@example.org"));
  EXPECT_THAT(listed("=?utf-8?Q?bank=40bank.example?= <thief@example.net>"),
              ElementsAre("bank@bank.example|thief@example.net"));
  EXPECT_THAT(listed("=?utf-8?Q?a?=<a@b.example>,=?utf-8?Q?c?=<c@d.example>"),
              ElementsAre("a|a@b.example", "c|c@d.example"));
  EXPECT_THAT(listed("=?utf-8?Q?open <a@b.example>, x?= <c@d.example>"),
              ElementsAre("=?utf-8?Q?open|a@b.example", "x?=|c@d.example"));
}

TEST(Address, ReadsRaw8BitNamesAndInternationalAddresses) {
  EXPECT_THAT(listed("J\xC3\xBCrgen <j@example.org>"), ElementsAre("Jürgen|j@example.org"));
  EXPECT_THAT(listed("J\xFCrgen <j@example.org>"), ElementsAre("Jürgen|j@example.org"));
  EXPECT_THAT(listed("jürgen@bücher.example"), ElementsAre("|jürgen@bücher.example"));
  EXPECT_THAT(defects("jürgen@bücher.example"), IsEmpty());
  EXPECT_THAT(defects("用户@例子.广告"), IsEmpty());
  EXPECT_THAT(defects("j\xFCrgen@example.org"), Contains(D::illegal_character));
  EXPECT_THAT(defects("j@b\u200B"
                      "cher.example"),
              Contains(D::bad_domain));
}

TEST(Address, ReadsObsoleteForms) {
  EXPECT_THAT(listed("A <@x.example,@y.example:a@b.example>, c@d.example"),
              ElementsAre("A|a@b.example", "|c@d.example"));
  EXPECT_THAT(defects("<@x.example:a@b.example>"), ElementsAre(D::obsolete_form));
  EXPECT_THAT(listed("ann at example.org"), ElementsAre("|ann@example.org"));
  EXPECT_THAT(defects("ann at example.org"), ElementsAre(D::obsolete_form));
  EXPECT_THAT(listed("Ann Lee ann at example.org"), ElementsAre("Ann Lee|ann@example.org"));
  EXPECT_THAT(listed("<ann at host>"), ElementsAre("|ann@host"));
  EXPECT_THAT(listed("ann . lee @ example . org"), ElementsAre("|ann . lee@example.org"));
  EXPECT_THAT(defects("ann @ example.org"), ElementsAre(D::space_in_address));
  EXPECT_THAT(listed("J. Doe <j@example.org>"), ElementsAre("J. Doe|j@example.org"));
  EXPECT_THAT(defects("J. Doe <j@example.org>"), IsEmpty());
}

TEST(Address, FollowsTheLastAddressInBrackets) {
  const Addresses two("Bank <service@bank.example> <thief@example.net>");
  EXPECT_THAT(two.listed(), ElementsAre("Bank <service@bank.example>|thief@example.net"));
  EXPECT_THAT(two.all[0].defects, Contains(D::illegal_character));
  EXPECT_THAT(listed("<Ann Lee> <ann@example.org>"), ElementsAre("<Ann Lee>|ann@example.org"));
  EXPECT_THAT(listed("Ann <ann@example.org> <home>"), ElementsAre("Ann|ann@example.org"));
}

TEST(Address, ForgivesMissingBracketsAndStrayText) {
  EXPECT_THAT(listed("Ann Lee ann@example.org"), ElementsAre("Ann Lee|ann@example.org"));
  EXPECT_THAT(defects("Ann Lee ann@example.org"), ElementsAre(D::space_in_address));
  EXPECT_THAT(listed("Ann <ann@example.org"), ElementsAre("Ann|ann@example.org"));
  EXPECT_THAT(defects("Ann <ann@example.org"), ElementsAre(D::unbalanced_bracket));
  EXPECT_THAT(listed("Ann <a@b.example, Bob <c@d.example>"),
              ElementsAre("Ann|a@b.example", "Bob|c@d.example"));
  EXPECT_THAT(defects("ann@example.org>"), Contains(D::unbalanced_bracket));
  EXPECT_THAT(defects("<<ann@example.org>>"), Contains(D::unbalanced_bracket));
  EXPECT_THAT(listed("<<ann@example.org>>"), ElementsAre("<|ann@example.org"));
  EXPECT_THAT(listed("<ann@example.org> Ann"), ElementsAre("Ann|ann@example.org"));
  EXPECT_THAT(listed("<mailto:ann@example.org>"), ElementsAre("|ann@example.org"));
  EXPECT_THAT(listed("bank@bank.example <thief@example.net>"),
              ElementsAre("bank@bank.example|thief@example.net"));
  EXPECT_THAT(defects("bank@bank.example <thief@example.net>"), ElementsAre(D::unquoted_name));
  EXPECT_THAT(defects("ACME (x) [y] <a@b.example>"), ElementsAre(D::unquoted_name));
  EXPECT_THAT(listed("News: ACME <a@b.example>"), ElementsAre("News: ACME|a@b.example"));
  EXPECT_THAT(listed("ACME [news] <a@b.example>"), ElementsAre("ACME [news]|a@b.example"));
}

TEST(Address, ReadsNoEncodedWordInAnAddress) {
  EXPECT_THAT(listed("=?utf-8?Q?ann?=@example.org"), ElementsAre("|=?utf-8?Q?ann?=@example.org"));
  EXPECT_THAT(defects("=?utf-8?Q?ann?=@example.org"), ElementsAre(D::illegal_character));
}

TEST(Address, GivesUtf8WhateverTheBytes) {
  EXPECT_THAT(listed("j\xFCrgen@m\xFCnchen.example"), ElementsAre("|jürgen@münchen.example"));
}

TEST(Address, SplitsAtACommaNobodyQuoted) {
  const Addresses two("ACME, Inc. <a@b.example>");
  EXPECT_THAT(two.listed(), ElementsAre("|ACME@", "Inc.|a@b.example"));
  EXPECT_THAT(two.all[0].defects, ElementsAre(D::no_domain));
  EXPECT_THAT(defects("ACME Company"), ElementsAre(D::no_addr_spec));
  EXPECT_THAT(defects("\"ACME\""), ElementsAre(D::no_addr_spec));
}

TEST(Address, NamesWhatIsMissing) {
  EXPECT_THAT(defects("<>"), ElementsAre(D::no_addr_spec));
  EXPECT_THAT(defects("Ann <>"), ElementsAre(D::no_addr_spec));
  EXPECT_THAT(defects("ann"), ElementsAre(D::no_domain));
  EXPECT_THAT(defects("ann@"), ElementsAre(D::no_domain));
  EXPECT_THAT(defects("<ann>"), ElementsAre(D::no_domain));
  EXPECT_THAT(defects("@example.org"), ElementsAre(D::no_local_part));
  EXPECT_THAT(defects("<@example.org>"), ElementsAre(D::no_local_part));
  EXPECT_THAT(defects("@"), ElementsAre(D::no_local_part, D::no_domain));
  EXPECT_THAT(defects("\"Ann <ann@example.org>"), ElementsAre(D::unbalanced_quote));
  EXPECT_THAT(listed("\"Ann <ann@example.org>"), ElementsAre("Ann|ann@example.org"));
}

TEST(Address, ChecksCharacters) {
  EXPECT_THAT(defects("<ann lee@example.org>"), ElementsAre(D::space_in_address));
  for (const std::string_view address :
       {"a..b@example.org", ".a@example.org", "a.@example.org", "a[b@example.org",
        "a@b@example.org", "a\x01@example.org", "a\\b@example.org"})
    EXPECT_THAT(defects(address), Contains(D::illegal_character)) << address;
  for (const std::string_view address :
       {"a+b=c@example.org", "o'hara@example.org", "_@example.org", "a@localhost",
        "a@xn--bcher-kva.example", "a@[192.0.2.1]", "a@[IPv6:2001:db8::1]"})
    EXPECT_THAT(defects(address), IsEmpty()) << address;
}

TEST(Address, ChecksDomains) {
  for (const std::string_view address :
       {"a@example..org", "a@.example.org", "a@example.org.", "a@-x.example", "a@x-.example",
        "a@exa_mple.org", "a@127.0.0.1", "a@[300.0.0.1]", "a@[foo]", "a@[192.0.2.1",
        "a@exa$mple.org"})
    EXPECT_THAT(defects(address), ElementsAre(D::bad_domain)) << address;
  EXPECT_THAT(defects("a@" + std::string(64, 'x') + ".example"), ElementsAre(D::bad_domain));
  std::string endless = "a@x";
  for (int i = 0; i < 130; ++i) endless += ".x";
  EXPECT_THAT(defects(endless), ElementsAre(D::bad_domain));
}

TEST(Address, KnowsWhereEverythingStands) {
  const Addresses a(
      "x@y.example,\r\n  \"Lee, =?utf-8?Q?J=C3=BCrgen?=\" (boss) <j(c)@d.example> (z) , e");
  ASSERT_EQ(a.all.size(), 3U);
  EXPECT_EQ(a.source(a.all[0].at), "x@y.example");
  EXPECT_EQ(a.source(a.all[0].address_at), "x@y.example");
  EXPECT_TRUE(a.all[0].name_at.empty());
  EXPECT_EQ(a.source(a.all[1].at), "\"Lee, =?utf-8?Q?J=C3=BCrgen?=\" (boss) <j(c)@d.example>");
  EXPECT_EQ(a.source(a.all[1].name_at), "\"Lee, =?utf-8?Q?J=C3=BCrgen?=\"");
  EXPECT_EQ(a.source(a.all[1].address_at), "j(c)@d.example");
  EXPECT_EQ(a.all[1].display_name, "Lee, Jürgen");
  EXPECT_EQ(a.source(a.all[2].address_at), "e");
  const Addresses bare("Ann Lee ann@example.org (x)");
  EXPECT_EQ(bare.source(bare.all[0].name_at), "Ann Lee");
  EXPECT_EQ(bare.source(bare.all[0].address_at), "ann@example.org");
  const Addresses route("<@x.example: a@b.example >");
  EXPECT_EQ(route.source(route.all[0].address_at), "a@b.example");
}

TEST(Address, DescribesEveryDefectInPlainWords) {
  for (int i = 0; i <= static_cast<int>(D::obsolete_form); ++i)
    EXPECT_FALSE(describe(static_cast<D>(i)).empty());
  EXPECT_EQ(describe(D::unbalanced_quote), "a quotation mark is never closed");
}

TEST(Address, StaysLinearOnHostileFields) {
  constexpr std::size_t kSize = 64 << 10;
  for (const std::string_view piece :
       {"(",  "<",    ">",   "\"", "\\\"",   "\",",       ",",   ";",  ":",
        "@",  "@,",   "<@,", "a:", "=?a?Q?", "=?a?Q?x?=", " =?", "(a", "<a@b>",
        "a ", "a@b,", "[",   "@[", " .",     "a at ",     "()",  "<:"}) {
    std::string field;
    while (field.size() < kSize) field += piece;
    EXPECT_LE(Addresses(field).all.size(), kSize);
    EXPECT_LE(Addresses("x " + field + " <a@b.example>").all.size(), kSize);
  }
}

}  // namespace
}  // namespace presend::mime
