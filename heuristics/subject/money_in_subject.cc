#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "heuristics/folded_text.h"
#include "heuristics/rule.h"
#include "heuristics/subject_text.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

bool is_currency_word(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"brl", "chf", "dollar", "dollars", "dólares", "eur", "euro", "euros", "gbp", "pln", "pounds",
       "rs", "rupees", "usd", "usdt", "zł"});
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool starts_with_digit(std::string_view text) {
  return !text.empty() && is_ascii_digit(text.front());
}

/// A currency sign with a number in front of or behind it; empty when there is none.
std::string_view sign_with_amount(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    const std::size_t end = at + c.size;
    if (u_charType(static_cast<UChar32>(c.value)) == U_CURRENCY_SYMBOL) {
      if (starts_with_digit(trim(text.substr(end)))) {
        std::size_t stop = end;
        while (stop < text.size() && (is_ascii_digit(text[stop]) || text[stop] == ' ' ||
                                      text[stop] == '.' || text[stop] == ','))
          ++stop;
        return trim(text.substr(at, stop - at));
      }
      const std::string_view before = trim(text.substr(0, at));
      if (!before.empty() && is_ascii_digit(before.back())) {
        std::size_t start = before.size();
        while (start > 0 && (is_ascii_digit(before[start - 1]) || before[start - 1] == '.' ||
                             before[start - 1] == ','))
          --start;
        return text.substr(start, end - start);
      }
    }
    at = end;
  }
  return {};
}

/// Whether a number stands beside the name of a currency: "500 euros", "USD 20".
bool has_named_amount(std::string_view folded_subject) {
  const std::vector<std::string_view> words = words_of(folded_subject);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (starts_with_digit(words[i]) && is_currency_word(words[i + 1])) return true;
    if (is_currency_word(words[i]) && starts_with_digit(words[i + 1])) return true;
  }
  return false;
}

void check_money_in_subject(const Context& context, Findings& out) {
  const std::string_view subject = subject_of(context);
  if (const std::string_view amount = sign_with_amount(subject); !amount.empty()) {
    add_subject(context, out, "The subject names an amount of money: " + quoted(amount), amount);
    return;
  }
  const std::string folded_subject = folded(subject);
  if (has_named_amount(folded_subject))
    add_subject(context, out, "The subject names an amount of money");
}

}  // namespace

extern constexpr Rule money_in_subject = checked({
    .id = "SUB011",
    .name = "money-in-subject",
    .title = "The subject names an amount of money",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::headers,
    .why = "Amounts of money in the subject are common in spam and scams. Shops and banks use "
           "them honestly, so by itself this says little.",
    .fix = "Name the product or the occasion in the subject and the price in the text, unless the "
           "amount is the news.",
    .source = "SpamAssassin SUBJ_DOLLARS; measured on the development corpus",
    .bad = header("Subject: Win $5,000 this weekend"),
    .good = header("Subject: 5,000 tulips for your garden"),
    .check = check_money_in_subject,
});

}  // namespace presend::heuristics
