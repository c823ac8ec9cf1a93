#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace presend::lexicon {

/// How a word is written, which decides whether a dictionary is to know it.
enum class WordShape : std::uint8_t {
  plain,        ///< in lower case
  capitalised,  ///< may be a name or the first word of a sentence
  noun,         ///< capitalised after an article or the like: in German, a noun rather than a name
  other,        ///< capitals inside: abbreviations, brands, code
};

/// A word of prose.
struct ProseWord {
  std::string_view text;  ///< as it stands in the text
  std::string plain;      ///< what dictionaries know: "'" for "’", nothing invisible, no elision
  WordShape shape = WordShape::plain;
};

/// Reads the words of running texts: not what holds digits or signs, as URLs, addresses, hashtags
/// and code do, no template tags, no other scripts than Latin, no words of fewer than four letters
/// or more than forty.
class ProseReader {
 public:
  explicit ProseReader(std::string_view language) : language_(language) {}

  /// Appends the words of `text` to `out`. Texts come in order, as a word may go on in the next
  /// one behind a hyphen.
  void read(std::string_view text, std::vector<ProseWord>& out);

 private:
  void read_token(std::string_view token, bool is_last, std::vector<ProseWord>& out);
  void add_word(std::string_view piece, std::vector<ProseWord>& out);
  [[nodiscard]] bool elides() const { return language_ == "fr" || language_ == "it"; }

  std::string_view language_;
  bool goes_on_ = false;  ///< the last text ended inside a word
  bool follows_article_ = false;
};

}  // namespace presend::lexicon
