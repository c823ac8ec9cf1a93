#include "scanner/config/glob.h"

#include <gtest/gtest.h>

namespace presend::config {
namespace {

bool fits(std::string_view pattern, std::string_view path) {
  const auto glob = Glob::make(pattern);
  EXPECT_TRUE(glob.ok()) << pattern;
  return glob && glob.value().matches(path);
}

TEST(Glob, StarStaysInAFolder) {
  EXPECT_TRUE(fits("drafts/*.eml", "drafts/a.eml"));
  EXPECT_FALSE(fits("drafts/*.eml", "drafts/old/a.eml"));
  EXPECT_TRUE(fits("drafts/*/*.eml", "drafts/old/a.eml"));
  EXPECT_TRUE(fits("drafts/a*b*c", "drafts/abbcbc"));
  EXPECT_FALSE(fits("drafts/a*b*c", "drafts/abbcb"));
}

TEST(Glob, TwoStarsAreAnyFolders) {
  EXPECT_TRUE(fits("**/a.eml", "a.eml"));
  EXPECT_TRUE(fits("**/a.eml", "x/y/a.eml"));
  EXPECT_FALSE(fits("**/a.eml", "x/ba.eml"));
  EXPECT_TRUE(fits("x/**/a.eml", "x/a.eml"));
  EXPECT_TRUE(fits("x/**/a.eml", "x/1/2/a.eml"));
  EXPECT_TRUE(fits("x/**", "x/1/2"));
  EXPECT_FALSE(fits("x/**/a.eml", "y/a.eml"));
}

TEST(Glob, ANameIsMeantInAnyFolder) {
  EXPECT_TRUE(fits("a.eml", "a.eml"));
  EXPECT_TRUE(fits("a.eml", "x/a.eml"));
  EXPECT_TRUE(fits("*.html", "x/y/a.html"));
  EXPECT_FALSE(fits("x/a.eml", "y/x/a.eml"));
}

TEST(Glob, AFolderIsAllBelowIt) {
  EXPECT_TRUE(fits("drafts/", "drafts/a/b.eml"));
  EXPECT_TRUE(fits("drafts", "drafts/a/b.eml"));
  EXPECT_TRUE(fits("a/drafts", "a/drafts/b.eml"));
  EXPECT_FALSE(fits("drafts", "drafts2/b.eml"));
  EXPECT_FALSE(fits("drafts/*.eml", "drafts"));
}

TEST(Glob, BracesAreOneOfSeveral) {
  EXPECT_TRUE(fits("*.{eml,html}", "x/a.html"));
  EXPECT_TRUE(fits("{a,b/{c,d}}/x", "b/d/x"));
  EXPECT_FALSE(fits("{a,b}/x", "c/x"));
  EXPECT_TRUE(fits("a{,.old}.eml", "a.eml"));
}

TEST(Glob, AQuestionMarkIsALetterOfAnyScript) {
  EXPECT_TRUE(fits("a?.eml", "ab.eml"));
  EXPECT_TRUE(fits("a?.eml", "a\xC3\xBC.eml"));
  EXPECT_FALSE(fits("a?.eml", "a.eml"));
  EXPECT_FALSE(fits("a?b", "a/b"));
}

TEST(Glob, WhatIsNoPatternIsToldSo) {
  EXPECT_FALSE(Glob::make("").ok());
  EXPECT_FALSE(Glob::make("a{b").ok());
  EXPECT_FALSE(Glob::make(std::string(2000, '*')).ok());
  std::string many;
  for (int i = 0; i < 20; ++i) many += "{a,b}";
  EXPECT_FALSE(Glob::make(many).ok());
}

TEST(Glob, ManyStarsCostLittle) {
  std::string pattern;
  for (int i = 0; i < 300; ++i) pattern += "*a";
  EXPECT_FALSE(fits(pattern + "b", std::string(4000, 'a')));
}

TEST(Paths, AreNormalised) {
  EXPECT_EQ(normal_path("/a/b", "./c//d/../e"), "/a/b/c/e");
  EXPECT_EQ(normal_path("/a/b", "/x/./y"), "/x/y");
  EXPECT_EQ(normal_path("/a", "../../../b"), "/b");
  EXPECT_EQ(normal_path("", "../b"), "../b");
  EXPECT_EQ(normal_path("", "a/../../b"), "../b");
  EXPECT_EQ(below("/a", "/a/b/c"), "b/c");
  EXPECT_EQ(below("/a", "/ab"), "");
  EXPECT_EQ(below("/", "/ab"), "ab");
  EXPECT_EQ(folder_of("/a/b"), "/a");
  EXPECT_EQ(folder_of("/a"), "/");
  EXPECT_EQ(folder_of("a"), "");
}

}  // namespace
}  // namespace presend::config
