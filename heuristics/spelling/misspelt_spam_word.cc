#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "heuristics/phrases.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

constexpr std::size_t kShortest = 5;      // letters; shorter words are near too many others
constexpr std::size_t kMostAsked = 200;   // places looked at in a draft
constexpr std::size_t kWordsAround = 11;  // listed phrases have twelve at most

/// Lists whose phrases nobody needs by accident.
constexpr std::array<std::string_view, 15> kTelling = {
    "account_threat", "adult",          "advance_fee", "credit",    "crypto",
    "easy_money",     "extortion",      "gambling",    "gift_card", "health",
    "inheritance",    "parcel_invoice", "pharmacy",    "prize",     "software_degree"};

/// Calls `visit` with every spelling one slip away from an ASCII word: a letter too many, wrong,
/// too few, or two swapped; until it returns true.
template <class Visit>
bool any_near(std::string_view word, Visit visit) {
  std::string near;
  for (std::size_t at = 0; at <= word.size(); ++at) {
    if (at < word.size()) {
      near.assign(word).erase(at, 1);
      if (visit(near)) return true;
    }
    if (at + 1 < word.size() && word[at] != word[at + 1]) {
      near.assign(word);
      std::swap(near[at], near[at + 1]);
      if (visit(near)) return true;
    }
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      near.assign(word).insert(at, 1, letter);
      if (visit(near)) return true;
      if (at == word.size() || word[at] == letter) continue;
      near.assign(word);
      near[at] = letter;
      if (visit(near)) return true;
    }
  }
  return false;
}

class Search {
 public:
  Search(const Context& context, const email::ReadPassage& passage)
      : phrases_(context.lexicon.phrases()), spelling_(*context.spelling), passage_(passage) {}

  /// The phrase that the word would complete if it were spelt well, or nothing.
  std::optional<std::string> phrase_with(std::size_t index) {
    std::optional<std::string> found;
    any_near(passage_.normal.spelling(passage_.normal.words()[index]),
             [&](const std::string& near) {
               if (near.size() < kShortest) return false;
               const auto hash = lexicon::word_hash(near);
               if (phrases_.vocabulary().find(near, hash) == lexicon::kNoWord) return false;
               found = completed(index, near);
               return found.has_value();
             });
    return found;
  }

  [[nodiscard]] bool is_strange(const lexicon::Word& word) const {
    if (word.size < kShortest || word.disguises != 0 || word.traits != lexicon::trait::letters)
      return false;
    const std::string_view spelling = passage_.normal.spelling(word);
    if (phrases_.vocabulary().find(spelling, word.hash) != lexicon::kNoWord) return false;
    return std::binary_search(spelling_.strange.begin(), spelling_.strange.end(), spelling) &&
           std::all_of(spelling.begin(), spelling.end(), is_ascii_alpha);
  }

 private:
  std::optional<std::string> completed(std::size_t index, const std::string& near) const {
    const auto words = passage_.normal.words();
    const std::size_t first = index - std::min(index, kWordsAround);
    const std::size_t last = std::min(index + kWordsAround, words.size() - 1);
    std::string text(passage_.text(words[first].begin, words[index].begin));
    const std::size_t at = text.size();
    text += near;
    text += passage_.text(words[index].end, words[last].end);
    const lexicon::NormalText normal = lexicon::normalize(text);
    for (const lexicon::PhraseHit& hit : phrases_.find(normal))
      if (hit.begin <= at && at < hit.end && hit.language == spelling_.language &&
          std::find(kTelling.begin(), kTelling.end(), hit.category) != kTelling.end())
        return text.substr(hit.begin, hit.end - hit.begin);
    return std::nullopt;
  }

  const lexicon::Phrases& phrases_;
  const Spelling& spelling_;
  const email::ReadPassage& passage_;
};

void check_misspelt_spam_word(const Context& context, Findings& out) {
  if (context.spelling->strange.empty()) return;
  std::size_t asked = 0;
  for (const email::ReadPassage& passage : context.wording().passages) {
    Search search(context, passage);
    const auto words = passage.normal.words();
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!search.is_strange(words[i])) continue;
      if (++asked > kMostAsked) return;
      const std::optional<std::string> phrase = search.phrase_with(i);
      if (!phrase) continue;
      const std::string_view shown = passage.text(words[i].begin, words[i].end);
      add_at(context, out, quoted(shown) + " misspells a word of " + quoted(*phrase), passage,
             words[i].begin, words[i].end);
    }
  }
}

}  // namespace

extern constexpr Rule misspelt_spam_word = checked({
    .id = "SPL002",
    .name = "misspelt-spam-word",
    .title = "A misspelt word in a phrase that filters know",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::spelling,
    .why = "A letter changed, dropped or doubled hides a phrase from simple filters; others read "
           "it all the same. A slip of the pen looks no different.",
    .fix = "Correct the word, and look at the phrase: filters know it from spam.",
    .source = "SpamAssassin FUZZY_ rules; measured on the development corpus",
    .bad = html("<p>We are sorry to tell you that your acount has been suspended after several "
                "failed payments in the last weeks, so that nobody can use it.</p>"),
    .good = html("<p>We are sorry to tell you that the concert has been moved to the small hall, "
                 "where the chears are harder but the sound is warm and near.</p>"),
    .check = check_misspelt_spam_word,
});

}  // namespace presend::heuristics
