#include "scanner/email/word_set.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::email {
namespace {

constexpr std::uint64_t kHashSeed = 14695981039346656037ULL;  // FNV-1a
constexpr std::uint64_t kHashPrime = 1099511628211ULL;
constexpr std::uint32_t kShortestWord = 4;

bool starts_web_address(std::string_view text) {
  return starts_with_ignoring_case(text, "http://") ||
         starts_with_ignoring_case(text, "https://") || starts_with_ignoring_case(text, "www.");
}

bool is_word_by_itself(char32_t c) {
  return c >= 0x2E80 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0;
}

}  // namespace

void WordSet::add(std::string_view text) {
  std::uint64_t hash = kHashSeed;
  std::uint32_t length = 0;
  const auto end_word = [&] {
    if (length >= kShortestWord) words_.push_back(hash);
    hash = kHashSeed;
    length = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (length == 0 && starts_web_address(text.substr(at))) {
      while (at < text.size() && !is_space(text[at])) ++at;
      continue;
    }
    char32_t c = static_cast<unsigned char>(ascii_lower(text[at]));
    std::uint8_t size = 1;
    bool is_part_of_word = is_ascii_alnum(text[at]);
    if (!is_ascii(text[at])) {
      const CodePoint decoded = decode_utf8(text, at);
      size = decoded.size;
      is_part_of_word = is_letter_or_digit(decoded.value);
      c = static_cast<char32_t>(
          u_foldCase(static_cast<UChar32>(decoded.value), U_FOLD_CASE_DEFAULT));
    }
    at += size;
    if (!is_part_of_word || is_word_by_itself(c)) end_word();
    if (!is_part_of_word) continue;
    hash = (hash ^ c) * kHashPrime;
    length += is_word_by_itself(c) ? kShortestWord : 1;
    if (is_word_by_itself(c)) end_word();
  }
  end_word();
}

void WordSet::finish() {
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
}

std::size_t WordSet::shared_with(const WordSet& other) const {
  if (size() > other.size()) return other.shared_with(*this);
  // Many small sets are held against one large one, so its words are not walked each time.
  std::size_t shared = 0;
  auto theirs = other.words_.begin();
  for (const std::uint64_t word : words_) {
    std::ptrdiff_t stride = 1;
    while (stride < other.words_.end() - theirs && theirs[stride] < word) stride *= 2;
    const auto end = stride < other.words_.end() - theirs ? theirs + stride : other.words_.end();
    theirs = std::lower_bound(theirs, end, word);
    if (theirs == other.words_.end()) break;
    if (*theirs == word) ++shared, ++theirs;
  }
  return shared;
}

}  // namespace presend::email
