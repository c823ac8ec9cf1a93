#include <algorithm>
#include <array>
#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/phrases.h"
#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

template <std::size_t N>
bool is_among_words(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_salutation_word(std::string_view word) {
  constexpr std::array<std::string_view, 18> kWords = {
      "hi",    "hello", "hey",  "dear", "hallo", "liebe", "lieber", "bonjour", "cher",
      "chère", "hola",  "ciao", "caro", "cara",  "hoi",   "beste",  "olá",     "witaj"};
  return is_among_words(to_ascii_lower(word), kWords);
}

/// What programs print for a value that is not there.
bool is_no_value(std::string_view word) {
  constexpr std::array<std::string_view, 10> kWords = {"undefined", "null",   "None", "nil", "NaN",
                                                       "(null)",    "[null]", "NULL", "nan", "N/A"};
  return is_among_words(word, kWords);
}

std::string_view value_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !is_space(text[end]) &&
         std::string_view(",.!?;:").find(text[end]) == std::string_view::npos)
    ++end;
  return text.substr(at, end - at);
}

/// A stretch of a line that shows where a value was to stand; size 0: none.
struct ValueGap {
  std::size_t begin = 0;
  std::size_t size = 0;
  std::string_view what;
};

/// "Hi ,", "Dear undefined,": at the beginning of a line.
ValueGap empty_greeting(std::string_view line) {
  const std::string_view greeting = value_at(line, 0);
  if (greeting.empty() || !is_salutation_word(greeting)) return {};
  const std::size_t next = line.find_first_not_of(" \xC2\xA0", greeting.size());
  if (next == std::string_view::npos || next == greeting.size()) return {};
  // French puts a blank in front of "!" and other languages imitate it.
  if (line[next] == ',') return {0, next + 1, "The greeting has no name"};
  const std::string_view name = value_at(line, next);
  if (!is_no_value(name)) return {};
  const std::size_t end = next + name.size();
  if (end < line.size() && std::string_view(",!.:").find(line[end]) == std::string_view::npos)
    return {};
  return {0, end, "The greeting has no name"};
}

/// "bought undefined.", "costs NaN euros": words that people do not use so.
bool is_stray_value(std::string_view line, std::size_t begin, std::string_view word) {
  const std::size_t end = begin + word.size();
  const bool ends_phrase =
      end == line.size() || std::string_view(".,!?").find(line[end]) != std::string_view::npos;
  if (word == "NaN" || word == "$NaN" || word == "€NaN") return true;
  if (word != "undefined" || !ends_phrase || begin == 0) return false;
  const std::size_t last = line.find_last_not_of(' ', begin - 1);
  if (last == std::string_view::npos) return false;
  const std::size_t before = line.find_last_of(' ', last);
  const std::string_view previous =
      line.substr(before == std::string_view::npos ? 0 : before + 1,
                  last - (before == std::string_view::npos ? 0 : before + 1) + 1);
  constexpr std::array<std::string_view, 20> kProse = {
      "is", "are", "was",     "were",  "be",     "as",      "an",  "the", "left",    "remains",
      "or", "and", "returns", "being", "become", "becomes", "not", "an",  "largely", "still"};
  return !is_among_words(to_ascii_lower(previous), kProse);
}

ValueGap stray_value(std::string_view line) {
  constexpr std::string_view kObject = "[object Object]";
  if (const std::size_t at = line.find(kObject); at != std::string_view::npos)
    return {at, kObject.size(), "A program printed its own object"};
  for (const std::string_view sought : {std::string_view("undefined"), std::string_view("NaN")}) {
    for (std::size_t at = line.find(sought); at != std::string_view::npos;
         at = line.find(sought, at + 1)) {
      const bool begins = at == 0 || is_space(line[at - 1]) || line[at - 1] == '$';
      if (begins && value_at(line, at) == sought && is_stray_value(line, at, sought))
        return {at, sought.size(), "A value was not there when the text was filled in"};
    }
  }
  return {};
}

void check_rendering(const Context& context, Findings& out, const email::ReadPassage& passage) {
  const std::string_view text = passage.passage.text;
  std::uint32_t found = 0;
  constexpr std::uint32_t kMost = 20;
  for (std::size_t begin = 0; begin < text.size() && found < kMost;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    for (const ValueGap& gap : {empty_greeting(line), stray_value(line)}) {
      if (gap.size == 0) continue;
      ++found;
      const std::string_view shown = line.substr(gap.begin, gap.size);
      add_at(context, out, std::string(gap.what) + ": " + quoted(shown), passage,
             static_cast<std::uint32_t>(begin + gap.begin),
             static_cast<std::uint32_t>(begin + gap.begin + gap.size));
    }
    begin = end + 1;
  }
}

/// "https://…/order/undefined", "?id=[object Object]"
bool has_empty_value(std::string_view address) {
  constexpr std::size_t kMostBytes = 4000;
  address = address.substr(0, kMostBytes);
  for (const std::string_view value : {"=undefined", "/undefined", "[object Object]",
                                       "%5Bobject%20Object%5D", "[object%20Object]"}) {
    const std::size_t at = address.find(value);
    if (at == std::string_view::npos) continue;
    const std::size_t end = at + value.size();
    if (end == address.size() || !is_ascii_alnum(address[end])) return true;
  }
  return false;
}

void check_empty_rendering(const Context& context, Findings& out) {
  if (is_reply(context) || is_list_posting(context)) return;
  for (const email::ReadPassage& passage : context.wording().passages) {
    const std::string_view text = passage.passage.text;
    if (passage.passage.is_subject && text.starts_with(", ") && text.size() > 2)
      add_at(context, out, "The subject begins with a comma, where a name was to stand", passage, 0,
             1);
    check_rendering(context, out, passage);
  }
  LinkFindings links;
  for (const email::Link& link : context.email.links)
    if (!links.is_full() && is_followed(link) && has_empty_value(link.href))
      links.add(link, "A value was not there when the address was filled in: " + quoted(link.href));
  links.write(out);
}

}  // namespace

extern constexpr Rule empty_rendering = checked({
    .id = "TPL002",
    .name = "empty-rendering",
    .title = "A value was missing when the template was filled in",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::final_mail,
    .why = "\"Hi ,\" and \"undefined\" tell every reader that a machine wrote without knowing "
           "whom; it reads like the mail of somebody who bought the address.",
    .fix = "Give the tag a default value, such as \"there\" behind \"Hi\", or leave the sentence "
           "out when the value is missing.",
    .source = "plausible; not measured",
    .bad = html("<p>Hi ,</p><p>Thank you for buying undefined. You pay NaN euros.</p>"),
    .good = html("<p>Hi Pat,</p><p>The value of an empty cell is undefined.</p>"),
    .check = check_empty_rendering,
});

}  // namespace presend::heuristics
