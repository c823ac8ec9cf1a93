#include "heuristics/disguises.h"

#include <algorithm>
#include <cmath>

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
  std::vector<std::string_view> shown;
  for (const DisguisedWord& word : words) {
    const std::string_view text = word.passage->text(word.word.begin, word.word.end);
    if (std::find(shown.begin(), shown.end(), text) == shown.end()) shown.push_back(text);
  }
  const std::size_t named = shown.size() <= kMostNamed + 1 ? shown.size() : kMostNamed;
  std::string text;
  for (std::size_t i = 0; i < named; ++i) {
    if (i > 0) text += i + 1 == shown.size() ? " and " : ", ";
    text += quoted(shown[i]);
  }
  if (named < shown.size()) text += " and " + std::to_string(shown.size() - named) + " more";
  return text;
}

}  // namespace presend::heuristics
