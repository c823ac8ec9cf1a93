#include "scanner/base/suggest.h"

#include <algorithm>
#include <utility>

#include "scanner/base/ascii.h"

namespace presend {
namespace {

/// Longer words are no typing error of anything we know.
constexpr std::size_t kLongest = 64;

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool is_same = ascii_lower(a[i - 1]) == ascii_lower(b[j - 1]);
      row[j] = std::min({row[j - 1] + 1, last[j] + 1, last[j - 1] + (is_same ? 0 : 1)});
      if (i > 1 && j > 1 && ascii_lower(a[i - 1]) == ascii_lower(b[j - 2]) &&
          ascii_lower(a[i - 2]) == ascii_lower(b[j - 1]))
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::vector<std::string> nearest(std::string_view wrong, std::span<const std::string> known,
                                 std::size_t most) {
  std::vector<std::pair<std::size_t, const std::string*>> close;
  if (wrong.empty() || wrong.size() > kLongest) return {};
  for (const std::string& word : known) {
    const std::size_t limit = std::max<std::size_t>(1, std::min(wrong.size(), word.size()) / 3);
    const std::size_t distance = edit_distance(wrong, word);
    const bool is_contained =
        wrong.size() >= 3 && find_ignoring_case(word, wrong) != std::string_view::npos;
    // Codes such as LNK001 differ in few characters: the same beginning says which are meant.
    const bool has_same_start = wrong.size() >= 3 && wrong.size() <= 7 &&
                                starts_with_ignoring_case(word, wrong.substr(0, 3)) &&
                                distance <= 3;
    if (distance <= limit || is_contained || has_same_start)
      close.emplace_back(is_contained ? std::min<std::size_t>(distance, 2) : distance, &word);
  }
  std::stable_sort(close.begin(), close.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> out;
  for (const auto& [distance, word] : close)
    if (out.size() < most) out.push_back(*word);
  return out;
}

std::string joined_with_or(std::span<const std::string> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return text;
}

std::string did_you_mean(std::string_view wrong, std::span<const std::string> known) {
  const std::vector<std::string> words = nearest(wrong, known);
  return words.empty() ? std::string() : "Did you mean " + joined_with_or(words) + "?";
}

}  // namespace presend
