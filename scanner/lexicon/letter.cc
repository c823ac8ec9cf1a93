#include "scanner/lexicon/letter.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <atomic>
#include <iterator>

#include "scanner/base/utf8.h"
#include "scanner/lexicon/lookalike_table.h"

namespace presend::lexicon {

namespace {

const UNormalizer2* folding() {
  UErrorCode status = U_ZERO_ERROR;
  return unorm2_getNFKCCasefoldInstance(&status);
}

Alphabet alphabet_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN:
      return Alphabet::latin;
    case USCRIPT_GREEK:
      return Alphabet::greek;
    case USCRIPT_CYRILLIC:
      return Alphabet::cyrillic;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
      return Alphabet::none;
    default:
      return Alphabet::other;
  }
}

bool is_mark(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0;
}

/// Overlays and enclosing marks, which no language writes over Latin letters.
bool is_attached_mark(char32_t c) {
  return (c >= 0x0332 && c <= 0x0338) || (c >= 0x20D0 && c <= 0x20E2) || c == 0x0305 ||
         c == 0x033F || c == 0x0347 || c == 0x0489;
}

bool is_ideograph(char32_t c) {
  return (c >= 0x3041 && c <= 0x309F) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_ascii_word(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// The ASCII letter that Unicode's table of confusable characters gives for `c`, or 0.
char unicode_lookalike(char32_t c) {
  static const USpoofChecker* const checker = [] {
    UErrorCode status = U_ZERO_ERROR;
    return uspoof_open(&status);
  }();
  if (checker == nullptr) return 0;
  std::string text;
  append_utf8(text, c);
  char skeleton[32];
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size =
      uspoof_getSkeletonUTF8(checker, 0, text.data(), static_cast<std::int32_t>(text.size()),
                             skeleton, std::size(skeleton), &status);
  if (U_FAILURE(status) || size <= 0 || static_cast<std::size_t>(size) > std::size(skeleton))
    return 0;
  const std::string_view shape(skeleton, static_cast<std::size_t>(size));
  if (shape == "rn") return 'm';
  char found = 0;
  for (std::size_t at = 0; at < shape.size();) {
    const CodePoint here = decode_utf8(shape, at);
    at += here.size;
    if (is_mark(here.value)) continue;
    char32_t plain = here.value < 0x80
                         ? static_cast<char32_t>(u_tolower(static_cast<UChar32>(here.value)))
                         : static_cast<unsigned char>(small_capital(here.value));
    if (found != 0 || plain < 'a' || plain > 'z') return 0;
    found = static_cast<char>(plain);
  }
  return found;
}

/// Lower case, compatibility form and no accents, as code points; 0 when nothing is left.
std::size_t fold(char32_t c, char32_t (&out)[4]) {
  UErrorCode status = U_ZERO_ERROR;
  UChar units[32];
  std::int32_t size =
      unorm2_getDecomposition(folding(), static_cast<UChar32>(c), units, std::size(units), &status);
  if (U_FAILURE(status)) return 0;
  if (size < 0) {
    units[0] = 0;
    size = 0;
    U16_APPEND_UNSAFE(units, size, static_cast<UChar32>(c));
  }
  std::size_t count = 0;
  for (std::int32_t at = 0; at < size;) {
    UChar32 part;
    U16_NEXT(units, at, size, part);
    const auto point = static_cast<char32_t>(part);
    if (is_mark(point) || !is_letter_or_digit(point)) continue;
    if (count == std::size(out)) break;
    out[count++] = point;
  }
  return count;
}

void set_ascii(Letter& letter, std::string_view text) {
  letter.ascii_size = static_cast<std::uint8_t>(text.copy(letter.ascii, sizeof letter.ascii));
}

/// Letters that no decomposition leads to ASCII, but which readers and writers take for it.
std::string_view plain_latin(char32_t c) {
  switch (c) {
    case 0xE6:
      return "ae";
    case 0xF0:
    case 0x111:
      return "d";
    case 0xF8:
      return "o";
    case 0xFE:
      return "th";
    case 0x127:
      return "h";
    case 0x131:
      return "i";
    case 0x142:
      return "l";
    case 0x153:
      return "oe";
    case 0x167:
      return "t";
    default:
      return {};
  }
}

void classify_letter(char32_t c, Letter& out) {
  const int digit = u_charDigitValue(static_cast<UChar32>(c));
  char32_t folded[4];
  const std::size_t count = fold(c, folded);
  if (count == 0) return;
  out.kind =
      digit >= 0 && u_isdigit(static_cast<UChar32>(c)) ? LetterKind::digit : LetterKind::letter;
  out.alphabet = alphabet_of(c);
  out.is_wide = c >= 0xFF10 && c <= 0xFF5A;
  if (std::all_of(folded, folded + count, is_ascii_word)) {
    for (std::size_t i = 0; i < count; ++i) out.ascii[i] = static_cast<char>(folded[i]);
    out.ascii_size = static_cast<std::uint8_t>(count);
    // Ligatures, superscripts and accents are typography; other compatibility forms are not.
    out.is_styled = !out.is_wide && is_styled_form(c) && folded[0] >= 'a';
    out.alphabet = out.kind == LetterKind::letter ? Alphabet::latin : Alphabet::none;
    return;
  }
  if (digit >= 0 && out.kind == LetterKind::digit) {
    out.ascii[0] = static_cast<char>('0' + digit);
    out.ascii_size = 1;
    return;
  }
  out.folded = folded[0];
  if (const std::string_view plain = plain_latin(out.folded); !plain.empty()) {
    set_ascii(out, plain);
    return;
  }
  const Lookalike own = lookalike(c);
  out.looks_like = own.letter != 0 ? own.letter : unicode_lookalike(c);
  out.is_close = own.letter != 0 ? own.is_close : out.looks_like != 0;
}

Letter classify(char32_t c) {
  Letter out;
  if (c == 0xAD) {
    out.kind = LetterKind::soft_hyphen;
  } else if (is_invisible(c)) {
    out.kind = LetterKind::invisible;
  } else if (c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x00B4 || c == 0x201B) {
    out.kind = LetterKind::apostrophe;
  } else if (is_mark(c)) {
    out.kind = LetterKind::mark;
    out.is_attached = is_attached_mark(c);
  } else if (is_ideograph(c)) {
    out.kind = LetterKind::ideograph;
    out.folded = c;
    out.alphabet = Alphabet::other;
  } else if (c >= 0xAC00 && c <= 0xD7A3) {  // would fall apart into its parts
    out.kind = LetterKind::letter;
    out.folded = c;
    out.alphabet = Alphabet::other;
  } else if (const char capital = small_capital(c); capital != 0) {
    out.kind = LetterKind::letter;
    out.ascii[0] = capital;
    out.ascii_size = 1;
    out.is_styled = true;
    out.alphabet = Alphabet::latin;
  } else if (is_letter_or_digit(c) || is_styled_form(c)) {
    classify_letter(c, out);
  }
  return out;
}

// Rows are computed on demand: a page holds 256 characters, 0 stands for "not asked yet". Two
// threads may compute the same row; they find the same.
struct Page {
  std::atomic<packed::Row> rows[256] = {};
};

std::atomic<Page*> pages[0x1100];

Page& page_of(char32_t c) {
  std::atomic<Page*>& slot = pages[c >> 8];
  Page* page = slot.load(std::memory_order_acquire);
  if (page != nullptr) return *page;
  auto made = std::make_unique<Page>();
  if (slot.compare_exchange_strong(page, made.get(), std::memory_order_acq_rel))
    return *made.release();  // lives as long as the program
  return *page;
}

}  // namespace

namespace packed {

Row pack(const Letter& letter) {
  Row text = letter.folded;
  if (letter.ascii_size > 0) {
    text = 0;
    for (std::size_t i = 0; i < letter.ascii_size; ++i)
      text |= static_cast<Row>(static_cast<unsigned char>(letter.ascii[i])) << (7 * i);
  }
  return text | static_cast<Row>(letter.ascii_size) << 28 | static_cast<Row>(letter.kind) << 31 |
         static_cast<Row>(letter.alphabet) << 34 |
         static_cast<Row>(static_cast<unsigned char>(letter.looks_like)) << 37 |
         static_cast<Row>(letter.is_close) << 45 | static_cast<Row>(letter.is_styled) << 46 |
         static_cast<Row>(letter.is_wide) << 47 | static_cast<Row>(letter.is_attached) << 48 |
         Row{1} << 63;
}

Letter unpack(Row row) {
  Letter letter;
  letter.ascii_size = (row >> 28) & 7;
  if (letter.ascii_size > 0) {
    for (std::size_t i = 0; i < letter.ascii_size; ++i)
      letter.ascii[i] = static_cast<char>((row >> (7 * i)) & 0x7F);
  } else {
    letter.folded = row & 0xFFFFFFF;
  }
  letter.kind = static_cast<LetterKind>((row >> 31) & 7);
  letter.alphabet = static_cast<Alphabet>((row >> 34) & 7);
  letter.looks_like = static_cast<char>((row >> 37) & 0xFF);
  letter.is_close = ((row >> 45) & 1) != 0;
  letter.is_styled = ((row >> 46) & 1) != 0;
  letter.is_wide = ((row >> 47) & 1) != 0;
  letter.is_attached = ((row >> 48) & 1) != 0;
  return letter;
}

}  // namespace packed

Letter letter(char32_t c) {
  if (c > 0x10FFFF) c = 0xFFFD;
  std::atomic<packed::Row>& row = page_of(c).rows[c & 0xFF];
  packed::Row value = row.load(std::memory_order_relaxed);
  if (value == 0) {
    value = packed::pack(classify(c));
    row.store(value, std::memory_order_relaxed);
  }
  return packed::unpack(value);
}

}  // namespace presend::lexicon
