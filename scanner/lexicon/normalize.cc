#include "scanner/lexicon/normalize.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/lexicon/normalizer.h"

namespace presend::lexicon {

namespace {

/// Offsets are 32 bits wide and the normal text may be twice as long; no draft comes near.
constexpr std::size_t kMostBytes = std::size_t{1} << 30;

enum : std::uint8_t { kLetterBit = 1, kDigitBit = 2, kCapitalIBit = 4, kSmallBit = 8 };

struct AsciiTable {
  std::array<char, 256> lower{};         ///< 0 for what is no letter or digit
  std::array<std::uint8_t, 256> bits{};  ///< the bits above
};

constexpr AsciiTable make_table() {
  AsciiTable table;
  for (unsigned c = 0; c < 128; ++c) {
    const char character = static_cast<char>(c);
    if (!is_ascii_alnum(character)) continue;
    table.lower[c] = ascii_lower(character);
    table.bits[c] = is_ascii_digit(character) ? kDigitBit : kLetterBit;
    if (character >= 'a' && character <= 'z') table.bits[c] |= kSmallBit;
    if (character == 'I') table.bits[c] |= kCapitalIBit;
  }
  return table;
}

constexpr AsciiTable kAscii = make_table();

constexpr unsigned char byte(char c) { return static_cast<unsigned char>(c); }

}  // namespace

Normalizer::Normalizer(std::string_view text, std::span<const std::uint32_t> joints)
    : text_(text.substr(0, kMostBytes)), joints_(joints) {
  // A Han character of three bytes needs a blank besides; a unit of three becomes four letters.
  capacity_ = 2 * text_.size() + 16;
  out_.source_ = text_;
  out_.text_.reset(new char[capacity_]);
  out_.words_.reserve(text_.size() / 6 + 4);
}

NormalText Normalizer::run() && {
  std::size_t at = 0;
  while (at < text_.size()) {
    const char c = text_[at];
    if (kAscii.lower[byte(c)] != 0) {
      at = read_ascii_word(at);
    } else if (is_ascii(c)) {
      if (c == '@' || c == '$' || c == '!' || c == '|') note_symbol(at, 1, byte(c));
      ++at;
    } else {
      const CodePoint point = decode_utf8(text_, at);
      const Letter here = point.is_valid ? letter(point.value) : Letter();
      if (is_word_part(here.kind) || here.kind == LetterKind::ideograph) {
        at = read_word(at);
      } else {
        if (leet_letter(point.value) != 0) note_symbol(at, point.size, point.value);
        at += point.size;
      }
    }
  }
  if (out_.east_asian_words_ == 0)
    for (Word& word : out_.words_)
      if ((word.traits & trait::wide) != 0) word.disguises |= disguise::styled;
  out_.map_.finish(static_cast<std::uint32_t>(out_.size_));
  return std::move(out_);
}

void Normalizer::begin_word(Word& word) {
  if (out_.size_ > 0) out_.text_[out_.size_++] = ' ';
  word.text = static_cast<std::uint32_t>(out_.size_);
}

void Normalizer::end_word(Word& word) {
  while (joint_ < joints_.size() && joints_[joint_] <= word.begin) ++joint_;
  if (joint_ < joints_.size() && joints_[joint_] < word.end) word.disguises |= disguise::split;
  if ((word.traits & trait::own_script) != 0) ++out_.own_script_words_;
  if ((word.traits & trait::east_asian) != 0) ++out_.east_asian_words_;
  out_.words_.push_back(word);
}

std::size_t Normalizer::read_ascii_word(std::size_t begin) {
  const std::size_t most = std::min(text_.size(), begin + kLongestWord);
  Word word;
  const std::size_t size_before = out_.size_;
  begin_word(word);
  char* const to = out_.text_.get() + word.text;
  std::uint32_t hash = kHashSeed;
  std::uint8_t seen = 0;
  std::size_t at = begin;
  for (; at < most; ++at) {
    const char lower = kAscii.lower[byte(text_[at])];
    if (lower == 0) break;
    // The first letter is a capital in honest words too.
    if (at > begin || text_[at] != 'I')
      seen |= kAscii.bits[byte(text_[at])];
    else
      seen |= kLetterBit;
    to[at - begin] = lower;
    hash = hash_step(hash, lower);
  }
  if (at < text_.size()) {
    const char c = text_[at];
    // Anything but a plain end is left to the slow path.
    if (c == '\'' ? is_word_at(at + 1) : !is_ascii(c) && [&] {
          const CodePoint point = decode_utf8(text_, at);
          return point.is_valid && letter(point.value).kind != LetterKind::separator;
        }()) {
      out_.size_ = size_before;
      return read_word(begin);
    }
  }
  word.begin = static_cast<std::uint32_t>(begin);
  word.end = static_cast<std::uint32_t>(at);
  word.size = static_cast<std::uint16_t>(at - begin);
  word.hash = hash;
  word.traits = seen & (trait::letters | trait::digits);
  if ((seen & (kCapitalIBit | kSmallBit)) == (kCapitalIBit | kSmallBit))
    word.traits |= trait::capital_i;
  if (word.begin - word.text != delta_ || out_.words_.empty()) {
    out_.map_.add(word.text, word.begin);
    delta_ = word.begin - word.text;
  }
  out_.size_ = word.text + word.size;
  end_word(word);
  return at;
}

bool Normalizer::is_word_at(std::size_t at) const {
  if (at >= text_.size()) return false;
  if (is_ascii(text_[at])) return is_ascii_alnum(text_[at]);
  const CodePoint point = decode_utf8(text_, at);
  return point.is_valid && is_word_part(letter(point.value).kind);
}

void Normalizer::note_symbol(std::size_t at, std::size_t size, char32_t c) {
  const std::size_t next = at + size;
  const bool has_next = is_word_at(next);
  const bool follows = at == symbol_end_ || (!out_.words_.empty() && out_.words_.back().end == at);
  const bool has_symbol_next =
      next < text_.size() &&
      (text_[next] == '@' || text_[next] == '$' || byte(text_[next]) >= 0xC2 ||
       (c != '!' && text_[next] == '!') || (c != '|' && text_[next] == '|'));
  // "Free!" ends a sentence, "pr!ze" and "v!@gra" do not.
  const bool may_end_sentence = c == '!' || c == '|' || c == 0xA1;
  const bool counts = has_next || has_symbol_next || (follows && !may_end_sentence);
  if (!counts) return;
  out_.symbols_.push_back(static_cast<std::uint32_t>(at));
  symbol_end_ = next;
}

std::string NormalText::in_latin(const Word& word) const {
  std::string latin;
  for (std::size_t at = word.begin; at < word.end;) {
    const CodePoint point = decode_utf8(source_, at);
    at += point.size;
    const Letter here = letter(point.value);
    if (here.ascii_size > 0)
      latin.append(here.ascii, here.ascii_size);
    else if (here.looks_like != 0)
      latin += here.looks_like;
  }
  return latin;
}

NormalText normalize(std::string_view text, std::span<const std::uint32_t> joints) {
  return Normalizer(text, joints).run();
}

}  // namespace presend::lexicon
