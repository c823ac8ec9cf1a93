#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "heuristics/folded_text.h"
#include "heuristics/markup_tests.h"
#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/subject_text.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/template/tags.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

using Words = std::vector<std::string_view>;

/// Words of titles that say what kind of file it is, not what the message is about.
bool is_generic(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"mail",         "email",      "emails",  "newsletter", "newsletters", "untitled",
       "unbenannt",    "titel",      "title",   "document",   "dokument",    "template",
       "templates",    "responsive", "html",    "message",    "nachricht",   "notification",
       "confirmation", "campaign",   "layout",  "page",       "simple",      "transactional",
       "welcome",      "default",    "basic",   "index",      "preview",     "subject",
       "test",         "online",     "version", "your",       "from",        "with",
       "this",         "that",       "here",    "company",    "week",        "weekly",
       "daily",        "news",       "update",  "updates",    "information", "info",
       "mensagem",     "correo",     "courriel"});
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Chinese, Japanese, Thai …: no blanks between words, so that words cannot be compared.
bool has_unspaced_script(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii(text[at])) {
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    if ((c.value >= 0x0E00 && c.value < 0x1000) || (c.value >= 0x2E80 && c.value < 0xAC00))
      return true;
    at += c.size;
  }
  return false;
}

/// Words of substance: at least four characters, with a letter.
Words substance_of(std::string_view folded_text) {
  constexpr std::size_t kShortest = 4;
  Words words = words_of(folded_text);
  words.erase(std::remove_if(words.begin(), words.end(),
                             [](std::string_view word) {
                               return utf8_length(word) < kShortest || is_generic(word) ||
                                      std::all_of(word.begin(), word.end(), is_ascii_digit);
                             }),
              words.end());
  return words;
}

/// Whether two words begin alike, so that "order" meets "orders" and "Bestellung" meets
/// "Bestellbestätigung".
bool are_akin(std::string_view a, std::string_view b) {
  constexpr std::size_t kBytes = 4;
  return a.substr(0, kBytes) == b.substr(0, kBytes);
}

bool shares_word(const Words& a, const Words& b) {
  return std::any_of(a.begin(), a.end(), [&](std::string_view word) {
    return std::any_of(b.begin(), b.end(),
                       [&](std::string_view other) { return are_akin(word, other); });
  });
}

/// Whether the title names the sender, which every subject may leave out.
bool names_sender(const Context& context, const Words& title) {
  std::string about = shown_name(context);
  if (const mime::Mailbox* from = author(context)) (about += ' ') += from->address();
  for (const std::string& site : context.email.own_sites) (about += ' ') += site;
  const std::string folded_about = folded(about);
  return std::any_of(title.begin(), title.end(), [&](std::string_view word) {
    return folded_about.find(word) != std::string::npos;
  });
}

std::string title_of(const html::Document& document, html::NodeIndex index) {
  std::string title;
  const auto nodes = document.nodes();
  for (html::NodeIndex i = index + 1; i < nodes[index].end && title.size() < 500; ++i)
    if (nodes[i].kind == html::NodeKind::text) title += nodes[i].text;
  return collapse_space(utf8_prefix(title, 500));
}

void check_title_mismatch(const Context& context, Findings& out) {
  if (context.email.is_bare_html) return;
  const std::string_view subject = subject_of(context);
  if (!templates::find_tags(subject).empty() || has_unspaced_script(subject)) return;
  const std::string folded_subject = folded(without_marks(subject));
  const Words subject_words = substance_of(folded_subject);
  if (subject_words.empty()) return;
  bool was_judged = false;
  for_each_element(context, [&](const ElementUse& use) {
    // A picture in SVG has titles of its own, for its pieces.
    if (was_judged || use.node().name != "title" ||
        use.document().node(use.node().parent).name != "head")
      return;
    was_judged = true;
    const std::string title = title_of(use.document(), use.index);
    if (!templates::find_tags(title).empty() || has_unspaced_script(title)) return;
    const std::string folded_title = folded(title);
    const Words title_words = substance_of(folded_title);
    constexpr std::size_t kFewest = 2;  // one word is a name, of the template or of a firm
    if (title_words.size() < kFewest || shares_word(title_words, subject_words) ||
        names_sender(context, title_words))
      return;
    out.add("The title of the HTML, " + quoted(title) + ", has no word in common with the subject",
            use.place(context), use.body.part, title);
  });
}

}  // namespace

extern constexpr Rule title_mismatch = checked({
    .id = "SUB013",
    .name = "title-mismatch",
    .title = "The title of the HTML says something else than the subject",
    .severity = Severity::info,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "Clients do not show the title, so a forgotten one gives away where the HTML came "
           "from: an old mailing, or in phishing somebody else's page. It was found in 4 to 5 % "
           "of spam and phishing, and in 1 % of honest mail.",
    .fix = "Set the title to the subject, or leave it out.",
    .source = "measured on the development corpus",
    .bad = html("<html><head><title>Winter boots at half price</title></head>"
                "<body><p>Our spring catalogue is here.</p></body></html>"),
    .good = html("<html><head><title>Newsletter template 2026</title></head>"
                 "<body><p>Our spring catalogue is here.</p></body></html>"),
    .check = check_title_mismatch,
});

}  // namespace presend::heuristics
