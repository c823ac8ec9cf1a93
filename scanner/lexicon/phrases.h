#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "scanner/base/embedded.h"
#include "scanner/base/outcome.h"
#include "scanner/base/text_pool.h"
#include "scanner/lexicon/normalize.h"
#include "scanner/lexicon/phrase_trie.h"
#include "scanner/lexicon/vocabulary.h"

namespace presend::lexicon {

/// A listed phrase in a text. The views live as long as the Phrases.
struct PhraseHit {
  std::string_view category;  ///< the list's name: "urgency"
  std::string_view language;  ///< the list's folder: "en"
  std::string_view phrase;    ///< the entry as listed: "act (now|today)"
  Disguises disguises = 0;    ///< what had to be undone to read it; 0: written openly
  std::uint32_t begin = 0;    ///< in the source text, bytes
  std::uint32_t end = 0;
};

/// The phrase lists (wordlists/<language>/<category>.txt).
class Phrases {
 public:
  /// Reads every file in a folder of two letters. A malformed line is an Error with file and line.
  [[nodiscard]] static Outcome<Phrases> load(std::span<const EmbeddedFile> files);

  /// The phrases in `text` in the order they stand. Of overlapping phrases of one category the
  /// longest counts. O(text): at most 10,000 hits, and a bounded search at each word.
  [[nodiscard]] std::vector<PhraseHit> find(const NormalText& text) const;

  /// Whether there are lists in that language ("de").
  [[nodiscard]] bool has_language(std::string_view language) const;
  /// Names of the categories that have a list, sorted.
  [[nodiscard]] std::vector<std::string_view> categories() const;
  /// Entries as listed.
  [[nodiscard]] std::size_t entry_count() const { return entries_.size(); }
  /// Phrases after all alternatives are written out.
  [[nodiscard]] std::size_t form_count() const { return form_count_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] const PhraseTrie& trie() const { return trie_; }

 private:
  friend class PhraseLoader;
  struct List {
    std::string_view category;
    std::string_view language;
    std::uint32_t category_id = 0;  ///< the same for all lists of a category
  };
  struct Entry {
    std::string_view phrase;
    std::uint32_t list;
  };
  TextPool pool_;
  std::vector<List> lists_;
  std::vector<Entry> entries_;
  Vocabulary vocabulary_;
  PhraseTrie trie_;
  std::size_t form_count_ = 0;
};

}  // namespace presend::lexicon
