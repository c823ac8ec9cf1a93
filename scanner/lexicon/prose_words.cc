#include "scanner/lexicon/prose_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "scanner/base/ascii.h"
#include "scanner/template/tags.h"
#include "scanner/base/utf8.h"

namespace presend::lexicon {
namespace {

constexpr std::size_t kFewestLetters = 4;
constexpr std::size_t kMostLetters = 40;

bool is_latin_letter(char32_t c) {
  if (c < 0x80) return is_ascii_alpha(static_cast<char>(c));
  return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF) ||
         (c >= 0x300 && c <= 0x36F);
}
bool is_capital(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(static_cast<UChar32>(c)) != 0;
}
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
/// What stands around words without changing what they are.
bool is_punctuation(char32_t c) {
  if (c < 0x80)
    return std::string_view(".,;:!?\"'()*-").find(static_cast<char>(c)) != std::string_view::npos;
  return c == 0xA1 || c == 0xAB || c == 0xBB || c == 0xBF || (c >= 0x2010 && c <= 0x201F) ||
         c == 0x2022 || c == 0x2026 || c == 0x2039 || c == 0x203A || is_invisible(c);
}

std::string_view without_punctuation(std::string_view token) {
  while (!token.empty()) {
    const CodePoint c = decode_utf8(token, 0);
    if (!is_punctuation(c.value)) break;
    token.remove_prefix(c.size);
  }
  while (!token.empty()) {
    std::size_t last = token.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(token[last]) & 0xC0) == 0x80) --last;
    if (!is_punctuation(decode_utf8(token, last).value)) break;
    token = token.substr(0, last);
  }
  return token;
}

/// German words that stand before a noun, in lower case.
bool is_article(std::string_view token) {
  static constexpr std::array<std::string_view, 26> kArticles = {
      "das",    "dem",   "den",    "der",    "des",    "die",   "dein",  "deine", "deinen",
      "deiner", "diese", "diesem", "diesen", "dieser", "ein",   "eine",  "einem", "einen",
      "einer",  "keine", "keinen", "ihre",   "ihrem",  "ihren", "ihrer", "unsere"};
  return token.size() <= 6 &&
         std::find(kArticles.begin(), kArticles.end(), to_ascii_lower(token)) != kArticles.end();
}

}  // namespace

void ProseReader::read(std::string_view text, std::vector<ProseWord>& out) {
  std::vector<templates::Tag> tags;
  if (text.find_first_of("{%<[|$") != std::string_view::npos) tags = templates::find_tags(text);
  std::size_t tag = 0;
  follows_article_ = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    while (tag < tags.size() && tags[tag].end <= begin) ++tag;
    if (tag < tags.size() && tags[tag].begin < end)
      follows_article_ = false;
    else if (end > begin)
      read_token(text.substr(begin, end - begin), end == text.size(), out);
    begin = end + 1;
  }
}

void ProseReader::read_token(std::string_view token, bool is_last, std::vector<ProseWord>& out) {
  const bool is_continued = std::exchange(goes_on_, is_last && token.back() == '-');
  const std::string_view word = without_punctuation(token);
  const bool ends_phrase = word.size() < token.size() && !token.ends_with(word);
  bool is_prose = !word.empty() && !is_continued && !goes_on_;
  for (std::size_t at = 0; at < word.size() && is_prose;) {
    const CodePoint c = decode_utf8(word, at);
    is_prose = is_latin_letter(c.value) || is_apostrophe(c.value) || is_hyphen(c.value) ||
               is_invisible(c.value);
    at += c.size;
  }
  if (is_prose) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint c = decode_utf8(word, at);
      if (is_hyphen(c.value) || (elides() && is_apostrophe(c.value))) {
        // What an apostrophe cuts off ("l'", "aujourd'") is no word.
        if (is_hyphen(c.value)) add_word(word.substr(begin, at - begin), out);
        begin = at + c.size;
      }
      at += c.size;
    }
    add_word(word.substr(begin), out);
  }
  follows_article_ = language_ == "de" && is_prose && !ends_phrase && is_article(word);
}

void ProseReader::add_word(std::string_view piece, std::vector<ProseWord>& out) {
  ProseWord word;
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool begins_with_capital = false;
  for (std::size_t at = 0; at < piece.size();) {
    const CodePoint c = decode_utf8(piece, at);
    if (is_apostrophe(c.value)) {
      word.plain += '\'';
    } else if (!is_invisible(c.value)) {
      word.plain += piece.substr(at, c.size);
      if (is_capital(c.value)) {
        ++capitals;
        begins_with_capital |= letters == 0;
      }
      ++letters;
    }
    at += c.size;
  }
  if (word.plain.ends_with("'s")) {
    word.plain.resize(word.plain.size() - 2);
    --letters;
  }
  if (letters < kFewestLetters || letters > kMostLetters) return;
  word.text = piece;
  if (capitals == 0)
    word.shape = WordShape::plain;
  else if (capitals > 1 || !begins_with_capital)
    word.shape = WordShape::other;
  else
    word.shape = follows_article_ ? WordShape::noun : WordShape::capitalised;
  out.push_back(std::move(word));
}

}  // namespace presend::lexicon
