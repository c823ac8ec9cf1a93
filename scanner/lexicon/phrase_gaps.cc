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

enum : std::uint8_t { kCurrency = 1, kMagnitude = 2, kPercent = 4, kTime = 8 };

/// All of them by hash, so that a word costs one look instead of a walk through the lists.
struct Units {
  static constexpr std::size_t kSlots = 1024;
  std::array<std::string_view, kSlots> words{};
  std::array<std::uint8_t, kSlots> kinds{};

  constexpr Units() {
    add(kCurrencies, kCurrency);
    add(kMagnitudes, kMagnitude);
    add(kPercents, kPercent);
    add(kTimes, kTime);
  }
  constexpr void add(std::span<const std::string_view> list, std::uint8_t kind) {
    for (const std::string_view word : list) {
      const std::size_t slot = slot_of(word, word_hash(word));
      words[slot] = word;
      kinds[slot] |= kind;
    }
  }
  [[nodiscard]] constexpr std::size_t slot_of(std::string_view word, std::uint32_t hash) const {
    std::size_t slot = hash % kSlots;
    while (!words[slot].empty() && words[slot] != word) slot = (slot + 1) % kSlots;
    return slot;
  }
  [[nodiscard]] constexpr std::uint8_t kinds_of(std::string_view word, std::uint32_t hash) const {
    return kinds[slot_of(word, hash)];
  }
};
constexpr Units kUnits;

constexpr std::array<std::uint64_t, 64> unit_bits() {
  std::array<std::uint64_t, 64> bits{};
  for (const std::string_view word : kUnits.words) {
    if (word.empty()) continue;
    const std::uint32_t hash = word_hash(word);
    bits[hash >> 6 & 63] |= std::uint64_t{1} << (hash & 63);
  }
  return bits;
}

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kSigns[] = {"$", "€", "£", "¥", "₹", "zł"};

/// Whether `sign` stands at the end of `text`, at most one blank before the end.
bool ends_with_sign(std::string_view text) {
  if (text.size() > 8) text.remove_prefix(text.size() - 8);
  if (text.ends_with(' '))
    text.remove_suffix(1);
  else if (text.ends_with(kNoBreakSpace))
    text.remove_suffix(kNoBreakSpace.size());
  if (text.empty()) return false;
  if (is_ascii(text.back())) return text.back() == '$';
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
  if (text.empty()) return false;
  if (is_ascii(text.front()) && text.front() != 'z') return text.front() == '$';
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

/// "500k" and "48h" as their letters; empty for anything else.
std::string_view unit_of(const NormalText& text, const Word& word) {
  const std::string_view spelling = text.spelling(word);
  const std::size_t digits = spelling.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos) return {};
  return spelling.substr(digits);
}

std::uint8_t unit_kinds(const NormalText& text, const Word& word) {
  const std::string_view unit = unit_of(text, word);
  return unit.empty() ? std::uint8_t{0} : kUnits.kinds_of(unit, word_hash(unit));
}

}  // namespace

void GapEnds::add(std::size_t end) {
  if (count > 0 && ends[count - 1] == end) return;
  if (count < ends.size()) ends[count++] = static_cast<std::uint32_t>(end);
}

const std::array<std::uint64_t, 64> kUnitBits = unit_bits();

std::uint8_t GapReader::kinds_of(std::size_t at) const {
  if (at >= words_.size() || !may_be_unit(words_[at])) return 0;
  return kUnits.kinds_of(text_.spelling(words_[at]), words_[at].hash);
}

bool GapReader::is_joined(std::size_t at) const {
  if (at >= words_.size() || (words_[at].traits & trait::digits) == 0) return false;
  const std::size_t begin = words_[at - 1].end;
  const std::size_t size = words_[at].begin - begin;
  if (size == 0 || size > kNoBreakSpace.size()) return false;
  const std::string_view gap = text_.source().substr(begin, size);
  if (gap == "." || gap == "," || gap == "'") return true;
  return words_[at].size == 3 && (gap == " " || gap == kNoBreakSpace);
}

/// Behind the number at `first`, "1,000.50" being one; `first` itself when there is none.
std::size_t GapReader::number_end(std::size_t first) {
  constexpr std::size_t kMostGroups = 6;
  if (first >= words_.size() || !words_[first].is_number()) return first;
  if (first < chain_begin_ || first >= chain_end_) {
    chain_begin_ = first;
    chain_end_ = first + 1;
    while (is_joined(chain_end_) && words_[chain_end_].is_number()) ++chain_end_;
  }
  if (chain_end_ - first >= kMostGroups) return first + kMostGroups;
  // "1.5m": the last one may carry a magnitude.
  const bool has_magnitude =
      is_joined(chain_end_) && (unit_kinds(text_, words_[chain_end_]) & kMagnitude) != 0;
  return chain_end_ + (has_magnitude ? 1 : 0);
}

void GapReader::read_amount(std::size_t first, GapEnds& found) {
  std::size_t start = first;
  while (start < first + 2 && (kinds_of(start) & kCurrency) != 0) ++start;
  bool is_money = start > first;
  std::size_t number = start;
  if (start < words_.size() && (words_[start].traits & trait::digits) != 0)
    number = (unit_kinds(text_, words_[start]) & kMagnitude) != 0 ? start + 1 : number_end(start);
  if (number == start) {
    if (!is_money && (unit_kinds(text_, words_[first]) & kCurrency) != 0) found.add(first + 1);
    return;
  }
  if (ends_with_sign(text_.source().substr(0, words_[start].begin))) is_money = true;
  if (starts_with_sign(behind(text_, words_[number - 1].end))) is_money = true;
  if (is_money) found.add(number);
  std::size_t end = number;
  while (end < number + 2 && (kinds_of(end) & kMagnitude) != 0) ++end;
  if (end > number && starts_with_sign(behind(text_, words_[end - 1].end))) is_money = true;
  if (is_money) found.add(end);
  if ((kinds_of(end) & kCurrency) != 0) {
    found.add(end + 1);
    if ((kinds_of(end + 1) & kCurrency) != 0) found.add(end + 2);
  }
}

void GapReader::read_percent(std::size_t end, GapEnds& found) const {
  if (behind(text_, words_[end - 1].end).starts_with('%')) found.add(end);
  if ((kinds_of(end) & kPercent) != 0) found.add(end + 1);
  if (end + 1 >= words_.size()) return;
  const std::string_view one = text_.spelling(words_[end]);
  if (!one.starts_with('p')) return;
  const std::string_view two = text_.spelling(words_[end + 1]);
  if ((one == "por" && (two == "ciento" || two == "cento")) || (one == "per" && two == "cento") ||
      (one == "pour" && two == "cent") || (one == "per" && two == "cent"))
    found.add(end + 2);
}

const GapReader::Place& GapReader::place(std::size_t first) {
  Place& place = places_[first % places_.size()];
  if (place.first == first) return place;
  place.first = first;
  for (GapEnds& ends : place.ends) ends.count = 0;
  place.ends[gap::word].add(first + 1);
  const Word& word = words_[first];
  read_amount(first, place.ends[gap::amount]);
  if ((word.traits & trait::digits) != 0) {
    if ((unit_kinds(text_, word) & kTime) != 0) place.ends[gap::time].add(first + 1);
    if (const std::size_t end = number_end(first); end > first) {
      place.ends[gap::number].add(end);
      read_percent(end, place.ends[gap::percent]);
      if ((kinds_of(end) & kTime) != 0) place.ends[gap::time].add(end + 1);
    }
  }
  // A line feed ends what stands before it.
  for (GapEnds& ends : place.ends) {
    std::uint32_t kept = 0;
    for (std::uint32_t i = 0; i < ends.count; ++i)
      if (is_one_line(first, ends.ends[i])) ends.ends[kept++] = ends.ends[i];
    ends.count = kept;
  }
  return place;
}

bool GapReader::is_one_line(std::size_t first, std::size_t end) const {
  for (std::size_t i = first + 1; i < end; ++i)
    if (words_[i].begins_line != 0) return false;
  return true;
}

bool GapReader::is_bare_number(std::size_t at) const {
  const Word& word = words_[at];
  if (!word.is_number() || at + 1 >= words_.size()) return false;
  const Word& next = words_[at + 1];
  const std::string_view source = text_.source();
  if (next.begin != word.end + 1 || source[word.end] != ' ') return false;
  if (next.is_number() ? next.size == 3 : next.traits != trait::letters || may_be_unit(next))
    return false;
  const std::string_view spelling = text_.spelling(next);
  if (spelling.front() == 'z' || (spelling.front() == 'p' && spelling.size() <= 4)) return false;
  const auto is_plain = [](char c) { return is_ascii(c) && c != '$'; };
  return word.begin == 0 || (is_plain(source[word.begin - 1]) &&
                             (word.begin == 1 || is_plain(source[word.begin - 2])));
}

}  // namespace presend::lexicon
