#include "scanner/cli/wordlists.h"

#include <cerrno>
#include <deque>
#include <utility>
#include <vector>

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

}  // namespace

Outcome<lexicon::Lexicon> load_wordlists(const std::string& folder) {
  if (!io::is_folder(folder)) {
    const Outcome<io::OpenFile> file = io::open_file(folder);
    if (!file) return file.error();
    return Error{folder, 0, "is a file, not a folder", "Name the folder that holds the lists"};
  }
  const auto embedded = lexicon::embedded_word_lists();
  std::vector<EmbeddedFile> files(embedded.begin(), embedded.end());
  std::deque<std::string> texts;                                   // addresses stay
  std::vector<std::pair<std::string_view, std::string>> replaced;  // path of the list, own file
  for (EmbeddedFile& file : files) {
    const std::string own = folder + '/' + std::string(file.path.substr(kRoot.size()));
    Outcome<std::string> text = io::read_file(own, kMostBytes);
    if (text) {
      file.content = texts.emplace_back(std::move(text).value());
      replaced.emplace_back(file.path, own);
    } else if (text.error().reason != io::system_error(own, ENOENT).reason) {
      return text.error();
    }
  }
  if (texts.empty()) {
    const std::string example(files.empty() ? "" : files.front().path.substr(kRoot.size()));
    return Error{folder, 0, "holds no word list that presend knows",
                 "Name a folder with lists such as " + example};
  }
  Outcome<lexicon::Lexicon> lexicon = lexicon::Lexicon::load(files);
  if (lexicon) return lexicon;
  Error error = lexicon.error();
  for (const auto& [path, own] : replaced)
    if (error.file == path) error.file = own;
  return error;
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
