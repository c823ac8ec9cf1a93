#include <gtest/gtest.h>

#include <string>

#include "scanner/url/url.h"

namespace presend::url {
namespace {

TEST(RegistrableDomain, IsOneLabelBelowThePublicSuffix) {
  EXPECT_EQ(registrable_domain("example.com"), "example.com");
  EXPECT_EQ(registrable_domain("www.example.com"), "example.com");
  EXPECT_EQ(registrable_domain("a.b.c.example.co.uk"), "example.co.uk");
  EXPECT_EQ(registrable_domain("www.city.kawasaki.jp"), "city.kawasaki.jp");
  EXPECT_EQ(registrable_domain("a.b.kawasaki.jp"), "a.b.kawasaki.jp");
  EXPECT_EQ(registrable_domain("x.www.ck"), "www.ck");
}

TEST(RegistrableDomain, KnowsSuffixesOfHostingSites) {
  EXPECT_EQ(registrable_domain("www.someone.github.io"), "someone.github.io");
  EXPECT_EQ(registrable_domain("a.b.c.d.e.f.g.h.i.j.example.org"), "example.org");
}

TEST(RegistrableDomain, KnowsInternationalSuffixes) {
  EXPECT_EQ(registrable_domain("www.example.xn--p1ai"), "example.xn--p1ai");
  EXPECT_EQ(registrable_domain("www.example.xn--55qx5d.cn"), "example.xn--55qx5d.cn");
}

TEST(RegistrableDomain, IsTheHostItselfWhereThereIsNone) {
  for (const std::string_view host :
       {"", "com", "co.uk", "localhost", "192.0.2.1", "[::1]", "github.io"})
    EXPECT_EQ(registrable_domain(host), host);
}

TEST(RegistrableDomain, AnUnknownTopLevelDomainIsASuffix) {
  EXPECT_EQ(registrable_domain("mail.shop.example"), "shop.example");
  EXPECT_EQ(registrable_domain("server.corp.internal"), "corp.internal");
}

TEST(RegistrableDomain, LeavesTheFinalDotOut) {
  EXPECT_EQ(registrable_domain("www.example.com."), "example.com");
  EXPECT_EQ(registrable_domain("com."), "com");
}

TEST(RegistrableDomain, IsAViewIntoTheHost) {
  const std::string host = "www.example.com";
  const std::string_view domain = registrable_domain(host);
  EXPECT_EQ(domain.data(), host.data() + 4);
}

TEST(RegistrableDomain, SurvivesHostsNoOneCanRegister) {
  EXPECT_EQ(registrable_domain(std::string_view("..com")), "..com");
  std::string labels;
  while (labels.size() < 200'000) labels += "a.";
  labels += "example.com";
  EXPECT_EQ(registrable_domain(std::string_view(labels)), "example.com");
  const std::string label(100'000, 'a');
  EXPECT_EQ(registrable_domain(std::string_view(label)), label);
}

TEST(IsWithin, HoldsForTheDomainAndWhatLiesBelow) {
  EXPECT_TRUE(is_within("example.com", "example.com"));
  EXPECT_TRUE(is_within("www.example.com", "example.com"));
  EXPECT_TRUE(is_within("www.example.com.", "example.com"));
  EXPECT_FALSE(is_within("badexample.com", "example.com"));
  EXPECT_FALSE(is_within("example.com.evil.net", "example.com"));
  EXPECT_FALSE(is_within("com", "example.com"));
  EXPECT_FALSE(is_within("example.com", ""));
  EXPECT_FALSE(is_within("", ""));
}

TEST(HostToUnicode, DecodesEachLabelItCan) {
  EXPECT_EQ(host_to_unicode("xn--bcher-kva.example"),
            "b\xC3\xBC"
            "cher.example");
  EXPECT_EQ(host_to_unicode("www.example.com"), "www.example.com");
  EXPECT_EQ(host_to_unicode("xn--zzzz99x-.xn--bcher-kva"),
            "xn--zzzz99x-.b\xC3\xBC"
            "cher");
  EXPECT_EQ(host_to_unicode("a.xn--bcher-kva."),
            "a.b\xC3\xBC"
            "cher.");
  EXPECT_EQ(host_to_unicode(""), "");
}

TEST(HostToAscii, IsTheFormOnTheWire) {
  EXPECT_EQ(host_to_ascii("B\xC3\xBC"
                          "cher.Example"),
            "xn--bcher-kva.example");
  EXPECT_EQ(host_to_ascii("WWW.Example.COM"), "www.example.com");
  EXPECT_EQ(host_to_ascii("xn--bcher-kva"), "xn--bcher-kva");
  EXPECT_EQ(host_to_ascii("stra\xC3\x9F"
                          "e.de"),
            "xn--strae-oqa.de");
}

TEST(HostToAscii, IsNothingWhereNoHostCanBeWrittenSo) {
  for (const std::string_view host :
       {"", "a b", "a/b", "a@b", "a:80", "[::1]", "a%41", "*.a", "a\xFF", "xn--zzzz99x-",
        "a\xE2\x80\xAE"
        "b"})
    EXPECT_EQ(host_to_ascii(host), std::nullopt) << host;
}

}  // namespace
}  // namespace presend::url
