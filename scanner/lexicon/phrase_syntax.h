#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/lexicon/vocabulary_builder.h"

namespace presend::lexicon {

inline constexpr std::size_t kMostForms = 200;
inline constexpr std::size_t kMostWords = 12;

/// What is wrong with an entry and how to mend it.
struct PhraseFault {
  std::string reason;
  std::string remedy;
};

/// Reads one entry of a phrase list at a time and steps through the phrases it stands for:
///
///     (your |)account     two phrases       {number} {amount} {percent} {time}   as they say
///     bestätig(en|t)      two phrases       {word} one word, {name} one to three
///
/// Reused for all entries, as it then allocates nothing.
class PhraseSyntax {
 public:
  /// Takes an entry in; nothing when it is well-formed.
  std::optional<PhraseFault> read(std::string_view entry);
  /// Steps to the next phrase; false behind the last one. Words that are new go into `vocabulary`.
  bool next(VocabularyBuilder& vocabulary);
  /// The phrase as words and gaps (gap::name among them).
  [[nodiscard]] std::span<const WordId> words() const { return words_; }
  /// How many phrases the entry stands for, alternatives written out.
  [[nodiscard]] std::size_t form_count() const { return form_count_; }

 private:
  struct Token {
    std::uint32_t begin;  ///< in buffer_
    std::uint32_t end;
  };
  struct Part {
    std::uint32_t first;  ///< in options_
    std::uint32_t count;
    std::uint32_t chosen;
    std::uint32_t begin;  ///< where its text begins in buffer_
  };
  std::optional<PhraseFault> clean(std::string_view entry);
  std::optional<PhraseFault> cut();
  std::optional<PhraseFault> check_length() const;
  void add_part(std::size_t begin, std::size_t end, bool is_group);
  void fill(std::size_t part);
  void tokenise(VocabularyBuilder& vocabulary);

  std::string clean_;  ///< the entry normalised, each gap one control character
  std::vector<std::string_view> options_;
  std::vector<Part> parts_;
  std::string buffer_;  ///< the present phrase
  std::vector<Token> tokens_;
  std::vector<WordId> words_;
  std::size_t form_count_ = 0;
  bool is_first_ = true;
};

}  // namespace presend::lexicon
