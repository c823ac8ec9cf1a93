#pragma once

namespace presend::lexicon {

/// Whether `c` is written for a letter, and which: "@" for "a", "5" for "s"; else 0. "1" and "|"
/// give "l", for which a reader may also take an "i".
constexpr char leet_letter(char32_t c) {
  switch (c) {
    case '0':
      return 'o';
    case '1':
    case '|':
    case '!':
    case 0xA1:
      return 'l';
    case '3':
    case 0x20AC:
      return 'e';
    case '4':
    case '@':
      return 'a';
    case '5':
    case '$':
      return 's';
    case '7':
      return 't';
    case '8':
      return 'b';
    case '9':
      return 'g';
    case 0xA2:
      return 'c';
    case 0xA3:
      return 'l';
    case 0xA5:
      return 'y';
    default:
      return 0;
  }
}

}  // namespace presend::lexicon
