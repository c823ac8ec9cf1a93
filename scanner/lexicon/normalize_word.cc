#include <algorithm>
#include <string>

#include "scanner/base/utf8.h"
#include "scanner/lexicon/normalizer.h"

namespace presend::lexicon {

namespace {

/// Soft hyphens as a typesetter puts them: in longer words, few, two or more letters apart.
bool is_hyphenation(const std::vector<std::size_t>& hyphens, std::size_t letters) {
  if (letters < 6 || hyphens.size() * 4 > letters) return false;
  std::size_t last = 0;
  for (const std::size_t hyphen : hyphens) {
    if (hyphen < last + 2) return false;
    last = hyphen;
  }
  return letters >= last + 2;
}

}  // namespace

bool Normalizer::take(const Letter& here, std::size_t at, std::uint8_t size, Word& word) {
  switch (here.kind) {
    case LetterKind::letter:
    case LetterKind::digit:
      pieces_.push_back({static_cast<std::uint32_t>(at), size, here});
      return true;
    case LetterKind::mark:
      if (here.is_attached) word.disguises |= disguise::styled;
      return true;
    case LetterKind::soft_hyphen:
      soft_hyphens_.push_back(pieces_.size());
      return true;
    case LetterKind::invisible:
      return true;
    case LetterKind::apostrophe:
      return is_word_at(at + size);
    default:
      return false;
  }
}

/// Reads the characters of the word at `begin` into pieces_.
std::size_t Normalizer::collect(std::size_t begin, Word& word) {
  pieces_.clear();
  soft_hyphens_.clear();
  std::size_t at = begin;
  std::size_t end = begin;
  bool was_invisible = false;
  while (at < text_.size() && at - begin < 4 * kLongestWord && pieces_.size() < kLongestWord / 4) {
    const CodePoint point = decode_utf8(text_, at);
    if (!point.is_valid) break;
    const Letter here = letter(point.value);
    const std::size_t count = pieces_.size();
    if (!take(here, at, point.size, word)) break;
    at += point.size;
    if (pieces_.size() > count) {
      // Joiners inside Arabic and Indic words are spelling; a break in a number is no disguise.
      if (was_invisible && count > 0 && here.kind == LetterKind::letter &&
          here.alphabet != Alphabet::other && pieces_[count - 1].letter.kind == LetterKind::letter)
        word.disguises |= disguise::invisible;
      was_invisible = false;
      end = at;
    } else if (here.kind == LetterKind::invisible) {
      was_invisible = true;
    } else if (here.kind == LetterKind::mark && at <= end + point.size) {
      end = at;
    }
  }
  std::erase_if(soft_hyphens_, [&](std::size_t hyphen) { return hyphen >= pieces_.size(); });
  // Text read in a wrong charset is full of accented letters and soft hyphens.
  const bool is_meant =
      std::any_of(soft_hyphens_.begin(), soft_hyphens_.end(), [&](std::size_t hyphen) {
        return pieces_[hyphen].size == 1 || (hyphen > 0 && pieces_[hyphen - 1].size == 1);
      });
  if (is_meant && !is_hyphenation(soft_hyphens_, pieces_.size()))
    word.disguises |= disguise::invisible;
  word.begin = static_cast<std::uint32_t>(begin);
  word.end = static_cast<std::uint32_t>(end);
  return std::max(at, end);
}

/// Sets what the pieces together say about the word.
void Normalizer::judge(Word& word) {
  bool has_latin = false, has_foreign = false, is_unlike = false, is_not_close = false;
  Alphabet foreign = Alphabet::none;
  for (const Piece& piece : pieces_) {
    const Letter& here = piece.letter;
    word.traits |= here.kind == LetterKind::digit ? trait::digits : trait::letters;
    // A letter alone is a bullet or a formula.
    if (here.is_styled && pieces_.size() > 1) word.disguises |= disguise::styled;
    if (here.is_wide) word.traits |= trait::wide;
    if (here.alphabet == Alphabet::latin) has_latin = true;
    if (here.kind != LetterKind::letter || here.ascii_size > 0) continue;
    if (here.looks_like == 0) is_unlike = true;
    if (!here.is_close) is_not_close = true;
    if (here.alphabet == Alphabet::latin) continue;
    if (here.folded >= 0x3040 && here.folded <= 0xD7A3) word.traits |= trait::east_asian;
    if (has_foreign && here.alphabet != foreign) is_not_close = true;
    has_foreign = true;
    foreign = here.alphabet;
  }
  if (has_foreign && has_latin && !is_unlike) word.traits |= trait::mixed;
  if (has_foreign && !has_latin) word.traits |= is_not_close ? trait::own_script : trait::foreign;
}

void Normalizer::write(std::string_view bytes, std::uint32_t source, std::uint8_t size,
                       Word& word) {
  if (out_.size_ + bytes.size() > capacity_) return;
  out_.map_.add(static_cast<std::uint32_t>(out_.size_), source,
                static_cast<std::uint16_t>(bytes.size()), size);
  for (const char c : bytes) {
    out_.text_[out_.size_++] = c;
    word.hash = hash_step(word.hash, c);
  }
}

void Normalizer::spell(Word& word) {
  // In a word of one foreign alphabet every letter stays; in_latin() reads it the other way.
  const bool maps = (word.traits & trait::mixed) != 0;
  std::string character;
  for (const Piece& piece : pieces_) {
    const Letter& here = piece.letter;
    if (here.ascii_size > 0) {
      write({here.ascii, here.ascii_size}, piece.at, piece.size, word);
    } else if (here.looks_like != 0 && (maps || here.alphabet == Alphabet::latin)) {
      word.disguises |= disguise::lookalike;
      write({&here.looks_like, 1}, piece.at, piece.size, word);
    } else {
      character.clear();
      append_utf8(character, here.folded);
      write(character, piece.at, piece.size, word);
    }
  }
}

std::size_t Normalizer::read_word(std::size_t begin) {
  Word word;
  word.hash = kHashSeed;
  begin_word(word);
  const CodePoint first = decode_utf8(text_, begin);
  std::size_t next;
  if (const Letter here = letter(first.value); here.kind == LetterKind::ideograph) {
    next = begin + first.size;
    word.begin = static_cast<std::uint32_t>(begin);
    word.end = static_cast<std::uint32_t>(next);
    word.traits = trait::east_asian | trait::letters | trait::own_script;
    write(text_.substr(begin, first.size), word.begin, first.size, word);
  } else {
    next = collect(begin, word);
    judge(word);
    spell(word);
  }
  word.size = static_cast<std::uint16_t>(out_.size_ - word.text);
  delta_ = ~std::uint32_t{0};
  end_word(word);
  return next;
}

}  // namespace presend::lexicon
