#include "heuristics/gibberish.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/subject_text.h"
#include "heuristics/visible_body.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

bool is_edge_mark(char c) {
  return std::string_view("()[]{}.,;:!?\"'*-_#").find(c) != std::string_view::npos;
}

std::string_view without_edge_marks(std::string_view token) {
  while (!token.empty() && is_edge_mark(token.front())) token.remove_prefix(1);
  while (!token.empty() && is_edge_mark(token.back())) token.remove_suffix(1);
  return token;
}

bool is_number(std::string_view token) {
  return !token.empty() && std::all_of(token.begin(), token.end(), is_ascii_digit);
}

/// The last word of the subject, and what stands in front of it.
struct SubjectEnd {
  std::string_view token;
  std::string_view before;    ///< without blanks at its end
  bool is_set_apart = false;  ///< by a wide gap
};

/// A fold leaves its indentation in the subject, which nobody meant as a gap.
bool has_fold(const Context& context, std::string_view part) {
  const mime::Field* field = context.message().find("Subject");
  if (field == nullptr || part.empty()) return false;
  const auto begin = static_cast<std::uint32_t>(part.data() - context.email.subject.data());
  const SourceRange at = field->map.range(begin, begin + static_cast<std::uint32_t>(part.size()));
  const std::string_view source = context.message().bytes.substr(at.begin, at.end - at.begin);
  return source.find_first_of("\r\n") != std::string_view::npos;
}

SubjectEnd end_of(const Context& context, std::string_view subject) {
  constexpr std::size_t kWideGap = 4;
  subject = trim(subject);
  SubjectEnd end;
  const std::size_t blank = subject.rfind(' ');
  if (blank == std::string_view::npos) return end;
  end.token = subject.substr(blank + 1);
  end.before = trim(subject.substr(0, blank + 1));
  const std::size_t gap = blank + 1 - end.before.size();
  end.is_set_apart = gap >= kWideGap && !end.before.empty() &&
                     !has_fold(context, subject.substr(end.before.size() - 1, gap + 1));
  return end;
}

/// What is random about the end of the subject; empty when nothing is.
std::string_view randomness_of(const SubjectEnd& end) {
  constexpr std::size_t kLeastNumber = 4, kLongest = 40;
  if (end.before.empty() || end.token.size() > kLongest) return {};
  const std::string_view token = without_edge_marks(end.token);
  if (token.empty()) return {};
  if (is_letter_jumble(token)) return "letters that make no word";
  if (is_code_jumble(token)) return "letters and digits at random";
  if (!std::all_of(token.begin(), token.end(), is_ascii_alnum)) return {};
  if (end.is_set_apart) return "something far behind its words";
  if (!is_number(token)) return {};
  // "Get out of debt! 21198": the sentence is over. Years, and "Chapter 1: 1200" are no such thing.
  const bool is_year = token.size() == 4 && (token.starts_with("19") || token.starts_with("20"));
  const char last = end.before.back();
  if (token.size() >= kLeastNumber && !is_year && token == end.token &&
      (last == '!' || last == '?' || end.before.ends_with("..")))
    return "a number";
  return {};
}

/// Whether the body or the sender uses the token too: then it is a name or a reference.
bool is_used_elsewhere(const Context& context, std::string_view token) {
  const auto holds = [token](std::string_view text) {
    return find_ignoring_case(text, token) != std::string_view::npos;
  };
  const auto& texts = context.email.texts;
  if (std::any_of(texts.begin(), texts.end(),
                  [&](const email::Text& text) { return holds(text.text); }))
    return true;
  if (std::any_of(context.email.attachments.begin(), context.email.attachments.end(),
                  [&](const email::Attachment& file) { return holds(file.filename); }))
    return true;
  const mime::Mailbox* from = author(context);
  return from != nullptr && (holds(from->address()) || holds(from->display_name));
}

void check_subject(const Context& context, Findings& out) {
  const std::string_view subject = subject_of(context);
  if (subject.empty() || is_reply(context) || is_list_posting(context)) return;
  const SubjectEnd end = end_of(context, subject);
  const std::string_view randomness = randomness_of(end);
  if (randomness.empty() || is_used_elsewhere(context, without_edge_marks(end.token))) return;
  add_subject(context, out,
              "The subject ends in " + std::string(randomness) + ", which comes nowhere else",
              end.token);
}

/// Program text, tables and keys hold all kinds of strings.
bool is_technical(std::string_view line) {
  return line.find_first_of("{}=<>\\$|;") != std::string_view::npos;
}

struct Jumble {
  std::string_view token;
  const email::Text* text;
};

class BodySearch {
 public:
  void add(const email::Text& text) {
    if (text.text.starts_with("-----BEGIN ")) is_in_block_ = true;
    if (text.text.starts_with("-----END ")) is_in_block_ = false;
    if (is_in_block_ || is_technical(text.text)) return;
    for (std::size_t at = 0; at < text.text.size() && found_.size() < kMost;) {
      const std::size_t end = std::min(text.text.find(' ', at), text.text.size());
      token(without_edge_marks(text.text.substr(at, end - at)), text);
      at = end + 1;
    }
  }
  [[nodiscard]] const std::vector<Jumble>& found() const { return found_; }

 private:
  static constexpr std::size_t kMost = 50;

  void token(std::string_view token, const email::Text& text) {
    constexpr std::size_t kShortest = 6, kShortestCapitals = 9;  // acronyms have fewer
    if (token.size() < kShortest) return;
    const bool is_capital = token[1] >= 'A' && token[1] <= 'Z';
    if (is_capital && token.size() < kShortestCapitals && !is_ascii_digit(token.back())) return;
    if (!is_letter_jumble(token) && !is_code_jumble(token)) return;
    const bool is_known = std::any_of(found_.begin(), found_.end(), [token](const Jumble& jumble) {
      return equals_ignoring_case(jumble.token, token);
    });
    if (!is_known) found_.push_back({token, &text});
  }

  std::vector<Jumble> found_;
  bool is_in_block_ = false;
};

void check_body(const Context& context, Findings& out) {
  constexpr std::size_t kFewest = 3;  // one may be a name from a far country, or a code
  BodySearch search;
  for_each_visible_text(context, [&](const email::Text& text) { search.add(text); });
  const std::vector<Jumble>& found = search.found();
  if (found.size() < kFewest) return;
  std::string examples;
  for (std::size_t i = 0; i < kFewest; ++i)
    examples += (i == 0 ? "" : i + 1 < kFewest ? ", " : " and ") + quoted(found[i].token);
  out.add(counted(found.size(), "random string") + ", such as " + examples, found[0].text->at,
          found[0].text->part, readable(found[0].text->text));
}

void check_gibberish(const Context& context, Findings& out) {
  check_subject(context, out);
  check_body(context, out);
}

}  // namespace

extern constexpr Rule gibberish = checked({
    .id = "TXT006",
    .name = "gibberish",
    .title = "Random strings in subject or text",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Spam adds random letters or numbers so that no two copies are the same and filters "
           "that count copies miss them. They were found in 15 % of old spam and next to no "
           "honest mail.",
    .fix = "Take them out. A number people shall quote gets a name (\"Order 4711\") and stands in "
           "the text too.",
    .source = "SpamAssassin UNIQUE_WORDS, SUBJ_HAS_UNIQ_ID; measured on the development corpus",
    .bad = header("Subject: Spring sale at our shop xkqjzv"),
    .good = header("Subject: Kyrgyz rugs, XXVIII. Rechtsschutztag and xhtml"),
    .check = check_gibberish,
});

}  // namespace presend::heuristics
