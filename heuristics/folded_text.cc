#include "heuristics/folded_text.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {

std::string folded(std::string_view text) {
  if (is_ascii_text(text)) return to_ascii_lower(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return to_ascii_lower(text);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  fold->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_FAILURE(status) ? to_ascii_lower(text) : result;
}

std::vector<std::string_view> words_of(std::string_view folded_text) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < folded_text.size();) {
    const CodePoint c = decode_utf8(folded_text, at);
    if (!is_letter_or_digit(c.value)) {
      if (at > begin) words.push_back(folded_text.substr(begin, at - begin));
      begin = at + c.size;
    }
    at += c.size;
  }
  if (begin < folded_text.size()) words.push_back(folded_text.substr(begin));
  return words;
}

}  // namespace presend::heuristics
