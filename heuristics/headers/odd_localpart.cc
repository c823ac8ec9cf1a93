#include <algorithm>
#include <string>
#include <string_view>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

/// What looks made up by a program about one piece of a local part; empty when nothing does.
std::string_view oddity_of(std::string_view piece) {
  std::size_t digits = 0, consonants = 0, most_digits = 0, most_consonants = 0, switches = 0;
  std::size_t letters = 0;
  bool is_hex = true;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const char c = piece[i];
    const bool is_digit = is_ascii_digit(c);
    letters += is_digit ? 0 : 1;
    digits = is_digit ? digits + 1 : 0;
    // "ch", "ck", "sch", "tz": German and English spell one sound with several letters.
    const bool continues_sound = i > 0 && (c == 'h' || (c == 'c' && piece[i - 1] == 's') ||
                                           (c == 'k' && piece[i - 1] == 'c') || c == piece[i - 1]);
    if (is_digit || is_vowel(c))
      consonants = 0;
    else if (!continues_sound)
      ++consonants;
    most_digits = std::max(most_digits, digits);
    most_consonants = std::max(most_consonants, consonants);
    if (i > 0 && is_digit != is_ascii_digit(piece[i - 1])) ++switches;
    is_hex = is_hex && hex_value(c) >= 0;
  }
  if (is_hex && piece.size() >= 8 && letters >= 2 && letters < piece.size())
    return "a hexadecimal number";
  if (most_digits >= 6) return "a long number";
  if (switches >= 4) return "letters and digits mixed at random";
  if (most_consonants >= 7) return "a run of consonants nobody can pronounce";
  return {};
}

void check_odd_localpart(const Context& context, Findings& out) {
  const mime::Mailbox* from = author(context);
  if (from == nullptr) return;
  std::string local = to_ascii_lower(from->local_part);
  // What follows these characters only sorts replies: "anna+dated+1038681510", "news#3.19785".
  local.resize(std::min(local.find_first_of("+#="), local.size()));
  for (std::size_t begin = 0; begin < local.size();) {
    std::size_t end = begin;
    while (end < local.size() && is_ascii_alnum(local[end])) ++end;
    const std::string_view piece = std::string_view(local).substr(begin, end - begin);
    if (const std::string_view oddity = oddity_of(piece); !oddity.empty()) {
      out.add("The sender's address contains " + std::string(oddity) + ": " + quoted(piece),
              from->address_at, 0, from->address());
      return;
    }
    begin = end + 1;
  }
}

}  // namespace

extern constexpr Rule odd_localpart = checked({
    .id = "HDR018",
    .name = "odd-localpart",
    .title = "The sender's address looks made up by a program",
    .severity = Severity::info,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "Throw-away senders have addresses such as xq7rtk48@…; people learn to distrust them, "
           "and filters count long runs of digits or consonants.",
    .fix = "Send from an address that can be read aloud, such as news@ or orders@, and keep codes "
           "for the bounce address.",
    .source = "SpamAssassin FROM_LOCAL_DIGITS, FROM_LOCAL_HEX; measured on the development corpus",
    .bad = header("From: Example Shop <k8x2vq71zt@example.org>"),
    .good = header("From: Example Shop <rechtschreibung2026@example.org>"),
    .check = check_odd_localpart,
});

}  // namespace presend::heuristics
