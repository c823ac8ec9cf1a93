#include "scanner/lexicon/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <cstdio>  // compact_lang_det.h names FILE without it

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/lexicon/libraries.h"

namespace presend::lexicon {
namespace {

constexpr std::size_t kFewestLetters = 40;
constexpr std::size_t kLongestWord = 60;  ///< bytes; longer ones are tokens, or no words of blanks
constexpr int kSmallestShare = 30;        ///< percent of the text; below, nothing prevails

/// What only addresses, tags and code hold.
bool is_wording(std::string_view word) {
  if (word.find_first_of("@{}<>[]=_|\\") != std::string_view::npos) return false;
  return word.find("://") == std::string_view::npos && word.find("www.") == std::string_view::npos;
}

/// The primary subtag of what CLD2 calls a language; empty for its "unknown" and for scripts.
std::string_view subtag_of(CLD2::Language language) {
  const std::string_view code = CLD2::LanguageCode(language);
  if (language == CLD2::UNKNOWN_LANGUAGE || code.starts_with("xx") || code == "un") return {};
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  return code.substr(0, code.find('-'));
}

}  // namespace

void LanguageSample::add(std::string_view text) {
  while (!text.empty() && !is_full()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    add_word(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void LanguageSample::add_word(std::string_view word) {
  if (word.empty() || !is_wording(word)) return;
  // Scripts without blanks write whole sentences as one word.
  if (word.size() > kLongestWord && is_ascii_text(word)) return;
  const std::size_t begin = text_.size();
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size() && !is_full();) {
    const CodePoint c = decode_utf8(word, at);
    // CLD2 refuses a text with a single ill-formed character.
    if (c.is_valid && !is_control(word[at]) && !is_invisible(c.value)) {
      text_ += word.substr(at, c.size);
      letters += is_letter(c.value);
    }
    at += c.size;
  }
  if (letters == 0) {
    text_.resize(begin);
    return;
  }
  letters_ += letters;
  text_ += ' ';
}

std::string primary_language(std::string_view declared) {
  declared = trim(declared);
  std::size_t end = 0;
  while (end < declared.size() && is_ascii_alpha(declared[end])) ++end;
  return to_ascii_lower(declared.substr(0, end));
}

std::string_view language_of(const LanguageSample& sample, std::string_view declared) {
  if (sample.letters() < kFewestLetters) return {};
  const std::string_view text = sample.text();
  const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3] = {};
  int percents[3] = {};
  double scores[3] = {};
  int text_bytes = 0;
  int valid_bytes = 0;
  bool is_reliable = false;
  // The return value prefers any language to English, so the shares are asked.
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true,
                                          &no_hints, 0, languages, percents, scores, nullptr,
                                          &text_bytes, &is_reliable, &valid_bytes);
  const std::string hint = primary_language(declared);
  if (!hint.empty() && (!is_reliable || percents[1] > percents[0] / 2))
    for (std::size_t i = 0; i < 3; ++i)
      if (percents[i] >= kSmallestShare && subtag_of(languages[i]) == hint)
        return subtag_of(languages[i]);
  return percents[0] >= kSmallestShare ? subtag_of(languages[0]) : std::string_view();
}

Library cld2_library() {
  // "V2.0 - 20140204": the letter says nothing, the date is that of its tables.
  std::string_view version = CLD2::DetectLanguageVersion();
  if (version.starts_with('V')) version.remove_prefix(1);
  return {"CLD2", std::string(version)};
}

}  // namespace presend::lexicon
