#include "scanner/mime/address_phrase.h"

#include <algorithm>
#include <string>

#include "scanner/base/ascii.h"
#include "scanner/mime/encoded_word.h"

namespace presend::mime {
namespace {

using Kind = AddressToken::Kind;

}  // namespace

std::string_view read_phrase(const AddressField& field, std::span<const AddressToken> tokens,
                             bool& is_irregular) {
  std::string phrase;
  bool is_after_blank = false;
  for (const AddressToken& token : trimmed(tokens)) {
    const std::string_view text = field.raw.substr(token.begin, token.end - token.begin);
    if (token.is_filler()) {
      is_after_blank = true;
      continue;
    }
    if (is_after_blank && !phrase.empty()) phrase += ' ';
    is_after_blank = false;
    switch (token.kind) {
      case Kind::quoted:
        append_unquoted(text, phrase);
        break;
      case Kind::bad_quote:
        break;
      case Kind::atom:
        is_irregular |= text.find_first_of("()[]\\") != std::string_view::npos ||
                        std::any_of(text.begin(), text.end(), is_control);
        [[fallthrough]];
      case Kind::word:
        phrase += text;
        break;
      default:
        is_irregular = true;
        phrase += text;
    }
  }
  if (needs_decoding(phrase)) return field.pool.keep(decode_words(phrase, 0).text);
  return field.pool.keep(trim(phrase));
}

std::span<const AddressToken> trimmed(std::span<const AddressToken> tokens) {
  while (!tokens.empty() && tokens.front().is_filler()) tokens = tokens.subspan(1);
  while (!tokens.empty() && tokens.back().is_filler()) tokens = tokens.first(tokens.size() - 1);
  return tokens;
}

}  // namespace presend::mime
