#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace presend::lexicon {

/// Where Debian's packages put dictionaries.
inline constexpr std::string_view kDictionaryFolder = "/usr/share/hunspell";

/// The Debian package with the dictionary of a language ("de": "hunspell-de-de"); empty when
/// presend spell-checks no such language.
[[nodiscard]] std::string_view dictionary_package(std::string_view language);
/// Whether the dictionary of a language lies in `folder`. Asks the file system, loads nothing.
[[nodiscard]] bool has_dictionary(const std::string& folder, std::string_view language);

/// The dictionary of a language. Loaded when it is first asked for, once in a process, and never
/// freed: freeing costs half as much as loading, and at the end of a process nothing.
class Dictionary {
 public:
  /// nullptr when there is none or it cannot be used. Thread-safe.
  [[nodiscard]] static const Dictionary* open(const std::string& folder, std::string_view language);

  /// For each word whether the language has it, as written or, for a capitalised word, in lower
  /// case. Thread-safe: one thread at a time looks words up, which takes a microsecond a word.
  [[nodiscard]] std::vector<bool> knows(std::span<const std::string> words) const;
  /// A word of the language that is one slip away (a letter too many, too few, wrong, or two
  /// swapped); empty when there is none. At most half a millisecond for ten letters.
  [[nodiscard]] std::string near(const std::string& word) const;

  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;

 private:
  struct Speller;
  Dictionary(std::unique_ptr<Speller> speller, std::string_view language);
  ~Dictionary();
  std::unique_ptr<Speller> speller_;
  std::string_view language_;
};

}  // namespace presend::lexicon
