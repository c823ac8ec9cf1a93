#include "scanner/lexicon/phrase_gaps.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "scanner/base/ascii.h"
#include "scanner/lexicon/phrase_trie.h"

namespace presend::lexicon {

namespace {

// Normalised words, sorted.
constexpr std::string_view kCurrencies[] = {
    "brl", "chf",   "dolar",  "dolares", "dolarow", "dollar",  "dollari", "dollars",  "dolary",
    "eur", "euro",  "euros",  "franc",   "francs",  "franken", "gbp",     "gulden",   "libras",
    "pln", "pound", "pounds", "quid",    "reais",   "rs",      "rupees",  "sterling", "us",
    "usd", "usdt",  "yen",    "zl",      "zloty",   "zlotych"};
constexpr std::string_view kMagnitudes[] = {
    "b",          "billion",   "billions", "bn",       "k",         "m",        "mil",
    "milhao",     "milhoes",   "miliard",  "miliardy", "milion",    "milionow", "miliony",
    "milioni",    "milione",   "miljard",  "miljoen",  "mille",     "millard",  "milliard",
    "milliarden", "milliards", "millon",   "million",  "millionen", "millions", "millones",
    "mio",        "mld",       "mln",      "mm",       "mrd",       "tausend",  "thousand",
    "thousands",  "tys"};
constexpr std::string_view kPercents[] = {"percent", "procent", "prozent", "pourcent", "pct"};
constexpr std::string_view kTimes[] = {
    "ano",    "anos",    "annee",     "annees",    "anni",     "anno",     "ans",     "d",
    "dag",    "dagen",   "day",       "days",      "dia",      "dias",     "dni",     "dzien",
    "giorni", "giorno",  "godzin",    "godziny",   "h",        "heure",    "heures",  "hora",
    "horas",  "hour",    "hours",     "hr",        "hrs",      "jaar",     "jahr",    "jahre",
    "jahren", "jour",    "jours",     "lat",       "maand",    "maanden",  "mes",     "mese",
    "meses",  "mesi",    "mies",      "miesiac",   "miesiace", "miesiecy", "min",     "mins",
    "minut",  "minuta",  "minute",    "minuten",   "minutes",  "minuti",   "minuto",  "minutos",
    "minuty", "minuut",  "mois",      "monat",     "monate",   "monaten",  "month",   "months",
    "ora",    "ore",     "sec",       "second",    "seconds",  "sekunden", "semaine", "semaines",
    "semana", "semanas", "settimana", "settimane", "std",      "stunde",   "stunden", "tag",
    "tage",   "tagen",   "tydzien",   "tygodni",   "tygodnie", "uren",     "uur",     "week",
    "weeks",  "weken",   "woche",     "wochen",    "year",     "years"};

/// Which hashes of currencies are taken, so that nearly every word is passed over without a look at
/// the list.
struct HashFilter {
  std::array<std::uint64_t, 64> bits{};
  constexpr explicit HashFilter(std::span<const std::string_view> list) {
    for (const std::string_view word : list) {
      const std::uint32_t bit = word_hash(word) & 4095;
      bits[bit >> 6] |= std::uint64_t{1} << (bit & 63);
    }
  }
  [[nodiscard]] constexpr bool may_have(std::uint32_t hash) const {
    return (bits[(hash & 4095) >> 6] >> (hash & 63) & 1) != 0;
  }
};
constexpr HashFilter kCurrencyFilter(kCurrencies);

template <std::size_t count>
bool has(const std::string_view (&list)[count], std::string_view word) {
  if (word.empty() || is_ascii_digit(word.front())) return false;  // most words asked about
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kSigns[] = {"$", "€", "£", "¥", "₹", "zł"};

/// Whether `sign` stands at the end of `text`, at most one blank before the end.
bool ends_with_sign(std::string_view text) {
  if (text.ends_with(' '))
    text.remove_suffix(1);
  else if (text.ends_with(kNoBreakSpace))
    text.remove_suffix(kNoBreakSpace.size());
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [&](std::string_view sign) { return text.ends_with(sign); });
}

/// The text right behind `end` without one blank.
std::string_view behind(const NormalText& text, std::size_t end) {
  std::string_view rest = text.source().substr(end, 8);
  if (rest.starts_with(' '))
    rest.remove_prefix(1);
  else if (rest.starts_with(kNoBreakSpace))
    rest.remove_prefix(kNoBreakSpace.size());
  return rest;
}

bool starts_with_sign(std::string_view text) {
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

std::string_view between(const NormalText& text, std::size_t left) {
  const auto words = text.words();
  return text.source().substr(words[left].end, words[left + 1].begin - words[left].end);
}

/// "500k" and "48h" as their letters; empty for anything else.
std::string_view unit_of(const NormalText& text, const Word& word) {
  const std::string_view spelling = text.spelling(word);
  const std::size_t digits = spelling.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos) return {};
  return spelling.substr(digits);
}

/// Behind the number at `first`, "1,000.50" being one; `first` itself when there is none.
std::size_t number_end(const NormalText& text, std::size_t first) {
  const auto words = text.words();
  if (first >= words.size() || !words[first].is_number()) return first;
  std::size_t end = first + 1;
  while (end < words.size() && end - first < 6 && (words[end].traits & trait::digits) != 0) {
    const std::string_view gap = between(text, end - 1);
    const bool is_group = words[end].size == 3 && (gap == " " || gap == kNoBreakSpace);
    if (!is_group && gap != "." && gap != "," && gap != "'") break;
    // "1.5m": the last one may carry a magnitude.
    if (!words[end].is_number()) {
      if (has(kMagnitudes, unit_of(text, words[end]))) ++end;
      break;
    }
    ++end;
  }
  return end;
}

std::size_t amount_number_end(const NormalText& text, std::size_t first) {
  const auto words = text.words();
  if (first < words.size() && has(kMagnitudes, unit_of(text, words[first]))) return first + 1;
  return number_end(text, first);
}

GapEnds amount_ends(const NormalText& text, std::size_t first) {
  const auto words = text.words();
  GapEnds found;
  const auto is_in = [&](std::size_t at, const auto& list) {
    return at < words.size() && has(list, text.spelling(words[at]));
  };
  std::size_t start = first;
  while (start < first + 2 && is_in(start, kCurrencies)) ++start;
  bool is_money = start > first;
  const std::size_t number = amount_number_end(text, start);
  if (number == start) {
    if (!is_money && has(kCurrencies, unit_of(text, words[first]))) found.add(first + 1);
    return found;
  }
  if (ends_with_sign(text.source().substr(0, words[start].begin))) is_money = true;
  if (starts_with_sign(behind(text, words[number - 1].end))) is_money = true;
  if (is_money) found.add(number);
  std::size_t end = number;
  while (end < number + 2 && is_in(end, kMagnitudes)) ++end;
  if (end > number && starts_with_sign(behind(text, words[end - 1].end))) is_money = true;
  if (is_money) found.add(end);
  if (is_in(end, kCurrencies)) {
    found.add(end + 1);
    if (is_in(end + 1, kCurrencies)) found.add(end + 2);
  }
  return found;
}

GapEnds percent_ends(const NormalText& text, std::size_t first) {
  GapEnds found;
  const auto words = text.words();
  const std::size_t end = number_end(text, first);
  if (end == first) return found;
  if (behind(text, words[end - 1].end).starts_with('%')) found.add(end);
  if (end < words.size() && has(kPercents, text.spelling(words[end]))) found.add(end + 1);
  if (end + 1 < words.size()) {
    const std::string_view one = text.spelling(words[end]);
    const std::string_view two = text.spelling(words[end + 1]);
    if ((one == "por" && (two == "ciento" || two == "cento")) || (one == "per" && two == "cento") ||
        (one == "pour" && two == "cent") || (one == "per" && two == "cent"))
      found.add(end + 2);
  }
  return found;
}

GapEnds time_ends(const NormalText& text, std::size_t first) {
  GapEnds found;
  const auto words = text.words();
  if (has(kTimes, unit_of(text, words[first]))) found.add(first + 1);
  const std::size_t end = number_end(text, first);
  if (end > first && end < words.size() && has(kTimes, text.spelling(words[end])))
    found.add(end + 1);
  return found;
}

}  // namespace

void GapEnds::add(std::size_t end) {
  if (count > 0 && ends[count - 1] == end) return;
  if (count < ends.size()) ends[count++] = static_cast<std::uint32_t>(end);
}

GapEnds gap_ends(const NormalText& text, std::size_t first, WordId id) {
  GapEnds found;
  switch (id) {
    case gap::word:
      found.add(first + 1);
      return found;
    case gap::amount:
      return amount_ends(text, first);
    case gap::percent:
      return percent_ends(text, first);
    case gap::time:
      return time_ends(text, first);
    default:
      break;
  }
  if (const std::size_t end = number_end(text, first); end > first) found.add(end);
  return found;
}

bool may_begin_gap(const NormalText& text, const Word& word) {
  return (word.traits & trait::digits) != 0 ||
         (kCurrencyFilter.may_have(word.hash) && has(kCurrencies, text.spelling(word)));
}

}  // namespace presend::lexicon
