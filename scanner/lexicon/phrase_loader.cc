#include "scanner/lexicon/phrase_loader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "scanner/base/ascii.h"
#include "scanner/lexicon/list_reader.h"
#include "scanner/lexicon/phrase_syntax.h"
#include "scanner/lexicon/phrase_trie_builder.h"
#include "scanner/lexicon/vocabulary_builder.h"

namespace presend::lexicon {

namespace {

struct ListName {
  std::string_view language;
  std::string_view category;
};

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

/// "…/de/prize.txt" as language and category; nothing for lists of another kind.
std::optional<ListName> list_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || slash < 3 || path[slash - 3] != '/') return std::nullopt;
  const std::string_view language = path.substr(slash - 2, 2);
  std::string_view category = path.substr(slash + 1);
  if (!category.ends_with(".txt")) return std::nullopt;
  category.remove_suffix(4);
  if (!std::all_of(language.begin(), language.end(), is_small_letter)) return std::nullopt;
  return ListName{language, category};
}

/// Fills a PhraseStore list by list, up to the first Error.
class PhraseLoader {
 public:
  std::optional<Error> load(std::span<const EmbeddedFile> files);
  PhraseStore store;

 private:
  std::optional<Error> load_list(const EmbeddedFile& file, ListName name);
  std::optional<Error> add_entry(const ListReader& list);
  std::optional<Error> add_form(const ListReader& list, std::span<const WordId> words);
  void add_path(std::span<const WordId> words, std::size_t at, PhraseTrie::Node node);

  void keep(std::vector<std::uint32_t>& numbers, std::string_view text);

  PhraseSyntax syntax_;
  VocabularyBuilder vocabulary_;
  PhraseTrieBuilder trie_;
  std::vector<std::string_view> categories_;  ///< by number
  std::uint32_t list_ = 0;
  std::size_t new_ends_ = 0;
  std::uint32_t entry_ = 0;
};

std::optional<Error> PhraseLoader::load(std::span<const EmbeddedFile> files) {
  for (const EmbeddedFile& file : files)
    if (const auto name = list_name(file.path))
      if (auto error = load_list(file, *name)) return error;
  std::move(vocabulary_).finish(store);
  const auto words = static_cast<WordId>(store.next_leet.size()) + kFirstWord;
  std::move(trie_).finish(store, words);
  return std::nullopt;
}

void PhraseLoader::keep(std::vector<std::uint32_t>& numbers, std::string_view text) {
  numbers.push_back(static_cast<std::uint32_t>(store.names.size()));
  numbers.push_back(static_cast<std::uint32_t>(text.size()));
  store.names += text;
}

std::optional<Error> PhraseLoader::load_list(const EmbeddedFile& file, ListName name) {
  const auto known = std::find(categories_.begin(), categories_.end(), name.category);
  list_ = static_cast<std::uint32_t>(store.lists.size() / 5);
  keep(store.lists, name.category);
  keep(store.lists, name.language);
  store.lists.push_back(static_cast<std::uint32_t>(known - categories_.begin()));
  if (known == categories_.end()) categories_.push_back(name.category);
  ListReader list(file.path, file.content);
  while (list.next())
    if (auto error = add_entry(list)) return error;
  return std::nullopt;
}

std::optional<Error> PhraseLoader::add_entry(const ListReader& list) {
  if (auto fault = syntax_.read(list.entry()))
    return list.error(std::move(fault->reason), std::move(fault->remedy));
  entry_ = static_cast<std::uint32_t>(store.entries.size() / 3);
  new_ends_ = 0;
  keep(store.entries, list.entry());
  store.entries.push_back(list_);
  while (syntax_.next(vocabulary_))
    if (auto error = add_form(list, syntax_.words())) return error;
  if (new_ends_ == 0)
    return list.error("\"" + std::string(list.entry()) + "\" says only what is listed above",
                      "Delete one of the lines");
  return std::nullopt;
}

std::optional<Error> PhraseLoader::add_form(const ListReader& list, std::span<const WordId> words) {
  const auto is_any = [](WordId id) { return id == gap::word || id == gap::name; };
  // That some word stands before says nothing, and would begin a search at every word.
  while (!words.empty() && is_any(words.front())) words = words.subspan(1);
  if (words.empty())
    return list.error("an alternative that has no word of its own",
                      "Leave at least one word or number in every alternative");
  if (words.size() > kMostWords)
    return list.error("a phrase of more than " + std::to_string(kMostWords) + " words",
                      "Shorten it to what is telling");
  if (std::count(words.begin(), words.end(), gap::name) > 2)
    return list.error("more than two {name} in a phrase", "Write {word} for some of them");
  ++store.form_count;
  add_path(words, 0, PhraseTrie::kRoot);
  return std::nullopt;
}

/// Recursive only at {name}, of which there are two at most.
void PhraseLoader::add_path(std::span<const WordId> words, std::size_t at, PhraseTrie::Node node) {
  for (; at < words.size(); ++at) {
    if (words[at] != gap::name) {
      node = trie_.add_step(node, words[at]);
      continue;
    }
    const bool is_last = at + 1 == words.size();
    for (int count = 1; count <= (is_last ? 1 : 3); ++count) {
      node = trie_.add_step(node, gap::word);
      add_path(words, at + 1, node);
    }
    return;
  }
  if (trie_.add_end(node, entry_, list_)) ++new_ends_;
}

}  // namespace

Outcome<PhraseStore> read_phrase_lists(std::span<const EmbeddedFile> files) {
  PhraseLoader loader;
  if (auto error = loader.load(files)) return std::move(*error);
  return std::move(loader.store);
}

PhraseTables PhraseStore::tables() const {
  PhraseTables shown;
  shown.spellings = spellings;
  shown.names = names;
  shown.form_count = form_count;
#define PRESEND_TABLE(name) shown.name = name;
#include "scanner/lexicon/phrase_tables.inc"
  return shown;
}

}  // namespace presend::lexicon
