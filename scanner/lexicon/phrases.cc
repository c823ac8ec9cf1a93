#include "scanner/lexicon/phrases.h"

#include <algorithm>
#include <utility>

#include "scanner/lexicon/phrase_loader.h"

namespace presend::lexicon {

Phrases::Phrases(const PhraseTables& tables)
    : tables_(tables), vocabulary_(tables), trie_(tables) {}

Outcome<Phrases> Phrases::load(std::span<const EmbeddedFile> files) {
  Outcome<PhraseStore> outcome = read_phrase_lists(files);
  if (!outcome) return outcome.error();
  auto store = std::make_shared<const PhraseStore>(std::move(outcome).value());
  Phrases phrases(store->tables());
  phrases.store_ = std::move(store);
  return phrases;
}

Phrases Phrases::embedded() { return Phrases(embedded_phrases()); }

bool Phrases::has_language(std::string_view language) const {
  for (std::size_t list = 0; list * 5 < tables_.lists.size(); ++list)
    if (this->language(list) == language) return true;
  return false;
}

std::vector<std::string_view> Phrases::categories() const {
  std::vector<std::string_view> names;
  for (std::size_t list = 0; 5 * list < tables_.lists.size(); ++list)
    names.push_back(category(list));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace presend::lexicon
