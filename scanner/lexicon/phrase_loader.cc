#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/lexicon/list_reader.h"
#include "scanner/lexicon/phrase_syntax.h"
#include "scanner/lexicon/phrases.h"

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

}  // namespace

/// Fills Phrases list by list, up to the first Error.
class PhraseLoader {
 public:
  std::optional<Error> load(std::span<const EmbeddedFile> files);
  Phrases phrases;

 private:
  std::optional<Error> load_list(const EmbeddedFile& file, ListName name);
  std::optional<Error> add_entry(const ListReader& list);
  std::optional<Error> add_form(const ListReader& list, std::span<const WordId> words);
  void add_path(std::span<const WordId> words, std::size_t at, PhraseTrie::Node node);

  PhraseSyntax syntax_;
  std::size_t new_ends_ = 0;
  std::uint32_t entry_ = 0;
};

std::optional<Error> PhraseLoader::load(std::span<const EmbeddedFile> files) {
  for (const EmbeddedFile& file : files)
    if (const auto name = list_name(file.path))
      if (auto error = load_list(file, *name)) return error;
  phrases.vocabulary_.finish();
  return std::nullopt;
}

std::optional<Error> PhraseLoader::load_list(const EmbeddedFile& file, ListName name) {
  auto number = static_cast<std::uint32_t>(phrases.lists_.size());
  for (const Phrases::List& other : phrases.lists_)
    if (other.category == name.category) number = other.category_id;
  phrases.lists_.push_back(
      {phrases.pool_.keep(name.category), phrases.pool_.keep(name.language), number});
  // The entries are shown in findings, and the file may be gone by then.
  ListReader list(file.path, phrases.pool_.keep(file.content));
  while (list.next())
    if (auto error = add_entry(list)) return error;
  return std::nullopt;
}

std::optional<Error> PhraseLoader::add_entry(const ListReader& list) {
  if (auto fault = syntax_.read(list.entry()))
    return list.error(std::move(fault->reason), std::move(fault->remedy));
  entry_ = static_cast<std::uint32_t>(phrases.entries_.size());
  new_ends_ = 0;
  phrases.entries_.push_back({list.entry(), static_cast<std::uint32_t>(phrases.lists_.size() - 1)});
  while (syntax_.next(phrases.vocabulary_))
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
  ++phrases.form_count_;
  add_path(words, 0, PhraseTrie::kRoot);
  return std::nullopt;
}

/// Recursive only at {name}, of which there are two at most.
void PhraseLoader::add_path(std::span<const WordId> words, std::size_t at, PhraseTrie::Node node) {
  for (; at < words.size(); ++at) {
    if (words[at] != gap::name) {
      node = phrases.trie_.add_step(node, words[at]);
      continue;
    }
    const bool is_last = at + 1 == words.size();
    for (int count = 1; count <= (is_last ? 1 : 3); ++count) {
      node = phrases.trie_.add_step(node, gap::word);
      add_path(words, at + 1, node);
    }
    return;
  }
  const std::uint32_t list = static_cast<std::uint32_t>(phrases.lists_.size() - 1);
  if (phrases.trie_.add_end(node, entry_, list)) ++new_ends_;
}

Outcome<Phrases> Phrases::load(std::span<const EmbeddedFile> files) {
  PhraseLoader loader;
  if (auto error = loader.load(files)) return std::move(*error);
  return std::move(loader.phrases);
}

bool Phrases::has_language(std::string_view language) const {
  return std::any_of(lists_.begin(), lists_.end(),
                     [&](const List& list) { return list.language == language; });
}

std::vector<std::string_view> Phrases::categories() const {
  std::vector<std::string_view> names;
  for (const List& list : lists_) names.push_back(list.category);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace presend::lexicon
