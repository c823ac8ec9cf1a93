#include "scanner/mime/date.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "scanner/base/ascii.h"

namespace presend::mime {
namespace {

// Comments and commas become blanks; nested comments and quoted pairs count (RFC 5322 3.2.2).
std::string without_comments(std::string_view value) {
  std::string out;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const char c = value[at];
    if (c == '(') {
      ++depth;
    } else if (c == ')' && depth > 0) {
      --depth;
      out += ' ';
    } else if (depth > 0) {
      at += c == '\\';
    } else {
      out += c == ',' ? ' ' : c;
    }
  }
  return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && is_space(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    if (at > begin) words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

// A number of `least` to `most` digits.
std::optional<int> number(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (!is_ascii_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// Index of the name `word` is, in full or its first three letters.
template <std::size_t Count>
std::optional<int> index_of(std::string_view word,
                            const std::array<std::string_view, Count>& names) {
  for (std::size_t i = 0; i < Count; ++i)
    if (equals_ignoring_case(word, names[i]) || equals_ignoring_case(word, names[i].substr(0, 3)))
      return static_cast<int>(i);
  return std::nullopt;
}

constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in(int month, int year) {
  constexpr int kDaysIn[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 1 && is_leap_year(year) ? 29 : kDaysIn[month];
}

// RFC 5322 4.3: two digits are of 1950 to 2049, three count from 1900.
std::optional<int> year_of(std::string_view word) {
  const std::optional<int> year = number(word, 2, 4);
  if (!year) return std::nullopt;
  if (word.size() == 2) return *year + (*year < 50 ? 2000 : 1900);
  if (word.size() == 3) return *year + 1900;
  return *year >= 1900 ? year : std::nullopt;
}

std::optional<int> seconds_of_day(std::string_view time) {
  const std::size_t first = time.find(':');
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = std::min(time.find(':', first + 1), time.size());
  const auto hours = number(time.substr(0, first), 1, 2);
  const auto minutes = number(time.substr(first + 1, second - first - 1), 2, 2);
  const auto seconds =
      second == time.size() ? std::optional(0) : number(time.substr(second + 1), 2, 2);
  if (!hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 60)
    return std::nullopt;  // 60 is a leap second
  return *hours * 3600 + *minutes * 60 + *seconds;
}

// Seconds east of Greenwich. RFC 5322 4.3: names nobody listed, and military letters, whose sign
// RFC 822 got wrong, say nothing about the offset.
std::optional<int> zone_seconds(std::string_view zone) {
  struct Named {
    std::string_view name;
    int hours;
  };
  constexpr Named kZones[] = {{"est", -5}, {"edt", -4}, {"cst", -6}, {"cdt", -5},
                              {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}};
  for (const std::string_view universal : {"gmt", "utc", "ut"})
    if (zone.size() > universal.size() && starts_with_ignoring_case(zone, universal) &&
        !is_ascii_alpha(zone[universal.size()]))
      return zone_seconds(zone.substr(universal.size()));
  if (!zone.empty() && (zone[0] == '+' || zone[0] == '-')) {
    std::string digits(zone.substr(1));
    if (digits.size() == 5 && digits[2] == ':') digits.erase(2, 1);
    const auto offset = number(digits, 4, 4);
    if (!offset || *offset % 100 > 59) return std::nullopt;
    const int seconds = *offset / 100 * 3600 + *offset % 100 * 60;
    return zone[0] == '-' ? -seconds : seconds;
  }
  constexpr std::size_t kLongestName = 5;
  if (zone.size() > kLongestName || !std::all_of(zone.begin(), zone.end(), is_ascii_alpha))
    return std::nullopt;
  if (equals_ignoring_case(zone, "am") || equals_ignoring_case(zone, "pm")) return std::nullopt;
  for (const auto& [name, hours] : kZones)
    if (equals_ignoring_case(zone, name)) return hours * 3600;
  return 0;
}

// Days since 1970-01-01 in the Gregorian calendar; `month` from 0.
std::int64_t days_since_1970(int year, int month, int day) {
  const int before = year - 1;
  std::int64_t days = std::int64_t{365} * (year - 1970) + (before / 4 - 1969 / 4) -
                      (before / 100 - 1969 / 100) + (before / 400 - 1969 / 400);
  for (int i = 0; i < month; ++i) days += days_in(i, year);
  return days + day - 1;
}

// "09 : 55 : 06" is one word (RFC 5322 4.3).
void join_around_colons(std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_space(text[at])) {
      const std::size_t next = text.find_first_not_of(" \t\r\n\f", at);
      if ((!out.empty() && out.back() == ':') || (next != std::string::npos && text[next] == ':')) {
        at = next == std::string::npos ? text.size() : next - 1;
        continue;
      }
    }
    out += text[at];
  }
  text = std::move(out);
}

}  // namespace

std::optional<std::int64_t> parse_date(std::string_view value) {
  constexpr std::size_t kLongestDate = 1000;
  if (value.size() > kLongestDate) return std::nullopt;
  std::string text = without_comments(value);
  join_around_colons(text);
  std::vector<std::string_view> words = words_of(text);
  if (!words.empty() && words[0].size() > 0 && !is_ascii_digit(words[0][0])) {
    if (words[0].back() == '.') words[0].remove_suffix(1);
    if (!index_of(words[0], kDays)) return std::nullopt;
    words.erase(words.begin());
  }
  // Mailers without a zone mean some local time; a second zone name ("-0500 EST") repeats the
  // first.
  if (words.size() < 4 || words.size() > 6) return std::nullopt;
  const auto day = number(words[0], 1, 2);
  const auto month = index_of(words[1], kMonths);
  const auto year = year_of(words[2]);
  const auto seconds = seconds_of_day(words[3]);
  const auto zone = words.size() > 4 ? zone_seconds(words[4]) : std::optional(0);
  if (!day || !month || !year || !seconds || !zone) return std::nullopt;
  if (*day < 1 || *day > days_in(*month, *year)) return std::nullopt;
  if (words.size() == 6 && !zone_seconds(words[5])) return std::nullopt;
  return days_since_1970(*year, *month, *day) * 86400 + *seconds - *zone;
}

}  // namespace presend::mime
