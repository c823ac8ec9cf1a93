#include "scanner/mime/charset_convert.h"

#include <unicode/utf8.h>

#include <cstring>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/mime/charset_icu.h"
#include "scanner/mime/charset_single_byte.h"

namespace presend::mime {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::uint32_t u32(std::size_t n) { return static_cast<std::uint32_t>(n); }

// Counts without writing, since nearly every text turns out well-formed and is then copied whole.
// ICU's macro instead of decode_utf8(), because a call a character costs more than the decoding.
Conversion measure_utf8(std::string_view bytes, std::size_t skip) {
  Conversion found;
  const auto* const text = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = skip; (at += ascii_run(bytes, at)) < bytes.size();) {
    while (at < bytes.size() && !is_ascii(bytes[at])) {
      const std::size_t begin = at;
      UChar32 value;
      U8_NEXT(text, at, bytes.size(), value);
      if (value >= 0) {
        ++found.well_formed;
        continue;
      }
      if (found.ill_formed++ == 0) found.first_ill_formed = u32(begin);
      found.ends_inside_character =
          at == bytes.size() && text[begin] >= 0xC2 && text[begin] <= 0xF4;
    }
  }
  return found;
}

Conversion convert_utf8(std::string_view bytes, std::uint32_t skip) {
  Conversion result = measure_utf8(bytes, skip);
  if (result.ill_formed == 0) {
    result.text = bytes.substr(skip);
    if (skip > 0) {
      result.map.add(0, skip);
      result.map.finish(u32(result.text.size()));
    }
    return result;
  }
  result.text.reserve(bytes.size() + 2 * std::size_t{result.ill_formed});
  std::size_t copied = skip;
  for (std::size_t at = result.first_ill_formed; at < bytes.size();) {
    const CodePoint c = decode_utf8(bytes, at);
    if (!c.is_valid) {
      result.map.add(u32(result.text.size()), u32(copied));
      result.text += bytes.substr(copied, at - copied);
      result.map.add(u32(result.text.size()), u32(at), 3, c.size);
      result.text += kReplacement;
      copied = at + c.size;
    }
    at += c.size;
    at += ascii_run(bytes, at);
  }
  result.map.add(u32(result.text.size()), u32(copied));
  result.text += bytes.substr(copied);
  result.map.finish(u32(result.text.size()));
  return result;
}

Conversion convert_single_byte(std::string_view bytes, std::uint32_t skip,
                               const SingleByteTable& table) {
  Conversion result;
  std::size_t size = 0;
  for (std::size_t at = skip; at < bytes.size(); ++at) size += table[bytes[at]].size;
  // Copies of a fixed size compile to one store; what an entry has too much, the next overwrites.
  result.text.resize(size + sizeof(SingleByteTable::Entry));
  char* const text = result.text.data();
  char* out = text;
  std::uint8_t unit = 0;  // of the run being written
  for (std::size_t at = skip; at < bytes.size(); ++at) {
    const SingleByteTable::Entry& entry = table[bytes[at]];
    if (unit != entry.size) {
      unit = entry.size;
      result.map.add(u32(static_cast<std::size_t>(out - text)), u32(at), unit, 1);
      if (unit == 1) {
        const std::size_t run = ascii_run(bytes, at);
        std::memcpy(out, bytes.data() + at, run);
        out += run;
        at += run - 1;
        continue;
      }
    }
    if (entry.is_undefined && result.ill_formed++ == 0) result.first_ill_formed = u32(at);
    result.well_formed += !entry.is_undefined;
    std::memcpy(out, &entry, sizeof(entry));
    out += entry.size;
  }
  result.text.resize(size);
  result.map.finish(u32(size));
  return result;
}

}  // namespace

std::size_t ascii_run(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  while (at < text.size() && is_ascii(text[at])) ++at;
  return at - begin;
}

Conversion convert(std::string_view bytes, std::string_view encoding, std::uint32_t skip) {
  if (encoding == "utf-8") return convert_utf8(bytes, skip);
  if (const SingleByteTable* table = single_byte_table(encoding)) {
    if (skip == 0 && is_ascii_text(bytes)) {
      Conversion same;
      same.text = bytes;
      return same;
    }
    return convert_single_byte(bytes, skip, *table);
  }
  return convert_with_icu(bytes, encoding, skip);
}

}  // namespace presend::mime
