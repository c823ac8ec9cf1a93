#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <random>
#include <string>

#include "scanner/url/url.h"

namespace presend::url {
namespace {

Oddity oddities(std::string_view text) { return parse(text).oddities; }

TEST(Url, GivesItsPartsAsViews) {
  const Reference reference = parse("https://us:pw@Example.COM:8080/a/b?q=1#top");
  ASSERT_TRUE(reference.url);
  const Url& url = *reference.url;
  EXPECT_EQ(url.scheme(), "https");
  EXPECT_EQ(url.userinfo(), "us:pw");
  EXPECT_TRUE(url.has_userinfo());
  EXPECT_EQ(url.host(), "example.com");
  EXPECT_EQ(url.host_kind(), HostKind::domain);
  EXPECT_EQ(url.port(), 8080);
  EXPECT_EQ(url.path(), "/a/b");
  EXPECT_EQ(url.query(), "q=1");
  EXPECT_EQ(url.fragment(), "top");
  EXPECT_TRUE(url.is_web());
}

TEST(Url, HasEmptyPartsWhereNothingIsWritten) {
  const Reference reference = parse("http://a");
  ASSERT_TRUE(reference.url);
  EXPECT_EQ(reference.url->userinfo(), "");
  EXPECT_EQ(reference.url->port(), std::nullopt);
  EXPECT_EQ(reference.url->path(), "/");
  EXPECT_EQ(reference.url->query(), "");
  EXPECT_EQ(reference.url->fragment(), "");
}

TEST(Url, PortZeroIsAPortAndTheDefaultIsNone) {
  EXPECT_EQ(parse("http://a:0/").url->port(), 0);
  EXPECT_EQ(parse("http://a:80/").url->port(), std::nullopt);
  EXPECT_EQ(parse("foo://a:80/").url->port(), 80);
}

TEST(Url, OfAMailAddressHasNoHost) {
  const Reference reference = parse("mailto:a@b.example?subject=x");
  ASSERT_TRUE(reference.url);
  EXPECT_EQ(reference.url->host(), "");
  EXPECT_EQ(reference.url->host_kind(), HostKind::none);
  EXPECT_EQ(reference.url->path(), "a@b.example");
  EXPECT_EQ(reference.url->query(), "subject=x");
  EXPECT_FALSE(reference.url->is_web());
}

TEST(Url, KnowsTheKindOfItsHost) {
  EXPECT_EQ(parse("http://127.1/").url->host_kind(), HostKind::ipv4);
  EXPECT_EQ(parse("http://[::1]/").url->host_kind(), HostKind::ipv6);
  EXPECT_EQ(parse("http://[::1]/").url->host(), "[::1]");
  EXPECT_EQ(parse("foo://a/").url->host_kind(), HostKind::opaque);
  EXPECT_EQ(parse("foo:///a").url->host_kind(), HostKind::none);
  EXPECT_EQ(parse("file:///a").url->host_kind(), HostKind::none);
  EXPECT_EQ(parse("file://localhost/a").url->host(), "");
}

TEST(Url, KeepsTheDotThatProtectsAPathOutOfThePath) {
  const Reference reference = parse("foo:/.//x");
  ASSERT_TRUE(reference.url);
  EXPECT_EQ(reference.url->path(), "//x");
}

TEST(Oddity, OrdinaryLinksHaveNone) {
  for (const std::string_view text :
       {"https://example.com/a%20b?c=d", "mailto:a@b", "tel:+1", "/x", "#", "HTTP://EXAMPLE.com",
        "http://192.0.2.1/", "http://192.0.2.1./", "file:///a", "file://srv/a", "http://[::1]/",
        "https://a/?x\\y", "foo:\\x", "https://example.com/\xC3\xBC"})
    EXPECT_EQ(oddities(text), Oddity::none) << text;
}

TEST(Oddity, EachIsSeenAlone) {
  EXPECT_EQ(oddities(" https://a/"), Oddity::outer_space);
  EXPECT_EQ(oddities("https://a/\x01"), Oddity::outer_space);
  EXPECT_EQ(oddities("https://a/b\nc"), Oddity::inner_line_breaks);
  EXPECT_EQ(oddities("https://a\\b"), Oddity::backslashes);
  EXPECT_EQ(oddities("https:\\\\a/b"), Oddity::backslashes);
  EXPECT_EQ(oddities("https://a/b\\c/d"), Oddity::backslashes);
  EXPECT_EQ(oddities("https:/a/b"), Oddity::odd_slashes);
  EXPECT_EQ(oddities("https:a/b"), Oddity::odd_slashes);
  EXPECT_EQ(oddities("https:///a/b"), Oddity::odd_slashes);
  EXPECT_EQ(oddities("file:a"), Oddity::odd_slashes);
  EXPECT_EQ(oddities("http://127.1/"), Oddity::numeric_host);
  EXPECT_EQ(oddities("http://0x7f.0.0.1/"), Oddity::numeric_host);
  EXPECT_EQ(oddities("http://010.0.0.1/"), Oddity::numeric_host);
  EXPECT_EQ(oddities("http://2130706433/"), Oddity::numeric_host);
  EXPECT_EQ(oddities("http://ex%61mple.com/"), Oddity::percent_host);
  EXPECT_EQ(oddities("http://b\xC3\xBC"
                     "cher.example/"),
            Oddity::unicode_host);
}

TEST(Oddity, CharactersThatVanishFromTheHost) {
  const Oddity found = oddities("http://exam\xC2\xADple.com/");
  EXPECT_TRUE(has(found, Oddity::invisible_host));
  EXPECT_TRUE(has(found, Oddity::unicode_host));
  EXPECT_TRUE(has(found, Oddity::invisible_characters));
  EXPECT_TRUE(has(oddities("http://exam%E2%80%8Bple.com/"), Oddity::invisible_host));
  EXPECT_EQ(oddities("http://a/x\xE2\x80\x8B"), Oddity::invisible_characters);
  EXPECT_EQ(oddities("/x\xE2\x80\xAE"), Oddity::invisible_characters);
}

TEST(Oddity, CharactersThatTurnIntoAscii) {
  EXPECT_TRUE(has(oddities("http://a\xE3\x80\x82"
                           "com/"),
                  Oddity::confusing_dots));
  EXPECT_TRUE(has(oddities("http://\xEF\xBD\x87o.com/"), Oddity::confusing_dots));
  EXPECT_TRUE(has(oddities("http://\xF0\x9D\x95\x92.com/"), Oddity::confusing_dots));
  EXPECT_FALSE(has(oddities("http://b\xC3\xBC"
                            "cher.example/"),
                   Oddity::confusing_dots));
}

TEST(Oddity, AreReportedForHostsABrowserRefuses) {
  const Reference reference = parse(" http://a\n:x/");
  EXPECT_EQ(reference.kind, ReferenceKind::invalid);
  EXPECT_TRUE(has(reference.oddities, Oddity::outer_space));
  EXPECT_TRUE(has(reference.oddities, Oddity::inner_line_breaks));
}

TEST(Placeholders, ThatSupplyTheHost) {
  for (const std::string_view text :
       {"{{url}}", "{{base}}/x", "https://{{host}}/x", "https://{{sub}}.example.com/",
        "{{scheme}}://example.com/", "*|UNSUB|*", "https://*|X|*/", "https://<%= host %>/a",
        "https://example.com{{path}}", "%%view_online%%", "[[unsubscribe]]", "//{{host}}/x",
        "https://{{#if a}}a{{/if}}.example/", "https://u:{{x}}@example.com/", "http:{{host}}",
        "https://{{ a | default: 'x/y?z#' }}.example/", " {{url}} "}) {
    const Reference reference = parse(text);
    EXPECT_TRUE(reference.has_placeholder) << text;
    EXPECT_TRUE(reference.host_is_placeholder) << text;
  }
}

TEST(Placeholders, BehindAKnownHost) {
  for (const std::string_view text :
       {"https://example.com/{{path}}", "https://example.com?u=*|EMAIL|*",
        "https://example.com/#{{x}}", "mailto:{{mail}}", "tel:{{phone}}", "/{{path}}", "a/{{b}}",
        "https://example.com\\{{x}}", "javascript:{{x}}", "?x={{y}}", "#{{x}}"}) {
    const Reference reference = parse(text);
    EXPECT_TRUE(reference.has_placeholder) << text;
    EXPECT_FALSE(reference.host_is_placeholder) << text;
  }
}

TEST(Placeholders, OfAmbiguousSyntaxesMustBeDeclared) {
  const templates::SyntaxSet declared = {templates::Syntax::percent,
                                         templates::Syntax::single_brackets};
  for (const std::string_view text : {"[unsubscribe]", "%UNSUBSCRIBELINK%", "https://%HOST%/"}) {
    EXPECT_FALSE(parse(text).has_placeholder) << text;
    EXPECT_TRUE(parse(text, nullptr, declared).host_is_placeholder) << text;
  }
  EXPECT_FALSE(parse("https://a.ie/?u=%EMAIL%", nullptr, declared).host_is_placeholder);
  EXPECT_TRUE(parse("https://a.ie/?u=%EMAIL%", nullptr, declared).has_placeholder);
}

TEST(Placeholders, AreNotSeenInPercentEscapes) {
  for (const std::string_view text :
       {"https://a/%20%20?x=100%", "https://a/{x}", "https://[::1]/*"}) {
    EXPECT_FALSE(parse(text).has_placeholder) << text;
    EXPECT_FALSE(parse(text).host_is_placeholder) << text;
  }
}

TEST(LongInput, IsParsedInOnePass) {
  constexpr std::size_t kSize = 2'000'000;
  const auto repeated = [](std::string_view part) {
    std::string text;
    while (text.size() < kSize) text += part;
    return text;
  };
  EXPECT_EQ(parse("http://a/" + std::string(kSize, 'x')).url->path().size(), kSize + 1);
  EXPECT_EQ(parse("http://a" + repeated("/b/..")).url->path(), "/");
  EXPECT_EQ(parse("http://a/" + repeated("../")).url->path(), "/");
  EXPECT_TRUE(parse("http://" + repeated("a.") + "b/").url);
  EXPECT_TRUE(parse("http://" + repeated("@") + "b/").url);
  EXPECT_TRUE(parse("http://a/" + repeated("\xE6\x97\xA5")).url);
  EXPECT_EQ(parse("http://" + repeated("\xE6\x97\xA5") + "/").kind, ReferenceKind::invalid);
  EXPECT_EQ(parse("http://" + repeated("xn--a.")).kind, ReferenceKind::invalid);
  EXPECT_EQ(parse("http://" + repeated("1.")).kind, ReferenceKind::invalid);
  EXPECT_EQ(parse("http://[" + repeated("1:") + "]/").kind, ReferenceKind::invalid);
  EXPECT_EQ(parse(std::string(kSize, ' ')).kind, ReferenceKind::empty);
  EXPECT_TRUE(parse(repeated("{{") + "x").has_placeholder == false);
}

/// Every part must lie inside the normal form, in order, whatever the text.
void expect_sound(const Url& url, std::string_view text) {
  const std::string_view href = url.href();
  const char* last = href.data();
  for (const std::string_view part :
       {url.scheme(), url.userinfo(), url.host(), url.path(), url.query(), url.fragment()}) {
    ASSERT_GE(part.data(), last) << text << " as " << href;
    ASSERT_LE(part.data() + part.size(), href.data() + href.size()) << text << " as " << href;
    last = part.data() + part.size();
  }
  ASSERT_EQ(url.host().empty(), url.host_kind() == HostKind::none) << text;
  ASSERT_TRUE(std::all_of(href.begin(), href.end(), [](char c) { return c > 0x1F && c < 0x7F; }))
      << href;
}

TEST(RandomText, NeverLeavesPartsOutsideTheNormalForm) {
  constexpr std::string_view kPieces[] = {"http:",
                                          "https:",
                                          "file:",
                                          "foo:",
                                          "mailto:",
                                          "//",
                                          "/",
                                          "\\",
                                          "?",
                                          "#",
                                          "@",
                                          ":",
                                          "..",
                                          ".",
                                          "%2e",
                                          "%",
                                          "%41",
                                          "a",
                                          "B",
                                          "example.com",
                                          "127.1",
                                          "0x",
                                          "[",
                                          "]",
                                          "[::1]",
                                          "C:",
                                          "c|",
                                          "80",
                                          " ",
                                          "\n",
                                          "\x01",
                                          "{{x}}",
                                          "*|Y|*",
                                          "<%",
                                          "\xC3\xBC",
                                          "\xC2\xAD",
                                          "\xE3\x80\x82",
                                          "\xFF",
                                          "xn--",
                                          "xn--bcher-kva",
                                          "\xF0\x9F\x92\xA9",
                                          "\xD7\x90",
                                          "'",
                                          "|"};
  std::mt19937 random(11);
  const Url bases[] = {*parse("http://u:p@h:81/a/b?q#f").url, *parse("foo:/.//p").url,
                       *parse("foo://h").url, *parse("mailto:x").url, *parse("file:///C:/a?b").url};
  for (int round = 0; round < 60'000; ++round) {
    std::string text;
    for (std::size_t count = random() % 10; count > 0; --count)
      text += kPieces[random() % std::size(kPieces)];
    const auto copy = std::make_unique<char[]>(text.size());
    std::memcpy(copy.get(), text.data(), text.size());
    const std::size_t choice = random() % (std::size(bases) * 2);
    const Url* base = choice < std::size(bases) ? &bases[choice] : nullptr;
    const Reference reference = parse({copy.get(), text.size()}, base);
    ASSERT_EQ(reference.url.has_value(), reference.kind == ReferenceKind::absolute) << text;
    if (!reference.url) continue;
    expect_sound(*reference.url, text);
    const Reference again = parse(reference.url->href());
    ASSERT_TRUE(again.url) << text << " as " << reference.url->href();
    ASSERT_EQ(again.url->href(), reference.url->href()) << text;
  }
}

}  // namespace
}  // namespace presend::url
