#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace presend::lexicon {

/// The wording of a text, gathered for language_of(): addresses, URLs, template tags and numbers
/// are left out, as their letters belong to no language, and so is what comes after the first
/// 2,000 bytes, which decide as well as all.
class LanguageSample {
 public:
  void add(std::string_view text);
  [[nodiscard]] bool is_full() const { return text_.size() >= kBytes; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t letters() const { return letters_; }

 private:
  static constexpr std::size_t kBytes = 2000;
  void add_word(std::string_view word);
  std::string text_;
  std::size_t letters_ = 0;
};

/// The language that most of the sample is written in, as a primary subtag of BCP 47 ("de", "pt",
/// "zh"); empty when fewer than 40 letters tell or none prevails. `declared` is what the draft
/// says of itself (lang="de-AT", Content-Language): it decides between two that fit, no more, as
/// many templates declare English whatever they are filled with. The result is static text.
[[nodiscard]] std::string_view language_of(const LanguageSample& sample,
                                           std::string_view declared = {});

/// "pt" of "PT_br, en"; in lower case.
[[nodiscard]] std::string primary_language(std::string_view declared);

}  // namespace presend::lexicon
