#include "scanner/eval/folds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/eval/corpora.h"

namespace presend::eval {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Corpus six_labels() {
  return corpus_of({{"spam", true},
                    {"phish", true},
                    {"ham", false},
                    {"newsletters", false},
                    {"modern", false},
                    {"templates", false}});
}

TEST(Folds, NeverSplitAGroupAndMixTheLabels) {
  Corpus corpus = corpus_of({{"bad", true}, {"good", false}});
  std::vector<std::uint32_t> group;
  for (int i = 0; i < 300; ++i) {
    corpus.samples.push_back(sample_of(i % 3 == 0 ? 0 : 1, word(i)));
    // Every seventh group has five members, not side by side.
    group.push_back(static_cast<std::uint32_t>(i % 7 == 0 ? i % 35 : i));
  }
  std::map<std::uint32_t, std::uint32_t> numbers;
  for (std::uint32_t& one : group)
    one = numbers.emplace(one, static_cast<std::uint32_t>(numbers.size())).first->second;
  const std::vector<std::uint32_t> fold = make_folds(corpus, group, 5);
  std::map<std::uint32_t, std::uint32_t> fold_of_group;
  std::vector<int> bad(5), good(5);
  for (std::size_t i = 0; i < fold.size(); ++i) {
    ASSERT_LT(fold[i], 5U);
    const auto [found, is_new] = fold_of_group.emplace(group[i], fold[i]);
    EXPECT_EQ(found->second, fold[i]) << "group " << group[i] << " is split";
    ++(corpus.samples[i].label == 0 ? bad : good)[fold[i]];
  }
  for (int i = 0; i < 5; ++i) {
    EXPECT_NEAR(bad[static_cast<std::size_t>(i)], 20, 2);
    EXPECT_NEAR(good[static_cast<std::size_t>(i)], 40, 2);
  }
}

TEST(Eras, TheUsualOnesCompareMailOfOneTime) {
  const auto eras = make_eras(six_labels(), usual_eras(), false);
  ASSERT_TRUE(eras.ok());
  ASSERT_EQ(eras.value().size(), 2U);
  EXPECT_THAT(eras.value()[0].labels, ElementsAre(0, 2, 3));
  EXPECT_THAT(eras.value()[1].labels, ElementsAre(1, 4, 5));
}

TEST(Eras, WhatIsIncompleteJoinsTheFirst) {
  const Corpus corpus = corpus_of({{"spam", true}, {"ham", false}, {"modern", false}});
  const auto eras = make_eras(corpus, usual_eras(), false);
  ASSERT_TRUE(eras.ok());
  ASSERT_EQ(eras.value().size(), 1U);
  EXPECT_THAT(eras.value()[0].labels, ElementsAre(0, 1, 2));
}

TEST(Eras, ThoseAskedForMustBeWhole) {
  const auto error = [](std::vector<NamedEra> eras) {
    const auto made = make_eras(six_labels(), eras, true);
    return made ? std::string() : made.error().reason;
  };
  EXPECT_THAT(error({{"x", {"spam", "phish"}}}), HasSubstr("era x has no good label"));
  EXPECT_THAT(error({{"x", {"spam", "hma"}}}), HasSubstr("no drafts have the label hma"));
  EXPECT_THAT(error({{"x", {"spam", "ham"}}, {"y", {"spam", "modern"}}}),
              HasSubstr("stands in two eras"));
  EXPECT_EQ(error({{"x", {"spam", "ham"}}}), "");
}

TEST(Masses, EraSideAndLabelWeighTheSameWhateverTheirNumbers) {
  Corpus corpus = six_labels();
  const std::size_t counts[] = {40, 3, 90, 10, 7, 2};
  for (std::uint16_t label = 0; label < 6; ++label)
    for (std::size_t i = 0; i < counts[label]; ++i)
      corpus.samples.push_back(sample_of(label, word(static_cast<int>(i))));
  const auto eras = make_eras(corpus, usual_eras(), false);
  std::vector<bool> is_in(corpus.samples.size(), true);
  is_in[0] = false;
  const std::vector<double> masses = balanced_masses(corpus, eras.value(), is_in);
  EXPECT_EQ(masses[0], 0);
  std::vector<double> of_label(6);
  for (std::size_t i = 0; i < masses.size(); ++i) of_label[corpus.samples[i].label] += masses[i];
  for (const std::size_t label : {0, 1}) EXPECT_NEAR(of_label[label], 0.25, 1e-12);
  for (const std::size_t label : {2, 3, 4, 5}) EXPECT_NEAR(of_label[label], 0.125, 1e-12);
}

}  // namespace
}  // namespace presend::eval
