#include "scanner/email/wording.h"

#include <algorithm>

namespace presend::email {

Wording read_wording(const Email& email, const lexicon::Lexicon& lexicon) {
  const lexicon::Phrases& phrases = lexicon.phrases();
  const std::string_view language = email.measures.language;
  const bool knows_language = phrases.has_language(language);
  const auto is_spoken = [&](std::string_view other) {
    return !knows_language || other == language || other == "en";
  };
  Wording wording;
  for (Passage& passage : passages_of(email)) {
    const ReadPassage& read = wording.passages.emplace_back(std::move(passage));
    for (const lexicon::PhraseHit& hit : phrases.find(read.normal))
      if (is_spoken(hit.language))
        wording.uses.push_back({&read, hit, read.passage.place_at(hit.begin)});
  }
  return wording;
}

}  // namespace presend::email
