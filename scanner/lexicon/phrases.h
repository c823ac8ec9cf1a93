#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "scanner/base/embedded.h"
#include "scanner/base/outcome.h"
#include "scanner/lexicon/normalize.h"
#include "scanner/lexicon/phrase_tables.h"
#include "scanner/lexicon/phrase_trie.h"
#include "scanner/lexicon/vocabulary.h"

namespace presend::lexicon {

/// A listed phrase in a text. The views live as long as the Phrases or a copy.
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
  Phrases() = default;
  /// Reads every file in a folder of two letters. A malformed line is an Error with file and line.
  [[nodiscard]] static Outcome<Phrases> load(std::span<const EmbeddedFile> files);

  /// The lists compiled into the program; nothing is read.
  [[nodiscard]] static Phrases embedded();

  /// The phrases in `text` in the order they stand. Of overlapping phrases of one category the
  /// longest counts. O(text): at most 10,000 hits, and a bounded search at each word.
  [[nodiscard]] std::vector<PhraseHit> find(const NormalText& text) const;

  /// Whether there are lists in that language ("de").
  [[nodiscard]] bool has_language(std::string_view language) const;
  /// Names of the categories that have a list, sorted.
  [[nodiscard]] std::vector<std::string_view> categories() const;
  /// Entries as listed.
  [[nodiscard]] std::size_t entry_count() const { return tables_.entries.size() / 3; }
  /// Phrases after all alternatives are written out.
  [[nodiscard]] std::size_t form_count() const { return tables_.form_count; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] const PhraseTrie& trie() const { return trie_; }

 private:
  explicit Phrases(const PhraseTables& tables);
  [[nodiscard]] std::string_view name(std::span<const std::uint32_t> numbers,
                                      std::size_t at) const {
    return tables_.names.substr(numbers[at], numbers[at + 1]);
  }
  /// Of a list, as PhraseTables has them.
  [[nodiscard]] std::string_view category(std::size_t list) const {
    return name(tables_.lists, 5 * list);
  }
  [[nodiscard]] std::string_view language(std::size_t list) const {
    return name(tables_.lists, 5 * list + 2);
  }
  [[nodiscard]] std::uint32_t list_of(std::uint32_t entry) const {
    return tables_.entries[3 * std::size_t{entry} + 2];
  }
  [[nodiscard]] std::uint32_t category_id(std::uint32_t entry) const {
    return tables_.lists[5 * std::size_t{list_of(entry)} + 4];
  }

  std::shared_ptr<const PhraseStore> store_;  ///< nothing for the embedded lists
  PhraseTables tables_;
  Vocabulary vocabulary_;
  PhraseTrie trie_;
};

}  // namespace presend::lexicon
