#include "heuristics/phrases.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

using email::PhraseUse;
using email::Place;

/// What a phrase counts against one in the running text.
constexpr double weight(Place place) {
  switch (place) {
    case Place::body:
      break;
    case Place::link:
    case Place::preheader:
      return 1.25;
    case Place::subject:
      return 1.5;
  }
  return 1;
}

/// For each entry of the lists the use that catches the eye most, the most telling first.
std::vector<const PhraseUse*> distinct(const std::vector<const PhraseUse*>& uses) {
  std::vector<const PhraseUse*> kept = uses;
  const auto entry = [](const PhraseUse* use) { return use->hit.phrase.data(); };
  std::stable_sort(kept.begin(), kept.end(), [&](const PhraseUse* a, const PhraseUse* b) {
    if (entry(a) != entry(b)) return entry(a) < entry(b);
    return a->place > b->place;
  });
  kept.erase(
      std::unique(kept.begin(), kept.end(),
                  [&](const PhraseUse* a, const PhraseUse* b) { return entry(a) == entry(b); }),
      kept.end());
  // The order of entries in memory means nothing; that of the draft does.
  std::sort(kept.begin(), kept.end(), [](const PhraseUse* a, const PhraseUse* b) {
    if (a->place != b->place) return a->place > b->place;
    if (a->passage != b->passage) return a->passage->passage.part < b->passage->passage.part;
    if (a->hit.begin != b->hit.begin) return a->hit.begin < b->hit.begin;
    return a->hit.phrase < b->hit.phrase;
  });
  return kept;
}

std::string listed(const std::vector<const PhraseUse*>& uses) {
  constexpr std::size_t kMostNamed = 4;
  std::vector<std::string> shown;
  for (const PhraseUse* use : uses) {
    shown.push_back(quoted(use->shown()));
    if (use->place != Place::body) shown.back() += " (" + std::string(name(use->place)) + ')';
  }
  return enumerated(shown, kMostNamed);
}

}  // namespace

Finding& add_at(const Context& context, Findings& out, std::string message,
                const email::ReadPassage& passage, std::uint32_t begin, std::uint32_t end) {
  return out.add(std::move(message), passage.passage.range(context.email, begin, end),
                 passage.passage.part, readable(passage.text(begin, end)));
}

namespace {

/// Adds one finding about these uses of phrases, if there are any.
void add_phrases(const Context& context, Findings& out, const std::vector<const PhraseUse*>& uses,
                 std::string_view what) {
  if (uses.empty()) return;
  const std::vector<const PhraseUse*> phrases = distinct(uses);
  double strength = 0;
  for (std::size_t i = 0; i < phrases.size(); ++i)
    strength += weight(phrases[i]->place) / static_cast<double>(i + 1);
  const PhraseUse& first = *phrases.front();
  Finding& finding =
      add_at(context, out,
             counted(phrases.size(), "phrase") + ' ' + std::string(what) + ": " + listed(phrases),
             *first.passage, first.hit.begin, first.hit.end);
  finding.strength = strength;
  finding.places = static_cast<std::uint32_t>(phrases.size());
}

}  // namespace

void check_phrases(const Context& context, Findings& out, std::string_view category,
                   std::string_view what) {
  std::vector<const PhraseUse*> uses;
  for (const PhraseUse& use : context.wording().uses)
    if (use.hit.category == category) uses.push_back(&use);
  add_phrases(context, out, uses, what);
}

void check_subject_phrases(const Context& context, Findings& out, std::string_view category,
                           std::string_view what) {
  std::vector<const PhraseUse*> uses;
  for (const PhraseUse& use : context.wording().uses)
    if (use.hit.category == category && use.place == Place::subject) uses.push_back(&use);
  add_phrases(context, out, uses, what);
}

}  // namespace presend::heuristics
