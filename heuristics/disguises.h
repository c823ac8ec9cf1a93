#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "heuristics/context.h"
#include "heuristics/finding.h"
#include "scanner/lexicon/odd_words.h"

// Disguised words, in the subject (SUB007, SUB008) and in the text (TXT001–003).

namespace presend::heuristics {

/// "digits or symbols for letters": the most telling of them.
[[nodiscard]] std::string disguise_in_words(lexicon::Disguises disguises);

/// A disguised word and where it stands.
struct DisguisedWord {
  const email::ReadPassage* passage;
  lexicon::OddWord word;
};

/// Words that mix alphabets, or imitate a brand's name in another one.
[[nodiscard]] std::vector<DisguisedWord> lookalike_words(const Context& context, bool in_subject);
/// Words with invisible characters between their letters, the padding of preheaders apart.
[[nodiscard]] std::vector<DisguisedWord> words_with_invisible(const Context& context,
                                                              bool in_subject);
/// Phrases that were found only by undoing disguises other than invisible characters and gaps.
[[nodiscard]] std::vector<const email::PhraseUse*> disguised_phrases(const Context& context,
                                                                     bool in_subject);

/// What so many disguised words count: one may be a slip, ten are none.
[[nodiscard]] double strength_of(std::size_t words);

/// "“pаypal”, “vіagra” and 3 more", each spelling once.
[[nodiscard]] std::string listed(const std::vector<DisguisedWord>& words);

/// Adds one finding about words of the text, if there are any: "2 words hold invisible characters:
/// …". `one_does` and `many_do` are the verb.
void add_words(const Context& context, Findings& out, const std::vector<DisguisedWord>& words,
               std::string_view one_does, std::string_view many_do, std::string_view what);

}  // namespace presend::heuristics
