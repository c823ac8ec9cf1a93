#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/lexicon/list_reader.h"

namespace presend::lexicon {
namespace {

/// The lists of wordlists/ itself, as they stand in the source tree.
class ShippedLists : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path folder = std::filesystem::path(PRESEND_SOURCE_DIR) / "wordlists";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() != ".txt") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::ostringstream content;
      content << in.rdbuf();
      paths_.push_back("wordlists/" + entry.path().filename().string());
      contents_.push_back(content.str());
    }
    for (std::size_t i = 0; i < paths_.size(); ++i) files_.push_back({paths_[i], contents_[i]});
  }
  std::vector<std::string> paths_, contents_;
  std::vector<EmbeddedFile> files_;
};

TEST_F(ShippedLists, Load) {
  const Outcome<Lexicon> outcome = Lexicon::load(files_);
  ASSERT_TRUE(outcome.ok()) << outcome.error().text();
  EXPECT_GT(outcome.value().freemail().size(), 150U);
  EXPECT_GT(outcome.value().shorteners().size(), 100U);
  EXPECT_GT(outcome.value().free_hosts().size(), 200U);
  EXPECT_GT(outcome.value().mailing_platforms().size(), 120U);
  EXPECT_GT(outcome.value().brands().size(), 250U);
}

TEST_F(ShippedLists, AreCompiledIntoTheProgram) {
  const Outcome<Lexicon> from_files = Lexicon::load(files_);
  ASSERT_TRUE(from_files.ok());
  EXPECT_EQ(Lexicon::embedded().brands().size(), from_files.value().brands().size());
  EXPECT_EQ(&Lexicon::embedded(), &Lexicon::embedded());
}

TEST(ShippedPhrases, OfTheBuildAreThoseOfTheSourceTree) {
  std::vector<std::string> paths;
  const std::filesystem::path root = PRESEND_SOURCE_DIR;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "wordlists"))
    if (entry.path().extension() == ".txt")
      paths.push_back(entry.path().lexically_relative(root).string());
  std::sort(paths.begin(), paths.end());
  std::deque<std::string> contents;
  std::vector<EmbeddedFile> files;
  for (const std::string& path : paths) {
    std::ifstream in(root / path, std::ios::binary);
    files.push_back({path, contents.emplace_back(std::istreambuf_iterator<char>(in),
                                                 std::istreambuf_iterator<char>())});
  }
  const Outcome<Phrases> loaded = Phrases::load(files);
  ASSERT_TRUE(loaded.ok()) << loaded.error().text();
  const Phrases& embedded = Lexicon::embedded().phrases();
  EXPECT_EQ(embedded.entry_count(), loaded.value().entry_count());
  EXPECT_EQ(embedded.form_count(), loaded.value().form_count());
  EXPECT_EQ(embedded.vocabulary().size(), loaded.value().vocabulary().size());
  EXPECT_EQ(embedded.trie().size(), loaded.value().trie().size());
  EXPECT_EQ(embedded.categories(), loaded.value().categories());
  for (WordId id = kFirstWord; id < kFirstWord + embedded.vocabulary().size(); ++id) {
    const std::string_view word = embedded.vocabulary().spelling(id);
    ASSERT_EQ(loaded.value().vocabulary().find(word, word_hash(word)), id) << word;
  }
}

TEST_F(ShippedLists, AreSortedUtf8WithAHeadAndNoTrailingBlanks) {
  for (const EmbeddedFile& file : files_) {
    SCOPED_TRACE(file.path);
    EXPECT_TRUE(file.content.starts_with("# "));
    EXPECT_TRUE(file.content.ends_with("\n"));
    EXPECT_TRUE(is_valid_utf8(file.content));
    EXPECT_EQ(file.content.find(" \n"), std::string_view::npos);
    EXPECT_EQ(file.content.find('\r'), std::string_view::npos);
    std::string last;
    for (ListReader list(file.path, file.content); list.next();) {
      const std::string key = to_ascii_lower(
          list.entry().substr(0, std::min(list.entry().find(" |"), list.entry().size())));
      EXPECT_LT(last, key) << "line " << list.line();
      last = key;
    }
  }
}

TEST_F(ShippedLists, EachIsNamedInSourcesMd) {
  std::ifstream in(std::string(PRESEND_SOURCE_DIR) + "/wordlists/SOURCES.md");
  std::ostringstream sources;
  sources << in.rdbuf();
  for (const std::string& path : paths_)
    EXPECT_THAT(sources.str(),
                testing::HasSubstr("`" + std::filesystem::path(path).filename().string() + "`"));
}

TEST_F(ShippedLists, EverydayWordsAreFlagged) {
  const Lexicon& l = Lexicon::embedded();
  for (const std::string_view word : {"apple", "chase", "orange", "target", "visa", "ups", "shell",
                                      "wise", "square", "booking", "discord", "ledger"}) {
    const Brand* brand = l.brand_in_words(word);
    ASSERT_NE(brand, nullptr) << word;
    EXPECT_TRUE(brand->is_common_word) << word;
  }
}

TEST_F(ShippedLists, BrandsAreFoundInSeveralLanguages) {
  const Lexicon& l = Lexicon::embedded();
  const auto name = [&](std::string_view text) {
    const Brand* brand = l.brand_in_words(text);
    return brand == nullptr ? std::string() : brand->name;
  };
  EXPECT_EQ(name("ihre deutsche bank"), "Deutsche Bank");
  EXPECT_EQ(name("votre crédit agricole vous informe"), "Crédit Agricole");
  EXPECT_EQ(name("sus correos express"), "Correos");
  EXPECT_EQ(name("三井住友カードより"), "SMBC");
  EXPECT_EQ(name("österreichische post"), "österreichische Post");
  EXPECT_EQ(name("quarterly meeting about the budget"), "");
}

TEST_F(ShippedLists, KindsOfHostsDoNotOverlapWhereTheyWouldContradict) {
  const Lexicon& l = Lexicon::embedded();
  EXPECT_TRUE(l.free_hosts().covers("login.web.app"));
  EXPECT_TRUE(l.mailing_platforms().covers("x.us1.list-manage.com"));
  EXPECT_FALSE(l.freemail().covers("paypal.com"));
  EXPECT_FALSE(l.shorteners().covers("youtu.be"));
  EXPECT_FALSE(l.is_abused_tld("de"));
  EXPECT_EQ(l.redirect_parameter("www.google.de", "/url", "q=https%3A%2F%2Fa.example"), "q");
}

}  // namespace
}  // namespace presend::lexicon
