#include "scanner/lexicon/odd_words.h"

#include <algorithm>

#include "scanner/base/utf8.h"
#include "scanner/lexicon/letter.h"
#include "scanner/lexicon/second_readings.h"

namespace presend::lexicon {

namespace {

constexpr std::size_t kMostOddWords = 1000;

/// What the letters of a word with two alphabets look like together.
struct Mixture {
  std::size_t latin = 0;
  std::size_t foreign = 0;
  std::size_t close = 0;       ///< of the foreign ones, those that cannot be told apart
  std::size_t changes = 0;     ///< from one alphabet to the other
  bool is_greek_small = true;  ///< the foreign ones are small Greek letters
  bool has_small_latin = false;
};

Mixture mixture(std::string_view written) {
  Mixture seen;
  int last = -1;
  for (std::size_t at = 0; at < written.size();) {
    const CodePoint point = decode_utf8(written, at);
    at += point.size;
    const Letter here = letter(point.value);
    if (here.kind != LetterKind::letter) continue;
    const bool is_foreign = here.alphabet != Alphabet::latin;
    if (is_foreign) {
      ++seen.foreign;
      if (here.is_close) ++seen.close;
      if (here.alphabet != Alphabet::greek || point.value < 0x3AC) seen.is_greek_small = false;
    } else {
      ++seen.latin;
      if (point.value >= 'a' && point.value <= 'z') seen.has_small_latin = true;
    }
    if (last >= 0 && last != static_cast<int>(is_foreign)) ++seen.changes;
    last = is_foreign;
  }
  return seen;
}

bool is_odd_mixture(const NormalText& text, const Word& word) {
  const Mixture seen =
      mixture(text.source().substr(word.begin, std::size_t{word.end} - word.begin));
  if (seen.latin + seen.foreign < 3 || seen.close == 0) return false;
  // Science and units: "µm", "TNFα", "NFκB", "βCD".
  if (seen.is_greek_small && seen.foreign == 1 && !seen.has_small_latin) return false;
  if (seen.is_greek_small && seen.foreign == 1 && seen.latin < 3 && seen.changes < 2) return false;
  // "SMSка" is an ordinary word in a Russian text.
  return !text.has_own_script() || seen.changes >= 2;
}

}  // namespace

std::vector<OddWord> odd_words(const NormalText& text) {
  std::vector<OddWord> found;
  for (const Word& word : text.words()) {
    if (word.disguises == 0 && (word.traits & trait::foreign) == 0) continue;
    OddWord odd{word.begin, word.end, {}, 0, false};
    if ((word.disguises & disguise::invisible) != 0) odd.disguises |= disguise::invisible;
    if ((word.traits & trait::mixed) != 0 && is_odd_mixture(text, word))
      odd.disguises |= disguise::lookalike;
    odd.reading = text.spelling(word);
    if ((word.traits & trait::foreign) != 0 && !text.has_own_script()) {
      odd.reading = text.in_latin(word);
      odd.is_whole_lookalike = odd.reading.size() >= 3;
    }
    if (odd.disguises == 0 && !odd.is_whole_lookalike) continue;
    found.push_back(std::move(odd));
    if (found.size() == kMostOddWords) break;
  }
  return found;
}

std::vector<OddWord> spread_words(const NormalText& text, const Vocabulary& vocabulary) {
  const auto words = text.words();
  const FirstLook look = first_look(text, vocabulary, true);
  const auto is_single = [&](std::size_t index) {
    return index < words.size() && words[index].size == 1 &&
           (words[index].traits & trait::letters) != 0;
  };
  const auto touches = [&](std::size_t left) {
    return words[left + 1].begin - words[left].end < 2;
  };
  std::vector<OddWord> found;
  std::size_t next = 0;
  for (const SecondReading& reading : second_readings(text, look, vocabulary)) {
    if ((reading.disguises & disguise::spread) == 0 || reading.first < next) continue;
    const std::string_view word = vocabulary.spelling(reading.id);
    const std::size_t behind = reading.first + reading.count;
    // Only letters one by one: "don_t" and "v1.31" are no spread words.
    if (reading.count != utf8_length(word) || (reading.disguises & disguise::leet) != 0) continue;
    const bool is_alone =
        !(reading.first > 0 && is_single(reading.first - 1) && touches(reading.first - 1)) &&
        !(is_single(behind) && touches(behind - 1));
    if (word.size() < 3 || (word.size() == 3 && !is_alone)) continue;
    found.push_back({reading.begin, reading.end, std::string(word), disguise::spread, false});
    next = behind;
    if (found.size() == kMostOddWords) break;
  }
  return found;
}

}  // namespace presend::lexicon
