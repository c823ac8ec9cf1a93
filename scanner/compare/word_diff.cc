#include "scanner/compare/word_diff.h"

#include <algorithm>
#include <cstdint>
#include <dtl/dtl.hpp>
#include <span>
#include <unordered_map>

namespace presend::compare {
namespace {

using Words = std::span<const std::string_view>;

/// Joins words that follow each other.
class Runs {
 public:
  explicit Runs(std::vector<std::string>& out) : out_(out) {}
  void add(std::string_view word) {
    if (!is_open_) out_.emplace_back();
    if (is_open_) out_.back() += ' ';
    out_.back() += word;
    is_open_ = true;
  }
  void close() { is_open_ = false; }

 private:
  std::vector<std::string>& out_;
  bool is_open_ = false;
};

/// Takes off what both begin and end with.
void trim_common(Words& before, Words& after) {
  const auto heads = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto head = static_cast<std::size_t>(heads.first - before.begin());
  before = before.subspan(head);
  after = after.subspan(head);
  const auto tails = std::mismatch(before.rbegin(), before.rend(), after.rbegin(), after.rend());
  const auto tail = static_cast<std::size_t>(tails.first - before.rbegin());
  before = before.first(before.size() - tail);
  after = after.first(after.size() - tail);
}

/// How many words `from` has beyond those that `other` has as well; these go to `out`.
std::size_t missing_words(Words from, Words other, std::vector<std::string>& out) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const std::string_view word : other) ++counts[word];
  Runs runs(out);
  std::size_t missing = 0;
  for (const std::string_view word : from) {
    const auto found = counts.find(word);
    if (found == counts.end() || found->second == 0) {
      runs.add(word);
      ++missing;
    } else {
      --found->second;
      runs.close();
    }
  }
  return missing;
}

/// dtl copies what it compares, so it gets numbers.
std::vector<std::uint32_t> numbered(Words words,
                                    std::unordered_map<std::string_view, std::uint32_t>& numbers) {
  std::vector<std::uint32_t> out;
  out.reserve(words.size());
  for (const std::string_view word : words)
    out.push_back(
        numbers.try_emplace(word, static_cast<std::uint32_t>(numbers.size())).first->second);
  return out;
}

/// The share of `all` words that did not change.
double kept_of(std::size_t all, std::size_t changed) {
  return all == 0 ? 1 : 1 - static_cast<double>(changed) / static_cast<double>(all);
}

}  // namespace

WordDiff word_diff(const std::vector<std::string_view>& before_words,
                   const std::vector<std::string_view>& after_words) {
  WordDiff out;
  Words before = before_words;
  Words after = after_words;
  const std::size_t all = before.size() + after.size();
  trim_common(before, after);
  if (before.size() + after.size() > kMostDiffWords) {
    const std::size_t gained = missing_words(after, before, out.gained);
    const std::size_t lost = missing_words(before, after, out.lost);
    out.kept = kept_of(all, gained + lost);
    return out;
  }
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  dtl::Diff<std::uint32_t> diff(numbered(before, numbers), numbered(after, numbers));
  diff.compose();
  Runs gained(out.gained);
  Runs lost(out.lost);
  std::size_t at_before = 0;
  std::size_t at_after = 0;
  std::size_t common = 0;
  for (const auto& [number, info] : diff.getSes().getSequence()) {
    switch (info.type) {
      case dtl::SES_ADD:
        gained.add(after[at_after++]);
        break;
      case dtl::SES_DELETE:
        lost.add(before[at_before++]);
        break;
      default:
        ++at_before;
        ++at_after;
        ++common;
        gained.close();
        lost.close();
    }
  }
  out.kept = kept_of(all, before.size() + after.size() - 2 * common);
  return out;
}

}  // namespace presend::compare
