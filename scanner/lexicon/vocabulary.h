#pragma once

#include <cstdint>
#include <string_view>

#include "scanner/lexicon/phrase_tables.h"
#include "scanner/lexicon/word_hash.h"

namespace presend::lexicon {

/// All words of the phrase lists, numbered. A view of PhraseTables, which must outlive it.
class Vocabulary {
 public:
  Vocabulary();
  explicit Vocabulary(const PhraseTables& tables);

  /// The number of `spelling` (normalised), `hash` being its word_hash().
  [[nodiscard]] WordId find(std::string_view spelling, std::uint32_t hash) const {
    return may_have(hash) ? find_slot(spelling, hash, head_of(spelling)) : kNoWord;
  }
  /// The same for a word that has eight readable bytes or more from its beginning on.
  [[nodiscard]] WordId find_padded(const char* text, std::size_t size, std::uint32_t hash) const {
    if (!may_have(hash)) return kNoWord;
    return find_slot({text, size}, hash, low_bytes(load_eight(text), size));
  }
  /// The word that `written` stands for when digits and symbols are read as letters ("v1agra"), "l"
  /// and "i" being the same where `written` has a "1", "!" or "|" or `swaps_i` allows it. The text
  /// is normalised but for symbols, which stand as leet_letter() gives them in upper case.
  [[nodiscard]] WordId find_leet(std::string_view written, bool swaps_i) const;
  /// Whether a word may begin with these three letters; keeps a search for "f r e e" short.
  [[nodiscard]] bool may_begin(std::string_view three) const {
    return has_bit(tables_.starts, start_of(three));
  }

  [[nodiscard]] std::string_view spelling(WordId id) const { return word(id - kFirstWord); }
  [[nodiscard]] std::size_t size() const { return tables_.next_leet.size(); }

  // How the tables are laid out, for who builds them.
  static std::uint32_t leet_hash(std::string_view text);
  static std::uint32_t start_of(std::string_view three);
  static std::uint32_t filter_bit(std::uint32_t hash) { return hash >> 16; }

 private:
  [[nodiscard]] bool may_have(std::uint32_t hash) const {
    return has_bit(tables_.filter, filter_bit(hash));
  }
  [[nodiscard]] WordId find_slot(std::string_view spelling, std::uint32_t hash,
                                 std::uint64_t head) const {
    const std::size_t mask = tables_.slots.size() / 2 - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const std::uint64_t taken = tables_.slots[2 * at + 1];
      if (taken == 0) return kNoWord;
      if (tables_.slots[2 * at] != head || taken >> 32 != spelling.size()) continue;
      const auto index = static_cast<std::uint32_t>(taken) - 1;
      if (spelling.size() <= 8 || word(index) == spelling) return index + kFirstWord;
    }
  }
  [[nodiscard]] std::string_view word(std::uint32_t index) const {
    const std::uint32_t begin = tables_.word_begins[index];
    return tables_.spellings.substr(begin, tables_.word_begins[index + 1] - begin);
  }

  PhraseTables tables_;
};

}  // namespace presend::lexicon
