#include "heuristics/disguises.h"

#include <algorithm>
#include <cmath>

#include "heuristics/phrases.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

namespace disguise = lexicon::disguise;

template <class Wanted>
std::vector<DisguisedWord> odd_words_of(const Context& context, bool in_subject, Wanted is_wanted) {
  std::vector<DisguisedWord> found;
  for (const email::ReadPassage& passage : context.wording().passages) {
    if (passage.passage.is_subject != in_subject) continue;
    for (lexicon::OddWord& word : passage.odd_words())
      if (is_wanted(passage, word)) found.push_back({&passage, std::move(word)});
  }
  return found;
}

}  // namespace

std::string disguise_in_words(lexicon::Disguises disguises) {
  const auto names = lexicon::names(disguises);
  return names.empty() ? std::string() : std::string(names.front().in_words);
}

std::vector<DisguisedWord> lookalike_words(const Context& context, bool in_subject) {
  return odd_words_of(context, in_subject, [&](const auto&, const lexicon::OddWord& word) {
    return (word.disguises & disguise::lookalike) != 0 ||
           (word.is_whole_lookalike && context.lexicon.brand_in_words(word.reading) != nullptr);
  });
}

std::vector<DisguisedWord> words_with_invisible(const Context& context, bool in_subject) {
  return odd_words_of(context, in_subject,
                      [](const email::ReadPassage& passage, const lexicon::OddWord& word) {
                        return (word.disguises & disguise::invisible) != 0 &&
                               passage.passage.place_at(word.begin) != email::Place::preheader;
                      });
}

std::vector<const email::PhraseUse*> disguised_phrases(const Context& context, bool in_subject) {
  constexpr lexicon::Disguises kTold = disguise::invisible | disguise::spread;
  std::vector<const email::PhraseUse*> found;
  for (const email::PhraseUse& use : context.wording().uses)
    if (use.passage->passage.is_subject == in_subject && (use.hit.disguises & ~kTold) != 0)
      found.push_back(&use);
  return found;
}

double strength_of(std::size_t words) {
  return 1 + std::log10(static_cast<double>(std::clamp<std::size_t>(words, 1, 10)));
}

std::string listed(const std::vector<DisguisedWord>& words) {
  constexpr std::size_t kMostNamed = 3;
  std::vector<std::string_view> spellings;
  for (const DisguisedWord& word : words) {
    const std::string_view text = word.passage->text(word.word.begin, word.word.end);
    if (std::find(spellings.begin(), spellings.end(), text) == spellings.end())
      spellings.push_back(text);
  }
  std::vector<std::string> shown;
  for (const std::string_view spelling : spellings) shown.push_back(quoted(spelling));
  return enumerated(shown, kMostNamed);
}

void add_words(const Context& context, Findings& out, const std::vector<DisguisedWord>& words,
               std::string_view one_does, std::string_view many_do, std::string_view what) {
  if (words.empty()) return;
  const DisguisedWord& first = words.front();
  const std::string verb(words.size() == 1 ? one_does : many_do);
  add_at(
      context, out,
      counted(words.size(), "word") + ' ' + verb + ' ' + std::string(what) + ": " + listed(words),
      *first.passage, first.word.begin, first.word.end)
      .strength = strength_of(words.size());
}

}  // namespace presend::heuristics
