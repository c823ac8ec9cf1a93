#include "scanner/lexicon/words.h"

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::lexicon {

namespace {

enum class WordClass { none, letter, single, katakana };

WordClass classify(char32_t c) {
  if (c < 0x80) return is_ascii_alnum(static_cast<char>(c)) ? WordClass::letter : WordClass::none;
  if ((c >= 0x30a1 && c <= 0x30fa) || c == 0x30fc) return WordClass::katakana;
  if ((c >= 0x3041 && c <= 0x309f) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff))
    return WordClass::single;
  return is_letter_or_digit(c) ? WordClass::letter : WordClass::none;
}

struct Step {
  WordClass word_class;
  std::size_t size;
};

Step step(std::string_view text, std::size_t at) {
  if (is_ascii(text[at])) return {classify(static_cast<unsigned char>(text[at])), 1};
  const CodePoint c = decode_utf8(text, at);
  return {classify(c.value), c.size};
}

}  // namespace

std::size_t next_word(std::string_view text, std::size_t from) {
  while (from < text.size()) {
    const Step here = step(text, from);
    if (here.word_class != WordClass::none) break;
    from += here.size;
  }
  return from;
}

std::size_t word_end(std::string_view text, std::size_t begin) {
  const Step first = step(text, begin);
  std::size_t end = begin + first.size;
  if (first.word_class == WordClass::single) return end;
  while (end < text.size()) {
    const Step here = step(text, end);
    if (here.word_class != first.word_class) break;
    end += here.size;
  }
  return end;
}

std::string as_label(std::string_view alias) {
  std::string label;
  for (const char c : alias)
    if (!is_ascii(c) || is_ascii_alnum(c)) label += c;
  return label;
}

}  // namespace presend::lexicon
