#include "scanner/lexicon/normalize.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/lexicon/normalizer.h"

namespace presend::lexicon {

namespace {

/// Offsets are 32 bits wide and the normal text may be twice as long; no draft comes near.
constexpr std::size_t kMostBytes = std::size_t{1} << 30;

/// How reading goes on at a byte that is in no word.
enum class ByteKind : std::uint8_t { plain, line_feed, word, symbol, beyond_ascii };

constexpr std::array<ByteKind, 256> make_kinds() {
  std::array<ByteKind, 256> kinds{};
  for (unsigned c = 0; c < 256; ++c) {
    const char character = static_cast<char>(c);
    if (c >= 0x80)
      kinds[c] = ByteKind::beyond_ascii;
    else if (is_ascii_alnum(character))
      kinds[c] = ByteKind::word;
    else if (character == '@' || character == '$' || character == '!' || character == '|')
      kinds[c] = ByteKind::symbol;
    else if (character == '\n')
      kinds[c] = ByteKind::line_feed;
  }
  return kinds;
}

constexpr std::array<ByteKind, 256> kKinds = make_kinds();

constexpr unsigned char byte(char c) { return static_cast<unsigned char>(c); }

}  // namespace

Normalizer::Normalizer(std::string_view text, std::span<const std::uint32_t> joints)
    : text_(text.substr(0, kMostBytes)), joints_(joints) {
  // A Han character of three bytes needs a blank besides; a unit of three becomes four letters.
  capacity_ = 2 * text_.size() + 16;
  out_.source_ = text_;
  // Words are written, and read again, eight bytes at a time.
  out_.text_.reset(new char[capacity_ + 16]);
  out_.words_.reserve(text_.size() / 6 + 16);
}

NormalText Normalizer::run() && {
  std::size_t at = 0;
  while (at < text_.size()) {
    // No switch: its jump would be foretold wrongly at half of the words.
    const ByteKind kind = kKinds[byte(text_[at])];
    if (kind == ByteKind::word) {
      at = read_ascii_word(at);
    } else if (kind == ByteKind::plain) {
      ++at;
    } else if (kind == ByteKind::line_feed) {
      line_feed_ = true;
      ++at;
    } else if (kind == ByteKind::symbol) {
      note_symbol(at, 1, byte(text_[at]));
      ++at;
    } else {
      at = read_beyond_ascii(at);
    }
  }
  if (has_wide_ && out_.east_asian_words_ == 0)
    for (Word& word : out_.words_)
      if ((word.traits & trait::wide) != 0) word.disguises |= disguise::styled;
  out_.map_.finish(static_cast<std::uint32_t>(out_.size_));
  return std::move(out_);
}

std::size_t Normalizer::read_beyond_ascii(std::size_t at) {
  const CodePoint point = decode_utf8(text_, at);
  const Letter here = point.is_valid ? letter(point.value) : Letter();
  if (is_word_part(here.kind) || here.kind == LetterKind::ideograph) return read_word(at);
  if (leet_letter(point.value) != 0) note_symbol(at, point.size, point.value);
  return at + point.size;
}

void Normalizer::begin_word(Word& word) {
  if (out_.size_ > 0) out_.text_[out_.size_++] = ' ';
  word.text = static_cast<std::uint32_t>(out_.size_);
}

void Normalizer::end_word(Word& word) {
  word.disguises |= split_by_joint(word.begin, word.end);
  if ((word.traits & trait::wide) != 0) has_wide_ = true;
  if ((word.traits & trait::own_script) != 0) ++out_.own_script_words_;
  if ((word.traits & trait::east_asian) != 0) ++out_.east_asian_words_;
  word.begins_line = line_feed_ ? 1 : 0;
  line_feed_ = false;
  if (out_.words_.size() == out_.words_.capacity()) reserve_words(word.end);
  out_.words_.push_back(word);
}

Disguises Normalizer::split_by_joint(std::size_t begin, std::size_t end) {
  while (joint_ < joints_.size() && joints_[joint_] <= begin) ++joint_;
  return joint_ < joints_.size() && joints_[joint_] < end ? disguise::split : Disguises{0};
}

/// Grows the list of words to what the text up to `at` lets expect; doubling would touch far more
/// memory.
void Normalizer::reserve_words(std::size_t at) {
  const std::size_t words = out_.words_.size();
  const std::size_t expected = words * (text_.size() / 64 + 1) / (at / 64 + 1);
  out_.words_.reserve(std::max(words + words / 4, expected + expected / 16) + 16);
}

/// Whether a word goes on behind its ASCII letters, or may do so.
bool Normalizer::goes_on_at(std::size_t at) const {
  if (at >= text_.size()) return false;
  if (text_[at] == '\'') return is_word_at(at + 1);
  if (is_ascii(text_[at])) return false;
  const CodePoint point = decode_utf8(text_, at);
  return point.is_valid && letter(point.value).kind != LetterKind::separator;
}

/// Reads on behind the first eight bytes of a word.
AsciiRun Normalizer::read_long_run(std::size_t begin, char* to, AsciiRun run) const {
  while (run.size % 8 == 0 && run.size < kLongestWord && begin + run.size < text_.size()) {
    const std::size_t size = run.size;
    const Eight eight(bytes_at(begin + size));
    if (eight.word_size() == 0) break;
    store_eight(to + size, run.add(eight, eight.capitals));
  }
  return run;
}

/// Eight bytes of the text, zeros behind its end.
std::uint64_t Normalizer::bytes_at(std::size_t at) const {
  return text_.size() - at >= 8 ? load_eight(text_.data() + at) : head_of(text_.substr(at));
}

std::size_t Normalizer::read_ascii_word(std::size_t begin) {
  const std::size_t text_at = out_.size_ > 0 ? out_.size_ + 1 : 0;
  char* const to = out_.text_.get() + text_at;
  AsciiRun run;
  {
    const Eight eight(bytes_at(begin));
    // Honest words begin with a capital too.
    store_eight(to, run.add(eight, eight.capitals & ~std::uint64_t{0xFF}));
  }
  if (run.size == 8) run = read_long_run(begin, to, run);
  const std::size_t end = begin + run.size;
  if (end < text_.size() && (text_[end] == '\'' || !is_ascii(text_[end])) && goes_on_at(end))
    return read_word(begin);
  if (text_at > 0) to[-1] = ' ';
  if (begin - text_at != delta_ || out_.words_.empty()) {
    delta_ = static_cast<std::uint32_t>(begin - text_at);
    out_.map_.add(static_cast<std::uint32_t>(text_at), static_cast<std::uint32_t>(begin));
  }
  if (out_.words_.size() == out_.words_.capacity()) reserve_words(end);
  // Written at once: a Word that is filled bit by bit and then copied stalls the processor.
  out_.words_.push_back(Word{.begin = static_cast<std::uint32_t>(begin),
                             .end = static_cast<std::uint32_t>(end),
                             .text = static_cast<std::uint32_t>(text_at),
                             .hash = run.hash.value(),
                             .size = static_cast<std::uint16_t>(run.size & 0x7FFF),
                             .begins_line = static_cast<std::uint16_t>(line_feed_ ? 1 : 0),
                             .disguises = split_by_joint(begin, end),
                             .traits = run.traits()});
  line_feed_ = false;
  out_.size_ = text_at + run.size;
  return end;
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
