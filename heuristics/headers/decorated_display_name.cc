#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "heuristics/characters.h"
#include "heuristics/folded_text.h"
#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/subject_text.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

/// What a character does in a name, as an object of "contains"; empty for ordinary text.
std::string_view decoration_of(char32_t c) {
  if (c < 0x2190) return {};
  if (c == 0x2705 || c == 0x2713 || c == 0x2714 || c == 0x2611 || c == 0x1F5F8 || c == 0x221A)
    return "a check mark as if the sender were verified";
  if (c >= 0x1D400 && c <= 0x1D7FF) return "letters borrowed from mathematics";
  if ((c >= 0x2460 && c <= 0x24FF) || (c >= 0x1F100 && c <= 0x1F1E5)) return "letters in circles";
  if (is_emoji(c)) return "an emoji";
  if (is_ornament(c)) return "an ornament";
  return {};
}

/// "(2)" or "[3]" at the beginning or end, as if messages were waiting.
bool has_counter(std::string_view name) {
  const auto is_counter = [](std::string_view piece) {
    if (piece.size() < 3 || piece.size() > 4) return false;
    const char open = piece.front(), close = piece.back();
    if (!(open == '(' && close == ')') && !(open == '[' && close == ']')) return false;
    piece = piece.substr(1, piece.size() - 2);
    return std::all_of(piece.begin(), piece.end(), is_ascii_digit);
  };
  const std::size_t last = name.find_last_of("([");
  if (last != std::string_view::npos && is_counter(name.substr(last))) return true;
  return is_counter(name.substr(0, std::min(name.find_first_of(")]"), name.size() - 1) + 1));
}

bool reads_like_subject(std::string_view name) {
  const ReplyMark mark = reply_mark(name);
  if (mark && !mark.is_ambiguous) return true;
  if (name.find("!!") != std::string_view::npos || name.find("$$") != std::string_view::npos ||
      name.find("??") != std::string_view::npos)
    return true;
  // "Yahoo!" and "Jeopardy!" are names; three words with a shout or a question are a headline.
  return std::count(name.begin(), name.end(), ' ') >= 2 &&
         (name.back() == '!' || name.back() == '?');
}

bool is_shouted(std::string_view name) {
  constexpr std::uint32_t kFewest = 8;
  const CaseCount count = case_count(name);
  return count.small == 0 && count.words >= 2 && count.capitals >= kFewest;
}

/// "DHL EXPRESS": the brand that sends writes itself in capitals.
bool is_spelled_so(const Context& context, const mime::Mailbox& from) {
  const lexicon::Brand* brand = context.lexicon.brand_in_words(folded(from.display_name));
  return brand != nullptr && context.lexicon.brand_of_domain(site_of(from)) == brand;
}

bool names_recipient(const Context& context, const mime::Mailbox& from, std::string_view name) {
  for (const mime::Mailbox& to : context.email.to) {
    const std::string address = to.address();
    if (!has_address(to) || equals_ignoring_case(address, from.address())) continue;
    if (find_ignoring_case(name, address) != std::string_view::npos) return true;
  }
  return false;
}

/// The first decoration in a name, as an object of "contains"; empty when there is none.
std::string_view first_decoration(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = decode_utf8(name, at);
    if (const std::string_view decoration = decoration_of(c.value); !decoration.empty())
      return decoration;
    at += c.size;
  }
  return {};
}

/// All that is wrong with a display name, as the end of a sentence; empty when nothing is.
std::string name_faults(const Context& context, const mime::Mailbox& from, std::string_view name) {
  std::vector<std::string> faults;
  if (const std::string_view decoration = first_decoration(name); !decoration.empty())
    faults.push_back("contains " + std::string(decoration));
  if (has_counter(name)) faults.emplace_back("carries a counter as if messages were waiting");
  if (reads_like_subject(name)) faults.emplace_back("reads like a subject line");
  if (is_shouted(name) && !is_spelled_so(context, from)) faults.emplace_back("is all capitals");
  if (names_recipient(context, from, name)) faults.emplace_back("is the recipient's address");
  std::string all;
  for (std::size_t i = 0; i < faults.size(); ++i) {
    if (i > 0) all += i + 1 < faults.size() ? ", " : " and ";
    all += faults[i];
  }
  return all;
}

void check_decorated_display_name(const Context& context, Findings& out) {
  for (const mime::Mailbox& from : context.email.from) {
    const std::string_view name = utf8_prefix(from.display_name, 500);
    if (name.empty()) continue;
    const std::string faults = name_faults(context, from, name);
    if (!faults.empty())
      out.add("The sender's name " + quoted(name) + " " + faults, from.name_at, 0, readable(name));
  }
}

}  // namespace

extern constexpr Rule decorated_display_name = checked({
    .id = "HDR017",
    .name = "decorated-display-name",
    .title = "The sender's name is decorated",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Gmail's sender guidelines forbid emoji, fake check marks, message counters such as "
           "\"(2)\", subject text and the recipient's name in the sender's name: they imitate the "
           "inbox itself, or shout for attention.",
    .fix = "Use the plain name of the person or company, and move everything else to the subject.",
    .source = "support.google.com/mail/answer/81126",
    .bad = header("From: \"Example Shop (2)\" <news@example.org>"),
    .good = header("From: =?utf-8?q?LEGO=C2=AE_Shop?= <news@example.org>"),
    .check = check_decorated_display_name,
});

}  // namespace presend::heuristics
