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
  explicit Runs(std::vector<WordRun>& out) : out_(out) {}
  void add(std::size_t index) {
    const auto at = static_cast<std::uint32_t>(index);
    if (!out_.empty() && out_.back().end == at)
      ++out_.back().end;
    else
      out_.push_back({at, at + 1});
  }

 private:
  std::vector<WordRun>& out_;
};

/// Takes off what both begin and end with; how many words they begin with.
std::size_t trim_common(Words& before, Words& after) {
  const auto heads = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto head = static_cast<std::size_t>(heads.first - before.begin());
  before = before.subspan(head);
  after = after.subspan(head);
  const auto tails = std::mismatch(before.rbegin(), before.rend(), after.rbegin(), after.rend());
  const auto tail = static_cast<std::size_t>(tails.first - before.rbegin());
  before = before.first(before.size() - tail);
  after = after.first(after.size() - tail);
  return head;
}

/// Adds the words of `from`, of which the first is number `first`, beyond those that `other` has as
/// well; how many these are.
std::size_t add_missing(Words from, Words other, std::size_t first, std::vector<WordRun>& out) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const std::string_view word : other) ++counts[word];
  Runs runs(out);
  std::size_t missing = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const auto found = counts.find(from[i]);
    if (found == counts.end() || found->second == 0) {
      runs.add(first + i);
      ++missing;
    } else {
      --found->second;
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
  const std::size_t first = trim_common(before, after);
  if (before.size() + after.size() > kMostDiffWords) {
    const std::size_t gained = add_missing(after, before, first, out.gained);
    const std::size_t lost = add_missing(before, after, first, out.lost);
    out.kept = kept_of(all, gained + lost);
    return out;
  }
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  dtl::Diff<std::uint32_t> diff(numbered(before, numbers), numbered(after, numbers));
  diff.compose();
  Runs gained(out.gained);
  Runs lost(out.lost);
  std::size_t at_before = first;
  std::size_t at_after = first;
  std::size_t common = 0;
  for (const auto& [number, info] : diff.getSes().getSequence()) {
    switch (info.type) {
      case dtl::SES_ADD:
        gained.add(at_after++);
        break;
      case dtl::SES_DELETE:
        lost.add(at_before++);
        break;
      default:
        ++at_before;
        ++at_after;
        ++common;
    }
  }
  out.kept = kept_of(all, before.size() + after.size() - 2 * common);
  return out;
}

}  // namespace presend::compare
