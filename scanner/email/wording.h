#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "scanner/email/passage.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/lexicon/normalize.h"
#include "scanner/lexicon/odd_words.h"
#include "scanner/lexicon/phrases.h"

namespace presend::email {

/// A passage as a filter reads it.
struct ReadPassage {
  explicit ReadPassage(Passage read) : passage(std::move(read)) {}
  // `normal` views the text of `passage`.
  ReadPassage(const ReadPassage&) = delete;
  ReadPassage& operator=(const ReadPassage&) = delete;

  const Passage passage;
  const lexicon::NormalText normal = lexicon::normalize(passage.text, passage.joints);

  /// Its disguised words, listed or not. Looked for at every call.
  [[nodiscard]] std::vector<lexicon::OddWord> odd_words() const {
    return lexicon::odd_words(normal);
  }
  [[nodiscard]] std::string_view text(std::uint32_t begin, std::uint32_t end) const {
    return std::string_view(passage.text).substr(begin, end - begin);
  }
};

/// A listed phrase in a draft.
struct PhraseUse {
  const ReadPassage* passage = nullptr;
  lexicon::PhraseHit hit;
  Place place = Place::body;

  [[nodiscard]] std::string_view shown() const { return passage->text(hit.begin, hit.end); }
};

/// What a draft says, in the words of the lists. Views the Lexicon; movable.
struct Wording {
  std::deque<ReadPassage> passages;
  /// Phrases of the draft's language and of English, which is at home in mail of all languages, in
  /// the order they stand; of all languages when that of the draft is unknown or has no lists.
  std::vector<PhraseUse> uses;
};

/// Reads subject and bodies. O(size of the draft).
[[nodiscard]] Wording read_wording(const Email& email, const lexicon::Lexicon& lexicon);

}  // namespace presend::email
