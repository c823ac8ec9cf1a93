#include "scanner/cli/wordlists.h"

#include <algorithm>
#include <cerrno>
#include <deque>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/base/suggest.h"
#include "scanner/base/utf8.h"
#include "scanner/io/file.h"
#include "scanner/lexicon/list_reader.h"

namespace presend::lexicon {
std::span<const EmbeddedFile> embedded_word_lists();  // generated, see cmake/Embed.cmake
}  // namespace presend::lexicon

namespace presend::cli {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{16} << 20;
constexpr std::string_view kRoot = "wordlists/";

/// Word lists on their way into a Lexicon.
class EditedLists {
 public:
  EditedLists() {
    const auto embedded = lexicon::embedded_word_lists();
    files_.assign(embedded.begin(), embedded.end());
  }

  std::optional<Error> replace_from(const std::string& folder);
  /// All edits, one text a list at the end.
  std::optional<Error> edit(const std::vector<config::ListEdit>& edits);

  Outcome<lexicon::Lexicon> load() const {
    Outcome<lexicon::Lexicon> lexicon = lexicon::Lexicon::load(files_);
    return lexicon ? std::move(lexicon) : Outcome<lexicon::Lexicon>(named(lexicon.error()));
  }

 private:
  static std::string_view name_of(const EmbeddedFile& file) {
    return file.path.substr(kRoot.size());
  }
  /// A list while it is edited.
  struct Edited {
    explicit Edited(EmbeddedFile& file);
    void add(std::string_view entry);
    /// False when there is no such entry.
    bool remove(std::string_view entry);

    EmbeddedFile* list;
    std::string text;
    std::uint32_t lines = 0;
    /// Entry in lower case, offset in the text.
    std::unordered_multimap<std::string, std::size_t> entries;
  };
  EmbeddedFile* find(std::string_view name);
  std::optional<Error> edit(const config::ListEdit& edit, Edited& edited);
  Error unknown_list(const config::ListEdit& edit) const;
  /// An Error of a list as one of the file that it comes from.
  Error named(Error error) const;

  std::vector<EmbeddedFile> files_;
  std::deque<std::string> texts_;                                   // addresses stay
  std::vector<std::pair<std::string_view, std::string>> replaced_;  // path of the list, own file
  struct Added {
    std::string_view list;
    std::uint32_t line;
    config::Place place;
  };
  std::vector<Added> added_;
};

std::optional<Error> EditedLists::replace_from(const std::string& folder) {
  if (!io::is_folder(folder)) {
    const Outcome<io::OpenFile> file = io::open_file(folder);
    if (!file) return file.error();
    return Error{folder, 0, "is a file, not a folder", "Name the folder that holds the lists"};
  }
  for (EmbeddedFile& file : files_) {
    const std::string own = folder + '/' + std::string(name_of(file));
    Outcome<std::string> text = io::read_file(own, kMostBytes);
    if (text) {
      file.content = texts_.emplace_back(std::move(text).value());
      replaced_.emplace_back(file.path, own);
    } else if (text.error().reason != io::system_error(own, ENOENT).reason) {
      return text.error();
    }
  }
  if (!texts_.empty()) return std::nullopt;
  const std::string example(files_.empty() ? "" : name_of(files_.front()));
  return Error{folder, 0, "holds no word list that presend knows",
               "Name a folder with lists such as " + example};
}

EmbeddedFile* EditedLists::find(std::string_view name) {
  for (EmbeddedFile& file : files_) {
    std::string_view known = name_of(file);
    known.remove_suffix(std::string_view(".txt").size());
    if (known == name) return &file;
  }
  return nullptr;
}

EditedLists::Edited::Edited(EmbeddedFile& file) : list(&file), text(file.content) {
  if (!text.empty() && text.back() != '\n') text += '\n';
  lines = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
  lexicon::ListReader reader(list->path, text);
  while (reader.next())
    entries.emplace(to_ascii_lower(reader.entry()),
                    static_cast<std::size_t>(reader.entry().data() - text.data()));
}

void EditedLists::Edited::add(std::string_view entry) {
  entries.emplace(to_ascii_lower(entry), text.size());
  text.append(entry) += '\n';
  ++lines;
}

bool EditedLists::Edited::remove(std::string_view entry) {
  const auto [begin, end] = entries.equal_range(to_ascii_lower(entry));
  if (begin == end) return false;
  // Blanks, so that the lines keep their numbers.
  for (auto found = begin; found != end; ++found)
    text.replace(found->second, entry.size(), entry.size(), ' ');
  entries.erase(begin, end);
  return true;
}

Error EditedLists::unknown_list(const config::ListEdit& edit) const {
  std::vector<std::string> known;
  for (const EmbeddedFile& file : files_)
    known.emplace_back(name_of(file).substr(0, name_of(file).rfind('.')));
  std::string remedy = did_you_mean(edit.list, known);
  if (remedy.empty()) remedy = "There are lists such as freemail, shorteners and en/urgency";
  return {edit.place.file, edit.place.line, "there is no word list \"" + edit.list + '"',
          std::move(remedy)};
}

std::optional<Error> EditedLists::edit(const std::vector<config::ListEdit>& edits) {
  std::map<std::string_view, Edited> edited;
  for (const config::ListEdit& one : edits) {
    auto list = edited.find(one.list);
    if (list == edited.end()) {
      EmbeddedFile* file = find(one.list);
      if (file == nullptr) return unknown_list(one);
      list = edited.emplace(one.list, *file).first;
    }
    if (std::optional<Error> error = edit(one, list->second)) return error;
  }
  for (auto& [name, list] : edited) list.list->content = texts_.emplace_back(std::move(list.text));
  return std::nullopt;
}

std::optional<Error> EditedLists::edit(const config::ListEdit& edit, Edited& edited) {
  const auto wrong = [&](std::string reason, std::string remedy) {
    return Error{edit.place.file, edit.place.line, std::move(reason), std::move(remedy)};
  };
  const std::string_view entry = trim(edit.entry);
  if (entry.empty() || entry.find_first_of("\r\n#") != std::string_view::npos)
    return wrong('"' + edit.entry + "\" is no entry of a word list", "Write one entry a text");
  if (!edit.is_added) {
    if (edited.remove(entry)) return std::nullopt;
    return wrong('"' + edit.entry + "\" is not in the word list " + edit.list,
                 "Take it out of remove, or write the whole line of the list");
  }
  // Perhaps it is there already, since a newer version.
  if (edited.entries.contains(to_ascii_lower(entry))) return std::nullopt;
  edited.add(entry);
  added_.push_back({edited.list->path, edited.lines, edit.place});
  return std::nullopt;
}

Error EditedLists::named(Error error) const {
  for (const Added& added : added_)
    if (added.list == error.file && added.line == error.line)
      return {added.place.file, added.place.line, error.reason, error.remedy};
  for (const auto& [path, own] : replaced_)
    if (error.file == path) error.file = own;
  return error;
}

}  // namespace

Outcome<lexicon::Lexicon> load_wordlists(const std::string& folder,
                                         const std::vector<config::ListEdit>& edits) {
  EditedLists lists;
  if (!folder.empty())
    if (std::optional<Error> error = lists.replace_from(folder)) return *error;
  if (std::optional<Error> error = lists.edit(edits)) return *error;
  return lists.load();
}

Outcome<std::vector<std::string>> load_dictionary(const std::string& file) {
  Outcome<std::string> text = io::read_file(file, kMostBytes);
  if (!text) return text.error();
  std::vector<std::string> words;
  lexicon::ListReader list(file, text.value());
  while (list.next()) {
    const std::string_view entry = list.entry();
    if (!is_valid_utf8(entry)) return list.error("this is not UTF-8", "Save the file as UTF-8");
    if (entry.find_first_of(" \t") != std::string_view::npos)
      return list.error("there is more than one word", "Write one word a line");
    words.emplace_back(entry);
  }
  return words;
}

}  // namespace presend::cli
