#include "scanner/email/wording.h"

#include "scanner/base/ascii.h"

namespace presend::email {

namespace {

/// The hit with the signs that belong to its numbers: "$250 gift card", "save 50%".
lexicon::PhraseHit with_signs(lexicon::PhraseHit hit, std::string_view text) {
  constexpr std::string_view kSigns[] = {"$", "€", "£", "¥", "%"};
  for (const std::string_view sign : kSigns) {
    if (is_ascii_digit(text[hit.begin]) && text.substr(0, hit.begin).ends_with(sign))
      hit.begin -= static_cast<std::uint32_t>(sign.size());
    if (is_ascii_digit(text[hit.end - 1]) && text.substr(hit.end).starts_with(sign))
      hit.end += static_cast<std::uint32_t>(sign.size());
  }
  return hit;
}

}  // namespace

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
        wording.uses.push_back(
            {&read, with_signs(hit, read.passage.text), read.passage.place_at(hit.begin)});
  }
  return wording;
}

}  // namespace presend::email
