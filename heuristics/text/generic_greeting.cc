#include <string>
#include <string_view>
#include <vector>

#include "heuristics/phrases.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/template/tags.h"

namespace presend::heuristics {
namespace {

/// A greeting stands at the beginning, behind a header at most.
constexpr std::uint32_t kBeginning = 600;

constexpr std::string_view kGreetings[] = {"dear",  "hello",   "hi",   "attention", "greetings",
                                           "hallo", "bonjour", "hola", "ciao",      "witaj",
                                           "hoi",   "beste",   "cher", "caro",      "estimado"};

/// "Dear jane@example.com": the text right behind a greeting is an address.
void check_address(const Context& context, Findings& out, const email::ReadPassage& passage) {
  for (const lexicon::Word& word : passage.normal.words()) {
    if (word.begin > kBeginning) return;
    const std::string_view spelling = passage.normal.spelling(word);
    if (std::find(std::begin(kGreetings), std::end(kGreetings), spelling) == std::end(kGreetings))
      continue;
    const std::string_view text = passage.passage.text;
    std::size_t begin = word.end;
    while (begin < text.size() && (is_space(text[begin]) || text[begin] == ':')) ++begin;
    const std::size_t end = std::min(text.find_first_of(" \n,", begin), text.size());
    // "%%=v(@name)=%%" is no address but a template tag.
    if (!templates::find_tags(text.substr(begin, end - begin)).empty()) continue;
    const std::size_t at = text.substr(begin, end - begin).find('@');
    if (begin == word.end || at == std::string_view::npos || at == 0) continue;
    add_at(context, out,
           "The greeting is an address: " + quoted(text.substr(word.begin, end - word.begin)),
           passage, word.begin, static_cast<std::uint32_t>(end));
    return;
  }
}

/// "Dear {{ customer.name }}": a template fills the name in.
bool reaches_into_tag(const email::PhraseUse& use) {
  constexpr std::size_t kMostTagBytes = 200;
  const std::string_view text = use.passage->passage.text;
  const std::string_view near =
      text.substr(use.hit.begin, use.hit.end - use.hit.begin + kMostTagBytes);
  const auto tags = templates::find_tags(near);
  return !tags.empty() && tags.front().begin < use.hit.end - use.hit.begin;
}

void check_generic_greeting(const Context& context, Findings& out) {
  std::vector<const email::PhraseUse*> uses;
  for (const email::PhraseUse& use : context.wording().uses)
    if (use.hit.category == "salutation" && !use.passage->passage.is_subject &&
        use.hit.begin <= kBeginning && !reaches_into_tag(use))
      uses.push_back(&use);
  if (!uses.empty()) {
    const email::PhraseUse& first = *uses.front();
    add_at(context, out, "The greeting names nobody: " + quoted(first.shown()), *first.passage,
           first.hit.begin, first.hit.end);
    return;
  }
  for (const email::ReadPassage& passage : context.wording().passages)
    if (!passage.passage.is_subject) check_address(context, out, passage);
}

}  // namespace

extern constexpr Rule generic_greeting = checked({
    .id = "TXT007",
    .name = "generic-greeting",
    .title = "A greeting that names nobody",
    .severity = Severity::info,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Senders who know their readers greet them by name, or not at all. \"Dear customer\" "
           "and \"Dear jane@example.com\" are how letters to strangers begin.",
    .fix = "Greet by name, with a fallback for names you do not have (\"Hello,\"), or begin with "
           "what you have to say.",
    .source = "SpamAssassin DEAR_SOMETHING, DEAR_FRIEND; measured on the development corpus",
    .bad = html("<p>Dear valued customer, our shop is open on Sunday.</p>"),
    .good = html("<p>Dear Mrs Miller, our shop is open on Sunday.</p>"),
    .check = check_generic_greeting,
});

}  // namespace presend::heuristics
