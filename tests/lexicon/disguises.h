#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/utf8.h"

namespace presend::lexicon {

struct Disguised {
  std::string text;
  std::vector<std::uint32_t> joints;  ///< offsets in `text` where a tag stood
};

/// Writes plain ASCII phrases as people do who want a filter not to read them.
class Disguiser {
 public:
  static constexpr const char* kKinds[] = {
      "cyrillic",  "greek",       "full-width",  "mathematical", "circled", "small capitals",
      "leet",      "zero-width",  "soft hyphen", "blanks",       "dots",    "hyphens",
      "asterisks", "underscores", "tags",        "wide blanks"};

  explicit Disguiser(unsigned seed) : random_(seed) {}

  Disguised write(std::size_t kind, std::string_view phrase) {
    switch (kind) {
      case 0:
        return replace(phrase, kCyrillic);
      case 1:
        return replace(phrase, kGreek);
      case 2:
        return shift(phrase, 0xFF41);
      case 3:
        return shift(phrase, random_() % 2 == 0 ? 0x1D41A : 0x1D5EE);
      case 4:
        return shift(phrase, 0x24D0);
      case 5:
        return small_capitals(phrase);
      case 6:
        return replace(phrase, kLeet, 4);
      case 7:
        return between(phrase, random_() % 2 == 0 ? "\u200B" : "\u200C");
      case 8:
        return between(phrase, "\u00AD");
      case 9:
        return spread(phrase, " ", "   ");
      case 10:
        return spread(phrase, ".", " ");
      case 11:
        return spread(phrase, "-", " ");
      case 12:
        return spread(phrase, "*", " ");
      case 13:
        return spread(phrase, "_", "_");
      case 14:
        return tags(phrase);
      default:
        return spread(phrase, "  ", "  ");
    }
  }

 private:
  struct Swap {
    char from;
    const char* to;
  };
  static constexpr Swap kCyrillic[] = {{'a', "а"}, {'e', "е"}, {'o', "о"}, {'p', "р"},
                                       {'c', "с"}, {'x', "х"}, {'y', "у"}, {'i', "і"},
                                       {'s', "ѕ"}, {'k', "к"}, {'t', "т"}, {'m', "м"}};
  static constexpr Swap kGreek[] = {{'a', "α"}, {'o', "ο"}, {'v', "ν"}, {'p', "ρ"}, {'i', "ι"},
                                    {'k', "κ"}, {'u', "υ"}, {'t', "τ"}, {'e', "ε"}, {'n', "η"}};
  static constexpr Swap kLeet[] = {{'a', "4"}, {'a', "@"}, {'e', "3"}, {'i', "1"}, {'i', "!"},
                                   {'l', "1"}, {'o', "0"}, {'s', "5"}, {'s', "$"}, {'t', "7"},
                                   {'b', "8"}, {'l', "|"}, {'c', "¢"}, {'e', "€"}, {'g', "9"}};
  static constexpr const char* kSmall[] = {"ᴀ", "ʙ", "ᴄ", "ᴅ", "ᴇ", "ꜰ", "ɢ", "ʜ",   "ɪ",
                                           "ᴊ", "ᴋ", "ʟ", "ᴍ", "ɴ", "ᴏ", "ᴘ", "ꞯ", "ʀ",
                                           "ꜱ", "ᴛ", "ᴜ", "ᴠ", "ᴡ", "x", "ʏ", "ᴢ"};

  /// Swaps what can be swapped, each letter at a chance, but one at least.
  template <std::size_t count>
  Disguised replace(std::string_view phrase, const Swap (&swaps)[count], unsigned one_in = 2) {
    Disguised out;
    bool has_swapped = false;
    while (!has_swapped) {
      out.text.clear();
      for (const char c : phrase) {
        const char* to = nullptr;
        for (const Swap& swap : swaps)
          if (swap.from == c && random_() % one_in == 0) to = swap.to;
        if (to == nullptr) {
          out.text += c;
        } else {
          out.text += to;
          has_swapped = true;
        }
      }
    }
    return out;
  }

  Disguised shift(std::string_view phrase, char32_t a) {
    Disguised out;
    for (const char c : phrase) {
      if (c >= 'a' && c <= 'z')
        append_utf8(out.text, a + static_cast<char32_t>(c - 'a'));
      else
        out.text += c;
    }
    return out;
  }

  Disguised small_capitals(std::string_view phrase) {
    Disguised out;
    for (const char c : phrase) {
      if (c >= 'a' && c <= 'z')
        out.text += kSmall[c - 'a'];
      else
        out.text += c;
    }
    return out;
  }

  /// Puts `what` between about half of the letters, but after the first of each word.
  Disguised between(std::string_view phrase, std::string_view what) {
    Disguised out;
    for (std::size_t i = 0; i < phrase.size(); ++i) {
      out.text += phrase[i];
      const bool is_inside = phrase[i] != ' ' && i + 1 < phrase.size() && phrase[i + 1] != ' ';
      const bool is_first = i == 0 || phrase[i - 1] == ' ';
      if (is_inside && (is_first || random_() % 2 == 0)) out.text += what;
    }
    return out;
  }

  Disguised spread(std::string_view phrase, std::string_view letters, std::string_view words) {
    Disguised out;
    for (std::size_t i = 0; i < phrase.size(); ++i) {
      if (phrase[i] == ' ') {
        out.text += words;
        continue;
      }
      out.text += random_() % 8 == 0 ? static_cast<char>(phrase[i] - 32) : phrase[i];
      if (i + 1 < phrase.size() && phrase[i + 1] != ' ') out.text += letters;
    }
    return out;
  }

  Disguised tags(std::string_view phrase) {
    Disguised out{std::string(phrase), {}};
    for (std::uint32_t i = 1; i < phrase.size(); ++i)
      if (phrase[i] != ' ' && phrase[i - 1] != ' ' && (i == 1 || random_() % 3 == 0))
        out.joints.push_back(i);
    return out;
  }

  std::mt19937 random_;
};

}  // namespace presend::lexicon
