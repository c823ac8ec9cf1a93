#include "heuristics/postal_address.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/template/known_tags.h"
#include "scanner/template/tags.h"

namespace presend::heuristics {
namespace {

/// A word of the text, without the punctuation around it.
struct Token {
  std::string_view text;
  bool ends_phrase = false;  ///< a full stop, "!" or "?" ends the sentence behind it
};

bool is_punctuation(char c) {
  return std::string_view(",;:()[]\"'|*<>.").find(c) != std::string_view::npos;
}

Token token_of(std::string_view word) {
  Token token;
  token.ends_phrase = !word.empty() && (word.back() == '!' || word.back() == '?');
  while (!word.empty() && is_punctuation(word.front())) word.remove_prefix(1);
  while (!word.empty() && (is_punctuation(word.back()) || word.back() == '!' || word.back() == '?'))
    word.remove_suffix(1);
  token.text = word;
  return token;
}

std::vector<Token> tokens_of(std::string_view text) {
  constexpr std::string_view kSeparators = " \t\r\n\f,|";
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(kSeparators, at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(kSeparators, begin), text.size());
    Token token = token_of(text.substr(begin, end - begin));
    if (!token.text.empty()) tokens.push_back(std::move(token));
    at = end;
  }
  return tokens;
}

/// "12", "12a", "12-14", "1/3".
bool is_house_number(std::string_view word) {
  constexpr std::size_t kLongest = 7;
  if (word.empty() || word.size() > kLongest || !is_ascii_digit(word.front())) return false;
  std::size_t letters = 0;
  for (const char c : word) {
    if (is_ascii_alpha(c)) ++letters;
    if (!is_ascii_alnum(c) && c != '-' && c != '/') return false;
  }
  return letters <= 1;
}

/// Compares without case; `words` in lower case.
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view known) { return equals_ignoring_case(word, known); });
}

bool starts_large(std::string_view word) {
  return !word.empty() && (!is_ascii(word.front()) || (word.front() >= 'A' && word.front() <= 'Z'));
}

/// Words behind a house number and the name of a street: "12 Quay Street".
bool is_english_street(const Token& token) {
  return starts_large(token.text) &&
         is_one_of(
             token.text,
             {"street",  "st",    "road",    "rd",     "avenue",   "ave",    "boulevard", "blvd",
              "lane",    "ln",    "drive",   "dr",     "way",      "court",  "ct",        "place",
              "pl",      "plaza", "square",  "sq",     "parkway",  "pkwy",   "highway",   "hwy",
              "terrace", "quay",  "row",     "close",  "crescent", "circle", "broadway",  "wharf",
              "park",    "mews",  "gardens", "center", "centre",   "loop",   "trail"});
}

/// Words with a house number a little behind them: "Suite 500", "Calle Mayor 12", "ul. Długa 5".
bool is_street_before_number(const Token& token) {
  if (starts_large(token.text) && is_one_of(token.text, {"suite", "ste", "floor", "unit", "room",
                                                         "building", "warehouse", "apt"}))
    return true;
  if (is_one_of(token.text,
                {"calle",   "c/",        "avenida", "avda",     "av",      "plaza",   "paseo",
                 "carrera", "carretera", "ctra",    "via",      "viale",   "piazza",  "corso",
                 "largo",   "strada",    "rua",     "travessa", "alameda", "estrada", "ul",
                 "ulica",   "al",        "aleja",   "aleje",    "plac",    "os"}))
    return true;
  if (starts_with_ignoring_case(token.text, "praça") ||
      starts_with_ignoring_case(token.text, "praca"))
    return true;
  constexpr std::array<std::string_view, 22> kEndings = {
      "straße", "strasse", "str",    "weg",   "platz",  "allee", "gasse", "ring",
      "damm",   "ufer",    "graben", "markt", "straat", "laan",  "plein", "gracht",
      "kade",   "singel",  "dijk",   "hof",   "steig",  "dreef"};
  return starts_large(token.text) &&
         std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
           return token.text.size() >= ending.size() &&
                  equals_ignoring_case(token.text.substr(token.text.size() - ending.size()),
                                       ending);
         });
}

/// "12, rue de la Paix", "8 bis quai Nord".
bool is_french_street(const Token& token) {
  return is_one_of(token.text, {"rue", "avenue", "boulevard", "bd", "place", "quai", "chemin",
                                "impasse", "cours", "route", "square"}) ||
         starts_with_ignoring_case(token.text, "allée");
}

/// A street whose number is tokens[at].
bool is_street_number(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t kNameWords = 4;
  if (!is_house_number(tokens[at].text)) return false;
  for (std::size_t next = at + 1; next <= at + kNameWords && next < tokens.size(); ++next) {
    if (tokens[next - 1].ends_phrase) break;
    if (is_english_street(tokens[next]) || (next <= at + 2 && is_french_street(tokens[next])))
      return true;
  }
  for (std::size_t back = 1; back <= kNameWords && back <= at; ++back) {
    if (tokens[at - back].ends_phrase) break;
    if (is_street_before_number(tokens[at - back])) return true;
  }
  return false;
}

/// The shape of a word: '9' for a digit, 'A' for a capital, 'a' for another letter.
std::string shape_of(std::string_view word) {
  constexpr std::size_t kLongest = 12;
  std::string shape;
  for (const char c : word.substr(0, kLongest)) {
    if (is_ascii_digit(c))
      shape += '9';
    else if (is_ascii_alpha(c))
      shape += c <= 'Z' ? 'A' : 'a';
    else
      shape += c;
  }
  return shape;
}

bool is_us_state(std::string_view word) {
  constexpr std::string_view kStates =
      " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
      "NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ";
  return word.size() == 2 && kStates.find(' ' + std::string(word) + ' ') != std::string_view::npos;
}

/// A postcode whose form nothing else has, or one beside its place.
bool is_postcode(const std::vector<Token>& tokens, std::size_t at) {
  const std::string shape = shape_of(tokens[at].text);
  const bool has_next = at + 1 < tokens.size();
  const std::string next = has_next ? shape_of(tokens[at + 1].text) : std::string();
  // "PW1 4AA", "K1A 0B1"
  if (is_one_of(shape, {"A9", "A99", "AA9", "AA99", "A9A", "AA9A"}) && next == "9AA") return true;
  if (shape == "A9A" && next == "9A9") return true;
  // "CA 94105", "Calif. 94105-1234"
  if (is_us_state(tokens[at].text) && (next == "99999" || next == "99999-9999")) return true;
  const bool is_place_next = has_next && starts_large(tokens[at + 1].text) && next.size() > 2;
  if (shape == "99-999" || shape == "9999-999" || shape == "99999-999") return is_place_next;
  if (shape == "99999") return is_place_next && next.find('9') == std::string::npos;
  if (shape == "9999AA") return is_place_next;
  if (shape == "9999" && next == "AA" && at + 2 < tokens.size())
    return starts_large(tokens[at + 2].text);
  // "D-10115", "CH-8001", "A-1010"
  return is_one_of(shape, {"A-99999", "AA-9999", "A-9999", "AA-99999"});
}

/// A post-office box whose number is tokens[at], or the word in front of it ("Postfach Nr. 5").
bool is_post_box(const std::vector<Token>& tokens, std::size_t at) {
  for (std::size_t back = 1; back <= 2 && back <= at; ++back) {
    const std::string_view word = tokens[at - back].text;
    if (is_one_of(word, {"postfach", "postbus", "pobox", "p.o.box", "apartado"})) return true;
    if (at < back + 1) continue;
    const std::string_view first = tokens[at - back - 1].text;
    if (is_one_of(word, {"box"}) && is_one_of(first, {"po", "p.o"})) return true;
    if (is_one_of(word, {"postale", "postal"})) return true;
    if (is_one_of(first, {"skrytka", "skr"}) && starts_with_ignoring_case(word, "poczt"))
      return true;
  }
  return false;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), is_ascii_digit);
}

}  // namespace

bool has_postal_address(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  // Every form has a number, and numbers are rare.
  for (std::size_t at = 0; at < tokens.size(); ++at)
    if (has_digit(tokens[at].text) &&
        (is_street_number(tokens, at) || is_post_box(tokens, at) || is_postcode(tokens, at) ||
         (at > 0 && is_postcode(tokens, at - 1))))
      return true;
  return false;
}

bool refers_to_postal_address(std::string_view text, templates::SyntaxSet declared) {
  for (const std::string_view word : {"impressum", "offenlegung", "sender_address", "sender_city"})
    if (find_ignoring_case(text, word) != std::string_view::npos) return true;
  for (const templates::Tag& tag : templates::find_tags(text, declared)) {
    if (templates::meaning_of(tag, text) == templates::Meaning::address) return true;
    const std::string_view inside = tag.written(text);
    for (const std::string_view word : {"address", "adresse", "anschrift", "imprint", "sender"})
      if (find_ignoring_case(inside, word) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace presend::heuristics
