#include "scanner/lexicon/vocabulary_builder.h"

#include <utility>

#include "scanner/lexicon/vocabulary.h"

namespace presend::lexicon {

namespace {
constexpr std::size_t kFirstSlots = 4096;
}

VocabularyBuilder::VocabularyBuilder() : slots_(2 * kFirstSlots) {}

std::string_view VocabularyBuilder::word(std::size_t index) const {
  return std::string_view(spellings_).substr(begins_[index], begins_[index + 1] - begins_[index]);
}

std::size_t VocabularyBuilder::free_slot(std::uint32_t hash) const {
  const std::size_t mask = slots_.size() / 2 - 1;
  std::size_t at = hash & mask;
  while (slots_[2 * at + 1] != 0) at = (at + 1) & mask;
  return at;
}

void VocabularyBuilder::grow() {
  slots_.assign(2 * slots_.size(), 0);
  for (std::size_t i = 0; i + 1 < begins_.size(); ++i) {
    const std::size_t at = free_slot(word_hash(word(i)));
    slots_[2 * at] = head_of(word(i));
    slots_[2 * at + 1] = std::uint64_t{word(i).size()} << 32 | (i + 1);
  }
}

WordId VocabularyBuilder::add(std::string_view spelling) {
  const std::uint32_t hash = word_hash(spelling);
  const std::size_t mask = slots_.size() / 2 - 1;
  std::size_t at = hash & mask;
  for (; slots_[2 * at + 1] != 0; at = (at + 1) & mask) {
    const std::uint32_t index = static_cast<std::uint32_t>(slots_[2 * at + 1]) - 1;
    if (slots_[2 * at] == head_of(spelling) && word(index) == spelling) return index + kFirstWord;
  }
  spellings_ += spelling;
  begins_.push_back(static_cast<std::uint32_t>(spellings_.size()));
  const std::size_t count = begins_.size() - 1;
  slots_[2 * at] = head_of(spelling);
  slots_[2 * at + 1] = std::uint64_t{spelling.size()} << 32 | count;
  if (count * 2 > mask) grow();
  return static_cast<WordId>(count - 1) + kFirstWord;
}

void VocabularyBuilder::finish(PhraseStore& store) && {
  const std::size_t count = begins_.size() - 1;
  store.leet_slots.assign(slots_.size() / 2, 0);
  store.next_leet.assign(count, 0);
  store.filter.assign(kFilterBits / 64, 0);
  store.starts.assign(kStartBits / 64, 0);
  for (std::uint32_t i = 0; i < count; ++i) {
    set_bit(store.filter, Vocabulary::filter_bit(word_hash(word(i))));
    if (word(i).size() < 2) continue;
    if (word(i).size() >= 3) set_bit(store.starts, Vocabulary::start_of(word(i)));
    std::uint32_t& slot =
        store.leet_slots[Vocabulary::leet_hash(word(i)) & (store.leet_slots.size() - 1)];
    store.next_leet[i] = slot;
    slot = i + 1;
  }
  store.spellings = std::move(spellings_);
  store.word_begins = std::move(begins_);
  store.slots = std::move(slots_);
}

}  // namespace presend::lexicon
