#include "scanner/lexicon/vocabulary.h"

#include "scanner/lexicon/normalizer.h"

namespace presend::lexicon {

namespace {

constexpr std::size_t kFirstSlots = 16384;

/// Letters that a disguise cannot keep apart count as one.
constexpr char leet_class(char c) {
  if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  if (const char letter = leet_letter(static_cast<unsigned char>(c)); letter != 0) c = letter;
  return c == 'i' ? 'l' : c;
}

std::uint32_t leet_hash(std::string_view text) {
  std::uint32_t hash = kHashSeed;
  for (const char c : text) hash = hash_step(hash, leet_class(c));
  return hash;
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

Vocabulary::Vocabulary() : slots_(kFirstSlots) {}

std::size_t Vocabulary::start(std::string_view three) {
  std::size_t bits = 0;
  for (const char c : three.substr(0, 3)) bits = bits << 5 | (static_cast<unsigned char>(c) & 31);
  return bits;
}

/// The slot that holds the word, or the free one where it belongs.
std::size_t Vocabulary::slot_of(std::string_view spelling, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot].entry != 0; slot = (slot + 1) & mask) {
    if (slots_[slot].hash != hash) continue;
    const Entry& entry = entries_[slots_[slot].entry - 1];
    if (std::string_view(text_).substr(entry.text, entry.size) == spelling) break;
  }
  return slot;
}

void Vocabulary::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& taken : old) {
    if (taken.entry == 0) continue;
    std::size_t slot = taken.hash & mask;
    while (slots_[slot].entry != 0) slot = (slot + 1) & mask;
    slots_[slot] = taken;
  }
}

WordId Vocabulary::add(std::string_view spelling, std::uint32_t hash) {
  Slot& slot = slots_[slot_of(spelling, hash)];
  if (slot.entry != 0) return slot.entry - 1 + kFirstWord;
  entries_.push_back(
      {static_cast<std::uint32_t>(text_.size()), 0, static_cast<std::uint16_t>(spelling.size())});
  text_ += spelling;
  slot = {hash, static_cast<std::uint32_t>(entries_.size())};
  if (entries_.size() * 2 > slots_.size()) grow();
  return static_cast<WordId>(entries_.size()) - 1 + kFirstWord;
}

void Vocabulary::finish() {
  leet_slots_.assign(slots_.size(), 0);
  const std::size_t mask = leet_slots_.size() - 1;
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const std::string_view word =
        std::string_view(text_).substr(entries_[i].text, entries_[i].size);
    if (word.size() < 2) continue;
    if (word.size() >= 3) starts_.set(start(word));
    std::uint32_t& slot = leet_slots_[leet_hash(word) & mask];
    entries_[i].next_leet = slot;
    slot = i + 1;
  }
}

WordId Vocabulary::find(std::string_view spelling, std::uint32_t hash) const {
  const Slot& slot = slots_[slot_of(spelling, hash)];
  return slot.entry == 0 ? kNoWord : slot.entry - 1 + kFirstWord;
}

WordId Vocabulary::find_leet(std::string_view written, bool swaps_i) const {
  if (written.size() < 2 || leet_slots_.empty()) return kNoWord;
  std::uint32_t at = leet_slots_[leet_hash(written) & (leet_slots_.size() - 1)];
  // A list made to collide must not make this slow.
  for (int tries = 0; at != 0 && tries < 16; ++tries) {
    const Entry& entry = entries_[at - 1];
    if (reads_as(written, std::string_view(text_).substr(entry.text, entry.size), swaps_i))
      return at - 1 + kFirstWord;
    at = entry.next_leet;
  }
  return kNoWord;
}

std::string_view Vocabulary::spelling(WordId id) const {
  const Entry& entry = entries_[id - kFirstWord];
  return std::string_view(text_).substr(entry.text, entry.size);
}

}  // namespace presend::lexicon
