#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace presend::email {

/// The distinct words of a text, as hashes, to see how much two texts have in common. Words of
/// fewer than four letters are left out (every English text shares "the" and "you"), so are web
/// addresses. A Chinese or Japanese character counts as a word.
class WordSet {
 public:
  void add(std::string_view text);
  /// Call once after the last add().
  void finish();
  /// Starts anew, keeping its memory.
  void clear() { words_.clear(); }

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::size_t shared_with(const WordSet& other) const;

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace presend::email
