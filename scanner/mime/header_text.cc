#include "scanner/mime/header_text.h"

#include <utility>

#include "scanner/mime/encoded_word.h"

namespace presend::mime {

DecodedText decode_header_text(std::string_view raw, std::uint32_t offset, TextPool& pool) {
  DecodedWords words = decode_words(raw, offset);
  DecodedText result;
  result.text = pool.keep(words.text);
  result.map = std::move(words.map);
  result.has_bad_word = words.has_bad_word;
  result.has_raw_8bit = words.has_raw_8bit;
  result.has_raw_utf8 = words.has_raw_utf8;
  result.has_control = words.has_control;
  return result;
}

}  // namespace presend::mime
