#include "scanner/mime/charset_icu.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <memory>
#include <string>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/mime/libraries.h"

namespace presend::mime {
namespace {

std::uint32_t u32(std::size_t n) { return static_cast<std::uint32_t>(n); }
std::uint16_t u16(std::size_t n) {
  return static_cast<std::uint16_t>(std::min<std::size_t>(n, 0xFFFF));
}

struct Closer {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Closer>;

// A message mostly stays with one charset, so each thread keeps the converter it used last.
UConverter* converter_of(std::string_view encoding) {
  thread_local std::string name;
  thread_local Converter last;
  if (last == nullptr || name != encoding) {
    UErrorCode status = U_ZERO_ERROR;
    name = encoding;
    last.reset(ucnv_open(name.c_str(), &status));
  }
  if (last != nullptr) ucnv_resetToUnicode(last.get());
  return last.get();
}

// What the converter cannot read.
struct Flaws {
  std::uint32_t count = 0;
  bool is_gb18030 = false;
  bool is_cut_short = false;
};

// ICU's own substitution writes U+001A for some charsets, and swallows an ASCII byte behind a lead
// byte, which could be the "<" of a tag; browsers give it back.
void U_CALLCONV replace_flaw(const void* context, UConverterToUnicodeArgs* args, const char* bytes,
                             std::int32_t size, UConverterCallbackReason reason,
                             UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // reset and close come when `context` is gone
  auto* flaws = static_cast<Flaws*>(const_cast<void*>(context));  // NOLINT: ICU's signature
  *status = U_ZERO_ERROR;
  if (reason == UCNV_IRREGULAR) return;  // an escape right behind another, as joined words have it
  if (flaws->is_gb18030 && size == 1 && bytes[0] == '\x80') {
    const UChar euro = 0x20AC;  // as windows-936 had it
    ucnv_cbToUWriteUChars(args, &euro, 1, 0, status);
    return;
  }
  ++flaws->count;
  flaws->is_cut_short = reason == UCNV_ILLEGAL && args->flush && args->source >= args->sourceLimit;
  const bool gives_back = size == 2 && is_ascii(bytes[1]) && !is_ascii(bytes[0]);
  const UChar text[2] = {0xFFFD, gives_back ? static_cast<UChar>(bytes[1]) : UChar{0}};
  ucnv_cbToUWriteUChars(args, text, gives_back ? 2 : 1, 0, status);
}

// Collects UTF-16 with source offsets as UTF-8 with a map. All that comes from one offset is one
// piece of text, because only its end tells how many bytes it came from.
class Writer {
 public:
  Writer(std::string_view bytes, Conversion& result, char shift)
      : bytes_(bytes), result_(result), shift_(shift) {}

  void put(char32_t c, std::size_t source) {
    if (source != begin_ || !is_open_) {
      close(source);
      begin_ = source;
      text_begin_ = result_.text.size();
      is_open_ = true;
    }
    append(c);
    if (c < 0x80) return;
    if (c != 0xFFFD) {
      ++result_.well_formed;
    } else if (result_.ill_formed++ == 0) {
      result_.first_ill_formed = u32(source);
    }
  }

  void close(std::size_t end) {
    if (!is_open_) return;
    is_open_ = false;
    // Escapes and shifts between two characters belong to neither.
    const std::size_t cut = shift_ == 0 ? end : first_shift(begin_ + 1, end);
    const auto unit = u16(result_.text.size() - text_begin_);
    const auto source_unit = u16(cut - begin_);
    // Most characters continue the run before them; the map would find out, but by a call.
    const bool continues = unit == unit_ && source_unit == source_unit_ && begin_ == next_source_;
    if (!continues) result_.map.add(u32(text_begin_), u32(begin_), unit, source_unit);
    unit_ = unit;
    source_unit_ = source_unit;
    next_source_ = cut;
  }

 private:
  // append_utf8() inlined: `c` is no surrogate here.
  void append(char32_t c) {
    std::string& text = result_.text;
    const auto tail = [&](int shift) {
      text.push_back(static_cast<char>(0x80 | ((c >> shift) & 0x3F)));
    };
    if (c < 0x80) {
      text.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
      text.push_back(static_cast<char>(0xC0 | (c >> 6)));
      tail(0);
    } else if (c < 0x10000) {
      text.push_back(static_cast<char>(0xE0 | (c >> 12)));
      tail(6);
      tail(0);
    } else {
      text.push_back(static_cast<char>(0xF0 | (c >> 18)));
      tail(12);
      tail(6);
      tail(0);
    }
  }
  [[nodiscard]] std::size_t first_shift(std::size_t at, std::size_t end) const {
    const auto is_shift = [&](char c) { return c == shift_ || c == '\x0E' || c == '\x0F'; };
    while (at < end && !is_shift(bytes_[at])) ++at;
    return at;
  }

  std::string_view bytes_;
  Conversion& result_;
  char shift_;
  std::size_t begin_ = 0;
  std::size_t text_begin_ = 0;
  bool is_open_ = false;
  std::uint16_t unit_ = 0;  // of the last run, with where it would go on
  std::uint16_t source_unit_ = 0;
  std::size_t next_source_ = 0;
};

char shift_of(std::string_view encoding) {
  if (encoding.starts_with("iso-2022") || encoding.starts_with("ISO-2022")) return '\x1B';
  return encoding.starts_with("hz") ? '~' : '\0';
}

}  // namespace

Conversion convert_with_icu(std::string_view bytes, std::string_view encoding, std::uint32_t skip) {
  Conversion result;
  UConverter* converter = converter_of(encoding);
  if (converter == nullptr) return convert(bytes, "windows-1252", skip);
  Flaws flaws;
  flaws.is_gb18030 = encoding == "gb18030";
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter, &replace_flaw, &flaws, nullptr, nullptr, &status);

  constexpr std::size_t kChunk = 2048;
  UChar text[kChunk];
  std::int32_t offsets[kChunk];
  const char* next = bytes.data() + skip;
  const char* const end = bytes.data() + bytes.size();
  Writer writer(bytes, result, shift_of(encoding));
  result.text.reserve(bytes.size() + bytes.size() / 4);
  std::size_t source = skip;
  char32_t lead = 0;
  do {
    const auto base = static_cast<std::size_t>(next - bytes.data());
    UChar* filled = text;
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &filled, text + kChunk, &next, end, offsets, true, &status);
    for (const UChar* unit = text; unit < filled; ++unit) {
      // -1: what the last chunk had no room for, still of the last character
      if (offsets[unit - text] >= 0 && lead == 0)
        source = base + static_cast<std::size_t>(offsets[unit - text]);
      if (lead == 0 && U16_IS_LEAD(*unit)) {
        lead = *unit;
        continue;
      }
      const bool is_pair = lead != 0 && U16_IS_TRAIL(*unit);
      if (!is_pair && U16_IS_SURROGATE(*unit)) continue;  // ICU gives none alone
      writer.put(is_pair ? static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, *unit)) : *unit,
                 source);
      lead = 0;
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  writer.close(bytes.size());
  result.map.finish(u32(result.text.size()));
  result.ends_inside_character = flaws.is_cut_short;
  return result;
}

Library icu_library() {
  UVersionInfo version;
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion(version);
  u_versionToString(version, text);
  return {"ICU", text};
}

}  // namespace presend::mime
