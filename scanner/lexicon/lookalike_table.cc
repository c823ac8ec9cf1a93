#include "scanner/lexicon/lookalike_table.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace presend::lexicon {

namespace {

struct Row {
  std::uint16_t point;
  char letter;
  bool is_close;
};

// Sorted. The small letters of Cyrillic and Greek are here with what they are drawn like, not with
// what they sound like.
constexpr Row kRows[] = {
    {0x0192, 'f', true},  {0x0251, 'a', true},  {0x0261, 'g', true},  {0x0269, 'i', true},
    {0x026F, 'w', true},  {0x028B, 'v', true},  {0x037F, 'j', true},  {0x0391, 'a', true},
    {0x0392, 'b', true},  {0x0393, 'r', false}, {0x0394, 'a', false}, {0x0395, 'e', true},
    {0x0396, 'z', true},  {0x0397, 'h', true},  {0x0398, 'o', false}, {0x0399, 'i', true},
    {0x039A, 'k', true},  {0x039B, 'a', false}, {0x039C, 'm', true},  {0x039D, 'n', true},
    {0x039E, 'e', false}, {0x039F, 'o', true},  {0x03A0, 'n', false}, {0x03A1, 'p', true},
    {0x03A3, 'e', false}, {0x03A4, 't', true},  {0x03A5, 'y', true},  {0x03A6, 'o', false},
    {0x03A7, 'x', true},  {0x03A9, 'o', false}, {0x03AC, 'a', true},  {0x03AD, 'e', false},
    {0x03AE, 'n', false}, {0x03AF, 'i', true},  {0x03B1, 'a', true},  {0x03B2, 'b', false},
    {0x03B3, 'y', true},  {0x03B4, 'd', false}, {0x03B5, 'e', true},  {0x03B6, 'z', false},
    {0x03B7, 'n', true},  {0x03B8, 'o', false}, {0x03B9, 'i', true},  {0x03BA, 'k', true},
    {0x03BB, 'l', false}, {0x03BC, 'u', false}, {0x03BD, 'v', true},  {0x03BE, 'e', false},
    {0x03BF, 'o', true},  {0x03C0, 'n', false}, {0x03C1, 'p', true},  {0x03C2, 'c', true},
    {0x03C3, 'o', false}, {0x03C4, 't', true},  {0x03C5, 'u', true},  {0x03C6, 'o', false},
    {0x03C7, 'x', true},  {0x03C9, 'w', false}, {0x03CA, 'i', false}, {0x03CB, 'u', false},
    {0x03CC, 'o', true},  {0x03CD, 'u', false}, {0x03CE, 'w', false}, {0x03F2, 'c', true},
    {0x03F3, 'j', true},  {0x03F9, 'c', true},  {0x0401, 'e', true},  {0x0404, 'e', false},
    {0x0405, 's', true},  {0x0406, 'i', true},  {0x0407, 'i', true},  {0x0408, 'j', true},
    {0x0410, 'a', true},  {0x0412, 'b', true},  {0x0413, 'r', false}, {0x0415, 'e', true},
    {0x0417, 'e', false}, {0x0418, 'n', false}, {0x041A, 'k', true},  {0x041C, 'm', true},
    {0x041D, 'h', true},  {0x041E, 'o', true},  {0x041F, 'n', false}, {0x0420, 'p', true},
    {0x0421, 'c', true},  {0x0422, 't', true},  {0x0423, 'y', true},  {0x0425, 'x', true},
    {0x042F, 'r', false}, {0x0430, 'a', true},  {0x0431, 'b', false}, {0x0432, 'b', false},
    {0x0433, 'r', true},  {0x0434, 'd', false}, {0x0435, 'e', true},  {0x0436, 'x', false},
    {0x0437, 'e', false}, {0x0438, 'u', false}, {0x0439, 'u', false}, {0x043A, 'k', true},
    {0x043B, 'n', false}, {0x043C, 'm', true},  {0x043D, 'h', false}, {0x043E, 'o', true},
    {0x043F, 'n', true},  {0x0440, 'p', true},  {0x0441, 'c', true},  {0x0442, 't', true},
    {0x0443, 'y', true},  {0x0444, 'o', false}, {0x0445, 'x', true},  {0x0446, 'u', false},
    {0x0447, 'y', false}, {0x0448, 'w', false}, {0x0449, 'w', false}, {0x044A, 'b', false},
    {0x044C, 'b', false}, {0x044D, 'e', false}, {0x044F, 'r', false}, {0x0450, 'e', true},
    {0x0451, 'e', true},  {0x0452, 'h', false}, {0x0454, 'e', false}, {0x0455, 's', true},
    {0x0456, 'i', true},  {0x0457, 'i', true},  {0x0458, 'j', true},  {0x045B, 'h', false},
    {0x0461, 'w', false}, {0x0474, 'v', true},  {0x0475, 'v', true},  {0x0491, 'r', false},
    {0x0492, 'f', false}, {0x0493, 'f', false}, {0x0497, 'x', false}, {0x049B, 'k', false},
    {0x049F, 'k', false}, {0x04A1, 'k', false}, {0x04A3, 'h', false}, {0x04AB, 'c', false},
    {0x04AE, 'y', true},  {0x04AF, 'y', true},  {0x04BA, 'h', true},  {0x04BB, 'h', true},
    {0x04C0, 'l', true},  {0x04CF, 'l', true},  {0x04D3, 'a', true},  {0x0501, 'd', true},
    {0x050C, 'g', true},  {0x051A, 'q', true},  {0x051B, 'q', true},  {0x051C, 'w', true},
    {0x051D, 'w', true},  {0x053C, 'l', true},  {0x054D, 'u', true},  {0x054F, 's', true},
    {0x0555, 'o', true},  {0x0561, 'w', true},  {0x0566, 'q', true},  {0x0570, 'h', true},
    {0x0578, 'n', true},  {0x057D, 'u', true},  {0x0581, 'g', true},  {0x0585, 'o', true},
    {0x13A0, 'd', true},  {0x13A1, 'r', true},  {0x13A2, 't', true},  {0x13A5, 'i', true},
    {0x13AA, 'a', true},  {0x13AB, 'j', true},  {0x13AC, 'e', true},  {0x13B3, 'w', true},
    {0x13B7, 'm', true},  {0x13BB, 'h', true},  {0x13BD, 'y', true},  {0x13C0, 'g', true},
    {0x13C3, 'z', true},  {0x13CF, 'b', true},  {0x13D2, 'r', true},  {0x13D4, 'w', true},
    {0x13D9, 'v', true},  {0x13DA, 's', true},  {0x13DE, 'l', true},  {0x13DF, 'c', true},
    {0x13E2, 'p', true},  {0x13E6, 'k', true},  {0x13F4, 'b', true},
};

struct Small {
  std::uint16_t point;
  char letter;
};

// Sorted: small capitals and turned letters.
constexpr Small kSmall[] = {
    {0x01DD, 'e'}, {0x0250, 'a'}, {0x0254, 'c'}, {0x025F, 'f'}, {0x0262, 'g'}, {0x0265, 'h'},
    {0x026A, 'i'}, {0x0274, 'n'}, {0x0279, 'r'}, {0x0280, 'r'}, {0x0287, 't'}, {0x028C, 'v'},
    {0x028D, 'w'}, {0x028E, 'y'}, {0x028F, 'y'}, {0x0299, 'b'}, {0x029C, 'h'}, {0x029F, 'l'},
    {0x1D00, 'a'}, {0x1D04, 'c'}, {0x1D05, 'd'}, {0x1D07, 'e'}, {0x1D09, 'i'}, {0x1D0A, 'j'},
    {0x1D0B, 'k'}, {0x1D0D, 'm'}, {0x1D0F, 'o'}, {0x1D18, 'p'}, {0x1D1B, 't'}, {0x1D1C, 'u'},
    {0x1D20, 'v'}, {0x1D21, 'w'}, {0x1D22, 'z'}, {0xA730, 'f'}, {0xA731, 's'}, {0xA7AF, 'q'},
};

template <class T, std::size_t count>
const T* find(const T (&rows)[count], char32_t c) {
  const T* row = std::lower_bound(std::begin(rows), std::end(rows), c,
                                  [](const T& a, char32_t point) { return a.point < point; });
  return row != std::end(rows) && row->point == c ? row : nullptr;
}

}  // namespace

Lookalike lookalike(char32_t c) {
  const Row* row = find(kRows, c);
  return row == nullptr ? Lookalike() : Lookalike{row->letter, row->is_close};
}

char small_capital(char32_t c) {
  if (c >= 0x1F150 && c <= 0x1F169) return static_cast<char>('a' + (c - 0x1F150));  // negative
  if (c >= 0x1F170 && c <= 0x1F189) return static_cast<char>('a' + (c - 0x1F170));  // squared
  const Small* row = find(kSmall, c);
  return row == nullptr ? '\0' : row->letter;
}

bool is_styled_form(char32_t c) {
  return (c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0x249C && c <= 0x24E9) ||
         (c >= 0x1F110 && c <= 0x1F149) || (c >= 0x2460 && c <= 0x249B) ||
         // Letterlike symbols that fill the gaps of the mathematical alphabets.
         (c >= 0x210A && c <= 0x2115) || (c >= 0x2119 && c <= 0x211D) || c == 0x2124 ||
         c == 0x2128 || (c >= 0x212C && c <= 0x2134) || (c >= 0x2145 && c <= 0x2149);
}

}  // namespace presend::lexicon
