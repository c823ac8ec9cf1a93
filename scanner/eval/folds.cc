#include "scanner/eval/folds.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace presend::eval {
namespace {

/// A share-out in progress.
class Folds {
 public:
  Folds(std::vector<std::size_t> totals, std::uint32_t folds)
      : totals_(std::move(totals)), loads_(folds, std::vector<std::size_t>(totals_.size())) {}

  /// The fold that has least of the labels in question.
  std::uint32_t take(const std::vector<std::size_t>& counts) {
    std::uint32_t best = 0;
    double best_load = 0;
    for (std::uint32_t fold = 0; fold < loads_.size(); ++fold) {
      double load = 0;
      for (std::size_t label = 0; label < counts.size(); ++label)
        if (counts[label] > 0)
          load += static_cast<double>(counts[label] * loads_[fold][label]) /
                  static_cast<double>(totals_[label]);
      if (fold == 0 || load < best_load) std::tie(best, best_load) = std::pair(fold, load);
    }
    for (std::size_t label = 0; label < counts.size(); ++label)
      loads_[best][label] += counts[label];
    return best;
  }

 private:
  std::vector<std::size_t> totals_;
  std::vector<std::vector<std::size_t>> loads_;  // drafts by fold and label
};

bool has(const Corpus& corpus, const Era& era, bool is_bad) {
  return std::any_of(era.labels.begin(), era.labels.end(),
                     [&](std::uint16_t label) { return corpus.labels[label].is_bad == is_bad; });
}

bool is_whole(const Corpus& corpus, const Era& era) {
  return has(corpus, era, true) && has(corpus, era, false);
}

Error not_whole(const Corpus& corpus, const Era& era) {
  const bool lacks_bad = !has(corpus, era, true);
  return {"", 0, "era " + era.name + " has no " + (lacks_bad ? "bad" : "good") + " label",
          "Put bad and good labels of the same time into each era"};
}

/// Joins what is incomplete to the first era that is complete, or all when none is.
std::vector<Era> completed(const Corpus& corpus, std::vector<Era> eras, Era rest) {
  std::vector<Era> whole;
  for (Era& era : eras) {
    if (is_whole(corpus, era))
      whole.push_back(std::move(era));
    else
      rest.labels.insert(rest.labels.end(), era.labels.begin(), era.labels.end());
  }
  if (is_whole(corpus, rest) || (whole.empty() && !rest.labels.empty()))
    whole.push_back(std::move(rest));
  else if (!rest.labels.empty())
    whole.front().labels.insert(whole.front().labels.end(), rest.labels.begin(), rest.labels.end());
  for (Era& era : whole) std::sort(era.labels.begin(), era.labels.end());
  return whole;
}

}  // namespace

std::vector<std::uint32_t> make_folds(const Corpus& corpus, std::span<const std::uint32_t> group,
                                      std::uint32_t folds) {
  const std::size_t groups =
      group.empty() ? 0 : *std::max_element(group.begin(), group.end()) + std::size_t{1};
  std::vector<std::vector<std::size_t>> counts(groups,
                                               std::vector<std::size_t>(corpus.labels.size()));
  std::vector<std::size_t> sizes(groups);
  for (std::size_t i = 0; i < group.size(); ++i) {
    ++counts[group[i]][corpus.samples[i].label];
    ++sizes[group[i]];
  }
  // Large groups first, while there is room to even out; else by their hashes, so that no pattern
  // in the order of the files shows in the folds.
  std::vector<std::size_t> order(groups), first(groups, group.size());
  for (std::size_t i = group.size(); i-- > 0;) first[group[i]] = i;
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (sizes[a] != sizes[b]) return sizes[a] > sizes[b];
    return corpus.samples[first[a]].signature < corpus.samples[first[b]].signature;
  });
  Folds shared(corpus.counts(), folds);
  std::vector<std::uint32_t> fold_of_group(groups);
  for (const std::size_t one : order) fold_of_group[one] = shared.take(counts[one]);
  std::vector<std::uint32_t> fold(group.size());
  for (std::size_t i = 0; i < group.size(); ++i) fold[i] = fold_of_group[group[i]];
  return fold;
}

const std::vector<NamedEra>& usual_eras() {
  static const std::vector<NamedEra> eras = {{"old", {"spam", "ham", "newsletters"}},
                                             {"new", {"phish", "modern", "templates"}}};
  return eras;
}

Outcome<std::vector<Era>> make_eras(const Corpus& corpus, std::span<const NamedEra> named,
                                    bool is_asked) {
  std::vector<bool> is_taken(corpus.labels.size());
  std::vector<Era> eras;
  for (const NamedEra& given : named) {
    Era era{given.name, {}};
    for (const std::string& name : given.labels) {
      const auto found = std::find_if(corpus.labels.begin(), corpus.labels.end(),
                                      [&](const Label& label) { return label.name == name; });
      const auto index = static_cast<std::size_t>(found - corpus.labels.begin());
      if (found == corpus.labels.end()) {
        if (!is_asked) continue;
        return Error{"", 0, "--era " + given.name + ": no drafts have the label " + name,
                     "Name labels that drafts are given for"};
      }
      if (is_taken[index])
        return Error{"", 0, "label " + name + " stands in two eras", "Name it in one --era only"};
      is_taken[index] = true;
      era.labels.push_back(static_cast<std::uint16_t>(index));
    }
    if (is_asked && !is_whole(corpus, era)) return not_whole(corpus, era);
    if (!era.labels.empty()) eras.push_back(std::move(era));
  }
  Era rest{"all", {}};
  for (std::size_t i = 0; i < corpus.labels.size(); ++i)
    if (!is_taken[i]) rest.labels.push_back(static_cast<std::uint16_t>(i));
  return completed(corpus, std::move(eras), std::move(rest));
}

std::vector<double> balanced_masses(const Corpus& corpus, std::span<const Era> eras,
                                    const std::vector<bool>& is_in) {
  std::vector<std::size_t> counts(corpus.labels.size());
  for (std::size_t i = 0; i < corpus.samples.size(); ++i)
    if (is_in[i]) ++counts[corpus.samples[i].label];
  std::vector<double> of_label(corpus.labels.size());
  for (const bool is_bad : {false, true}) {
    std::vector<std::pair<std::uint16_t, double>> shares;  // of the side, before evening out
    double total = 0;
    for (const Era& era : eras) {
      const auto counts_here = [&](std::uint16_t label) {
        return corpus.labels[label].is_bad == is_bad && counts[label] > 0;
      };
      const auto labels = std::count_if(era.labels.begin(), era.labels.end(), counts_here);
      if (labels == 0) continue;
      total += 1;
      for (const std::uint16_t label : era.labels)
        if (counts_here(label)) shares.emplace_back(label, 1 / static_cast<double>(labels));
    }
    for (const auto& [label, share] : shares)
      of_label[label] = share / total / 2 / static_cast<double>(counts[label]);
  }
  std::vector<double> masses(corpus.samples.size());
  for (std::size_t i = 0; i < masses.size(); ++i)
    if (is_in[i]) masses[i] = of_label[corpus.samples[i].label];
  return masses;
}

}  // namespace presend::eval
