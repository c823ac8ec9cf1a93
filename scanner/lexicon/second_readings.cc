#include "scanner/lexicon/second_readings.h"

#include <algorithm>
#include <string>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/lexicon/normalizer.h"

namespace presend::lexicon {

namespace {

/// Longer words are not listed; letters are not spread wider.
constexpr std::size_t kMostLetters = 24;
/// Bounds for what only a text made to be slow has: look-ups of spread letters, of words with
/// digits or look-alikes, and of symbols; second readings; words noted for a closer look. Of 4 MB
/// of prose 20,000 words are.
constexpr std::size_t kMostLookups = 100'000;
constexpr std::size_t kMostReadings = 50'000;
constexpr std::size_t kMostNoted = 300'000;

/// "$500" and "5€", symbols as upper-case letters.
bool is_price(std::string_view written) {
  constexpr std::string_view kSigns = "SECLY";  // as leet_letter() reads $, €, ¢, £ and ¥
  const auto is_sign = [&](char c) { return kSigns.find(c) != std::string_view::npos; };
  if (!written.empty() && is_sign(written.front())) written.remove_prefix(1);
  if (!written.empty() && is_sign(written.back())) written.remove_suffix(1);
  return written.find_first_not_of("0123456789") == std::string_view::npos;
}

/// One letter, also a look-alike of two bytes.
bool is_single(const Word& word) {
  return word.size == 1 || (word.size == 2 && (word.traits & trait::foreign) != 0);
}

constexpr bool is_tight_mark(char c) {
  switch (c) {
    case '.':
    case '_':
    case '-':
    case '*':
    case '~':
    case '^':
    case '`':
      return true;
    default:
      return false;
  }
}

/// Punctuation that words do not stand around.
bool is_tight_gap(std::string_view gap) {
  return gap.size() == 1 ? is_tight_mark(gap[0]) : gap == "·" || gap == "•";
}

/// Blanks, or such punctuation with blanks around.
bool is_loose_gap(std::string_view gap) {
  const auto strip = [&](std::string_view blank) {
    while (gap.starts_with(blank)) gap.remove_prefix(blank.size());
    while (gap.ends_with(blank)) gap.remove_suffix(blank.size());
  };
  strip(" ");
  strip("\u00A0");
  strip("\u2009");
  return gap.empty() || is_tight_gap(gap);
}

/// Whether pieces of a word with `gap` between them are an honest spelling: "on-line", "e-mail",
/// "sign.in", "U.S.A.".
bool is_honest_variant(std::string_view gap, std::size_t pieces, std::size_t singles) {
  if (gap == "*" || gap == "~" || gap == "^") return false;
  return singles < 2 || (gap == "." && singles == pieces && pieces <= 3);
}

/// Whether letters of a spread word may stand at `word`; passes over ordinary words quickly.
bool may_be_spread(std::string_view source, const Word& word, const Word& next) {
  if (word.size <= 2 && next.size <= 2) return true;
  const char c = source[word.end];
  return is_ascii(c) ? is_tight_mark(c) && next.begin == word.end + 1 : next.begin - word.end <= 3;
}

class Readings {
 public:
  Readings(const NormalText& text, const FirstLook& look, const Vocabulary& vocabulary)
      : text_(text), words_(text.words()), look_(look), vocabulary_(vocabulary) {}

  std::vector<SecondReading> run() && {
    for (const std::uint32_t odd : look_.odd)
      if (may_look_up()) read_word(odd);
    lookups_left_ = kMostLookups;
    read_symbols();
    lookups_left_ = kMostLookups;
    read_spread();
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.count > b.count;
    });
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool may_look_up() const {
    return lookups_left_ > 0 && found_.size() < kMostReadings;
  }
  void add(std::size_t first, std::size_t count, WordId id, Disguises disguises);
  void read_word(std::size_t index);
  void read_symbols();
  std::size_t read_chunk(std::size_t symbol, std::size_t& word);
  void read_spread();
  void read_run(std::size_t first, std::size_t end, std::string_view gap);
  void read_run_from(std::size_t first, std::size_t end, std::string_view gap);
  [[nodiscard]] std::string_view gap_behind(std::size_t index) const;

  const NormalText& text_;
  std::span<const Word> words_;
  const FirstLook& look_;
  const Vocabulary& vocabulary_;
  std::vector<SecondReading> found_;
  std::string written_;
  std::size_t lookups_left_ = kMostLookups;
};

void Readings::add(std::size_t first, std::size_t count, WordId id, Disguises disguises) {
  for (std::size_t i = first; i < first + count; ++i) disguises |= words_[i].disguises;
  found_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count), id,
                    disguises, words_[first].begin, words_[first + count - 1].end});
}

/// A word by itself: look-alikes and digits.
void Readings::read_word(std::size_t index) {
  const Word& word = words_[index];
  const std::string_view spelling = text_.spelling(word);
  constexpr Traits kLettersAndDigits = trait::letters | trait::digits;
  const bool has_both = (word.traits & kLettersAndDigits) == kLettersAndDigits;
  const bool swaps_i =
      (word.traits & trait::capital_i) != 0 || (spelling.size() >= 4 && spelling.front() == 'l');
  const bool is_foreign = (word.traits & trait::foreign) != 0 && !text_.has_own_script();
  const bool is_lookalike = (word.disguises & disguise::lookalike) != 0;
  if (is_foreign) {
    --lookups_left_;
    const std::string latin = text_.in_latin(word);
    WordId id = vocabulary_.find(latin, word_hash(latin));
    if (id == kNoWord) id = vocabulary_.find_leet(latin, true);
    if (id != kNoWord) add(index, 1, id, disguise::lookalike);
  } else if ((has_both || swaps_i || is_lookalike) && spelling.size() <= kMostLetters) {
    --lookups_left_;
    const WordId id = vocabulary_.find_leet(spelling, swaps_i || is_lookalike);
    if (id != kNoWord) add(index, 1, id, has_both ? disguise::leet : disguise::lookalike);
  }
}

void Readings::read_symbols() {
  const auto symbols = text_.symbols();
  std::size_t word = 0;
  for (std::size_t symbol = 0; symbol < symbols.size() && may_look_up();)
    symbol = read_chunk(symbol, word);
}

/// Words and symbols that touch each other, such as "c@sh" and "$ave".
std::size_t Readings::read_chunk(std::size_t symbol, std::size_t& word) {
  const auto symbols = text_.symbols();
  while (word < words_.size() && words_[word].begin < symbols[symbol]) ++word;
  std::size_t at = symbols[symbol];
  std::size_t first = word;
  written_.clear();
  if (word > 0 && words_[word - 1].end == at) {
    first = word - 1;
    written_ = text_.spelling(words_[first]);
  }
  const std::size_t begin = first < word ? words_[first].begin : at;
  for (;;) {
    if (symbol < symbols.size() && symbols[symbol] == at) {
      const CodePoint point = decode_utf8(text_.source(), at);
      written_ += static_cast<char>(leet_letter(point.value) - 32);
      at += point.size;
      ++symbol;
    } else if (word < words_.size() && words_[word].begin == at) {
      if (written_.size() <= kMostLetters) written_ += text_.spelling(words_[word]);
      at = words_[word].end;
      ++word;
    } else {
      break;
    }
  }
  if (first == word || is_price(written_) || written_.size() > kMostLetters) return symbol;
  --lookups_left_;
  const WordId id = vocabulary_.find_leet(written_, false);
  if (id == kNoWord) return symbol;
  add(first, word - first, id, disguise::leet);
  found_.back().begin = static_cast<std::uint32_t>(begin);
  found_.back().end = static_cast<std::uint32_t>(at);
  return symbol;
}

/// What stands between a word and the next where it may spread a word; else empty.
std::string_view Readings::gap_behind(std::size_t index) const {
  const std::size_t begin = words_[index].end;
  const std::size_t size = words_[index + 1].begin - begin;
  if (size == 0 || size > 6) return {};
  const std::string_view gap = text_.source().substr(begin, size);
  return gap.find_first_of("\n\r") == std::string_view::npos ? gap : std::string_view();
}

void Readings::read_spread() {
  std::size_t behind = 0;
  for (const std::uint32_t first : look_.gappy) {
    if (first < behind) continue;
    if (!may_look_up()) break;
    const std::string_view gap = gap_behind(first);
    const bool is_tight = is_tight_gap(gap);
    if (gap.empty() || (!is_tight && !(is_single(words_[first]) && is_loose_gap(gap)))) continue;
    std::size_t last = first;
    while (last + 1 < words_.size() && gap_behind(last) == gap &&
           (is_tight || is_single(words_[last + 1])))
      ++last;
    if (last > first) read_run(first, last + 1, gap);
    behind = last;
  }
}

void Readings::read_run(std::size_t first, std::size_t end, std::string_view gap) {
  for (; first + 1 < end && may_look_up(); ++first)
    if ((words_[first].traits & trait::letters) != 0 || text_.spelling(words_[first]) == "1" ||
        text_.spelling(words_[first]) == "0" || text_.spelling(words_[first]) == "5")
      read_run_from(first, end, gap);
}

void Readings::read_run_from(std::size_t first, std::size_t end, std::string_view gap) {
  std::size_t singles = 0;
  std::size_t letters = 0;
  bool has_digit = false;
  written_.clear();
  for (std::size_t i = first; i < end && written_.size() <= kMostLetters; ++i) {
    const Word& word = words_[i];
    if (is_single(word)) ++singles;
    if ((word.traits & trait::digits) != 0)
      has_digit = true;
    else
      letters += word.size;
    if ((word.traits & trait::foreign) != 0)
      written_ += text_.in_latin(word);
    else
      written_ += text_.spelling(word);
    if (i == first) continue;
    if (written_.size() < (singles > i - first ? 2U : 3U)) continue;
    if (written_.size() >= 3 && !has_digit && !vocabulary_.may_begin(written_)) return;
    if (lookups_left_ == 0) return;
    --lookups_left_;
    WordId id = vocabulary_.find(written_, word_hash(written_));
    if (id == kNoWord && has_digit) id = vocabulary_.find_leet(written_, false);
    if (id == kNoWord) continue;
    const std::size_t count = i + 1 - first;
    const bool is_variant = is_honest_variant(gap, count, singles);
    // Version numbers: "v1.31".
    if (has_digit && (is_variant || letters * 2 <= written_.size())) continue;
    Disguises disguises = is_variant ? Disguises{0} : disguise::spread;
    if (is_variant && singles == count) disguises = kAbbreviated;
    if (has_digit) disguises |= disguise::leet;
    add(first, count, id, disguises);
    for (std::size_t at = first; at <= i; ++at)
      if ((words_[at].traits & trait::foreign) != 0) found_.back().disguises |= disguise::lookalike;
  }
}

}  // namespace

FirstLook first_look(const NormalText& text, const Vocabulary& vocabulary, bool is_blind) {
  FirstLook look;
  const std::span<const Word> words = text.words();
  const std::string_view source = text.source();
  const char* const spellings = text.text().data();
  look.ids.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const WordId id =
        is_blind ? kNoWord : vocabulary.find_padded(spellings + word.text, word.size, word.hash);
    look.ids[i] = id;
    if (id == kNoWord && look.odd.size() < kMostNoted &&
        ((word.traits != trait::letters && word.traits != trait::digits) || word.disguises != 0 ||
         spellings[word.text] == 'l'))
      look.odd.push_back(static_cast<std::uint32_t>(i));
    if (i + 1 < words.size() && look.gappy.size() < kMostNoted &&
        may_be_spread(source, word, words[i + 1]))
      look.gappy.push_back(static_cast<std::uint32_t>(i));
  }
  return look;
}

std::vector<SecondReading> second_readings(const NormalText& text, const FirstLook& look,
                                           const Vocabulary& vocabulary) {
  return Readings(text, look, vocabulary).run();
}

}  // namespace presend::lexicon
