#include "heuristics/gibberish.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// How common one letter behind another is: row the first, column the second, from 0 (unheard of)
/// over 5 (as often as by chance) to 9. The most common use in the word lists of the Hunspell
/// dictionaries en_US, de_DE, es_ES, fr, it_IT, pt_BR and pt_PT counts, accents removed: binary
/// logarithm of the pair's share of all pairs, times 676, plus 5.
constexpr std::array<std::string_view, 26> kPairs = {{
    "87884676755889765979864456",  // a
    "75128242712611600653502033",  // b
    "80707009806503902636600050",  // c
    "82148232720423810543532040",  // d
    "76776666955889764987765545",  // e
    "62007531701511610546501033",  // f
    "72019165705635600664701041",  // g
    "73018232704656710656615053",  // h
    "85878672246779867888471416",  // i
    "60005000400000500000500000",  // j
    "62007122502514610546502032",  // k
    "84458446803755733256642063",  // l
    "86028231702363860143501041",  // m
    "85788586836436833378554246",  // n
    "56765664644879674887755533",  // o
    "71107507700612750745500040",  // p
    "00000000000000000000800000",  // q
    "96569565926566843767744065",  // r
    "74828457705464763378634044",  // s
    "83419347802533920868623066",  // t
    "66658655634768452876042523",  // u
    "60007000700000600300240010",  // v
    "61017004600213500320400010",  // w
    "50303001500000430003200120",  // x
    "52434021201444450444302000",  // y
    "72206010701212500013704027",  // z
}};

int pair_score(char a, char b) {
  return kPairs[static_cast<std::size_t>(ascii_lower(a) - 'a')]
               [static_cast<std::size_t>(ascii_lower(b) - 'a')] -
         '0';
}

/// Mean score of the pairs, of at least two letters.
double mean_score(std::string_view letters) {
  int sum = 0;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i)
    sum += pair_score(letters[i], letters[i + 1]);
  return static_cast<double>(sum) / static_cast<double>(letters.size() - 1);
}

/// Hardly any word of those dictionaries lies below it, nor one of Polish or Icelandic, which are
/// not among them; of random letters 25 % (five letters) to 75 % (twelve) do.
double lowest_score(std::size_t letters) {
  constexpr std::array<double, 13> kLowest = {0,   0,   0,   0,   0,   2.3, 2.3,
                                              2.8, 3.4, 3.6, 3.8, 4.0, 4.2};
  return kLowest[std::min(letters, kLowest.size() - 1)];
}

std::size_t distinct_letters(std::string_view letters) {
  std::uint32_t seen = 0;
  for (const char c : letters) seen |= 1U << static_cast<unsigned>(ascii_lower(c) - 'a');
  std::size_t count = 0;
  for (; seen != 0; seen &= seen - 1) ++count;
  return count;
}

bool is_roman_number(std::string_view letters) {
  return std::all_of(letters.begin(), letters.end(), [](char c) {
    return std::string_view("ivxlcdm").find(ascii_lower(c)) != std::string_view::npos;
  });
}

constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// "kFvc", "YAEk": letters change their case inside. "iPhone" does too, and is saved by its
/// letters.
bool has_jumbled_case(std::string_view letters) {
  std::size_t rises = 0, falls = 0;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    rises += !is_capital(letters[i - 1]) && is_capital(letters[i]) ? 1 : 0;
    falls += i > 1 && is_capital(letters[i - 1]) && !is_capital(letters[i]) ? 1 : 0;
  }
  return rises + falls > 0;
}

/// What such strings are joined with; "/", "." and the like are of technical data.
constexpr bool is_joint(char c) { return c == '-' || c == '@' || c == '*' || c == '_'; }

}  // namespace

bool is_letter_jumble(std::string_view token) {
  constexpr std::size_t kShortest = 5, kLongest = 40, kFewestDistinct = 4;
  if (token.size() < kShortest || token.size() > kLongest) return false;
  if (!std::all_of(token.begin(), token.end(), is_ascii_alpha)) return false;
  const auto capitals =
      static_cast<std::size_t>(std::count_if(token.begin(), token.end(), is_capital));
  const bool is_title = capitals == 1 && is_capital(token.front());
  if (capitals != 0 && capitals != token.size() && !is_title) return false;
  if (mean_score(token) >= lowest_score(token.size())) return false;
  return distinct_letters(token) >= kFewestDistinct && !is_roman_number(token);
}

bool is_code_jumble(std::string_view token) {
  constexpr std::size_t kShortest = 7, kLongest = 80, kShortestRun = 4;
  constexpr double kLikeAWord = 4.8, kSurelyAWord = 5.6;
  if (token.size() < kShortest || token.size() > kLongest) return false;
  bool has_digit = false, is_jumbled = false;
  for (std::size_t begin = 0; begin < token.size();) {
    has_digit |= is_ascii_digit(token[begin]);
    std::size_t end = begin;
    while (end < token.size() && is_ascii_alpha(token[end])) ++end;
    const std::string_view run = token.substr(begin, end - begin);
    if (end == begin && !is_joint(token[begin]) && !is_ascii_digit(token[begin])) return false;
    if (run.size() >= kShortestRun) {  // units such as "MHz" and "mAh" are shorter
      const bool is_mixed = has_jumbled_case(run);
      // One piece that can be read makes it a name.
      if (!is_mixed && mean_score(run) >= kSurelyAWord) return false;
      is_jumbled |= is_mixed && mean_score(run) < kLikeAWord;
    }
    begin = std::max(end, begin + 1);
  }
  return has_digit && is_jumbled;
}

}  // namespace presend::heuristics
