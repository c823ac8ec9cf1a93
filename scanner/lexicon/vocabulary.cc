#include "scanner/lexicon/vocabulary.h"

#include <array>

#include "scanner/lexicon/leet.h"

namespace presend::lexicon {

namespace {

/// What an empty Vocabulary looks into.
constexpr std::array<std::uint64_t, kFilterBits / 64> kNoBits{};

/// Letters that a disguise cannot keep apart count as one.
constexpr char leet_class(char c) {
  if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  if (const char letter = leet_letter(static_cast<unsigned char>(c)); letter != 0) c = letter;
  return c == 'i' ? 'l' : c;
}

/// Whether `written` can be read as `word`.
bool reads_as(std::string_view written, std::string_view word, bool swaps_i) {
  if (written.size() != word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = written[i];
    if (c == word[i]) continue;
    const bool is_symbol = c >= 'A' && c <= 'Z';
    const char letter =
        is_symbol ? static_cast<char>(c + 32) : leet_letter(static_cast<unsigned char>(c));
    if (letter == word[i] && letter != 0) continue;
    if (letter == 'l' && word[i] == 'i') continue;
    // A small "l" for a capital "I" begins a word, a capital "I" for "l" stands within.
    if (swaps_i && (i == 0 ? c == 'l' && word[i] == 'i' : c == 'i' && word[i] == 'l')) continue;
    return false;
  }
  return true;
}

}  // namespace

Vocabulary::Vocabulary() {
  tables_.filter = kNoBits;
  tables_.starts = kNoBits;
}

Vocabulary::Vocabulary(const PhraseTables& tables) : tables_(tables) {}

std::uint32_t Vocabulary::start_of(std::string_view three) {
  std::uint32_t bits = 0;
  for (const char c : three.substr(0, 3)) bits = bits << 5 | (static_cast<unsigned char>(c) & 31);
  return bits;
}

std::uint32_t Vocabulary::leet_hash(std::string_view text) {
  std::uint32_t hash = 0x811C9DC5;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(leet_class(c))) * 0x01000193;
  return hash ^ hash >> 15;
}

WordId Vocabulary::find_leet(std::string_view written, bool swaps_i) const {
  if (written.size() < 2 || tables_.leet_slots.empty()) return kNoWord;
  std::uint32_t at = tables_.leet_slots[leet_hash(written) & (tables_.leet_slots.size() - 1)];
  // A list made to collide must not make this slow.
  for (int tries = 0; at != 0 && tries < 16; ++tries) {
    if (reads_as(written, word(at - 1), swaps_i)) return at - 1 + kFirstWord;
    at = tables_.next_leet[at - 1];
  }
  return kNoWord;
}

}  // namespace presend::lexicon
