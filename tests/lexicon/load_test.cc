#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "scanner/lexicon/lexicon.h"

namespace presend::lexicon {
namespace {

using testing::HasSubstr;

constexpr std::string_view kLists[] = {"abused_tlds",       "brands",      "free_hosts", "freemail",
                                       "mailing_platforms", "redirectors", "shorteners", "spelling",
                                       "unsubscribe"};

/// Loads empty lists, but for one.
Outcome<Lexicon> load_with(std::string_view list, std::string_view content) {
  static std::vector<std::string> paths;
  paths.clear();
  std::vector<EmbeddedFile> files;
  for (const std::string_view name : kLists)
    paths.push_back("/somewhere/wordlists/" + std::string(name) + ".txt");
  for (std::size_t i = 0; i < paths.size(); ++i)
    files.push_back({paths[i], kLists[i] == list ? content : std::string_view("# empty\n")});
  return Lexicon::load(files);
}

struct Bad {
  std::string_view list;
  std::string_view content;
  std::uint32_t line;
  std::string_view reason;
};

void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.list << ": " << bad.content; }

class BadLine : public testing::TestWithParam<Bad> {};

TEST_P(BadLine, IsAnErrorWithFileLineReasonAndRemedy) {
  const Outcome<Lexicon> outcome = load_with(GetParam().list, GetParam().content);
  ASSERT_FALSE(outcome.ok());
  EXPECT_THAT(outcome.error().file,
              testing::EndsWith("wordlists/" + std::string(GetParam().list) + ".txt"));
  EXPECT_EQ(outcome.error().line, GetParam().line);
  EXPECT_THAT(outcome.error().reason, HasSubstr(std::string(GetParam().reason)));
  EXPECT_FALSE(outcome.error().remedy.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Lists, BadLine,
    testing::Values(
        Bad{"freemail", "a.com\nGmail.com\n", 2, "upper-case"},
        Bad{"freemail", "# x\n\ngmail\n", 3, "no dot"}, Bad{"freemail", "a..b\n", 1, "empty label"},
        Bad{"freemail", ".a.b\n", 1, "empty label"}, Bad{"freemail", "a.b.\n", 1, "empty label"},
        Bad{"freemail", "-a.b\n", 1, "hyphen"},
        Bad{"freemail",
            "b\xc3\xbc"
            "cher.de\n",
            1, "character"},
        Bad{"freemail", "a.com b.com\n", 1, "character"},
        Bad{"freemail", "a.com\nb.com\na.com", 3, "twice"},
        Bad{"shorteners", "https://bit.ly\n", 1, "character"},
        Bad{"free_hosts", "web.app/x\n", 1, "character"},
        Bad{"mailing_platforms", "*.a.com\n", 1, "character"},
        Bad{"abused_tlds", ".tk\n", 1, "character"}, Bad{"abused_tlds", "TK\n", 1, "upper-case"},
        Bad{"abused_tlds", "tk\ntk\n", 2, "twice"}, Bad{"abused_tlds", "co.vu\n", 1, "character"},
        Bad{"redirectors", "google.com\n", 1, "1 fields"},
        Bad{"redirectors", "google.com /url q r\n", 1, "4 fields"},
        Bad{"redirectors", "google /url q\n", 1, "no dot"},
        Bad{"redirectors", "google.com url q\n", 1, "begin with"},
        Bad{"redirectors", "google.com /url q=\n", 1, "parameter"},
        Bad{"redirectors", "a.com q\na.com q\n", 2, "twice"},
        Bad{"spelling", "webinar\nE-Mail\n", 2, "is no word"},
        Bad{"spelling", "two words", 1, "is no word"},
        Bad{"spelling", "webinar\nwebinar", 2, "twice"},
        Bad{"brands", "PayPal | paypal.com\n", 1, "2 fields"},
        Bad{"brands", "PayPal | | paypal.com | |\n", 1, "5 fields"},
        Bad{"brands", "PayPal | |\n", 1, "without a domain"},
        Bad{"brands", "PayPal | | paypal\n", 1, "no dot"},
        Bad{"brands", "PayPal | | paypal.com, paypal.com\n", 1, "twice"},
        Bad{"brands", "PayPal | Pay pal | paypal.com\n", 1, "upper case"},
        Bad{"brands", "PayPal | pay pal, | paypal.com\n", 1, "empty alias"},
        Bad{"brands", "Disney+ | | disney.com\n", 1, "letter or digit"},
        Bad{"brands", " | | disney.com\n", 1, "empty alias"},
        Bad{"brands", "PayPal | \xff | paypal.com\n", 1, "UTF-8"},
        Bad{"brands", "PayPal | | paypal.com | common\n", 1, "unknown flag"},
        Bad{"brands", "Pay-Pal | | a.com\nB | pay pal | b.com\n", 2, "twice"}));

TEST(Load, AliasThatNoLookUpCouldHoldIsAnError) {
  const std::string line = "A | " + std::string(65, 'a') + " | a.com\n";
  const Outcome<Lexicon> outcome = load_with("brands", line);
  ASSERT_FALSE(outcome.ok());
  EXPECT_THAT(outcome.error().reason, HasSubstr("64 bytes"));
}

TEST(Load, UnsortedListsAndEmptyListsAreFine) {
  EXPECT_TRUE(load_with("freemail", "b.com\na.com").ok());
  EXPECT_TRUE(load_with("", "").ok());
}

TEST(Load, MissingListIsAnErrorThatNamesIt) {
  std::vector<EmbeddedFile> files;
  for (const EmbeddedFile& file : {EmbeddedFile{"wordlists/abused_tlds.txt", ""},
                                   EmbeddedFile{"notwordlists/freemail.txt", ""}})
    files.push_back(file);
  const Outcome<Lexicon> outcome = Lexicon::load(files);
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().file, "wordlists/freemail.txt");
  EXPECT_EQ(outcome.error().line, 0U);
  EXPECT_THAT(outcome.error().reason, HasSubstr("missing"));
}

}  // namespace
}  // namespace presend::lexicon
