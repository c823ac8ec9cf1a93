#include "scanner/url/lookalike.h"

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <array>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::url {
namespace {

// Checkers and case maps stay open for the life of the program; ICU allows use from several
// threads once they are set up.

const USpoofChecker* restriction_checker() {
  static const USpoofChecker* const checker = [] {
    UErrorCode status = U_ZERO_ERROR;
    USpoofChecker* made = uspoof_open(&status);
    uspoof_setChecks(made, USPOOF_RESTRICTION_LEVEL, &status);
    uspoof_setRestrictionLevel(made, USPOOF_HIGHLY_RESTRICTIVE);
    return U_SUCCESS(status) ? made : nullptr;
  }();
  return checker;
}

const USpoofChecker* skeleton_checker() {
  static const USpoofChecker* const checker = [] {
    UErrorCode status = U_ZERO_ERROR;
    USpoofChecker* made = uspoof_open(&status);
    return U_SUCCESS(status) ? made : nullptr;
  }();
  return checker;
}

const UCaseMap* case_map() {
  static const UCaseMap* const map = [] {
    UErrorCode status = U_ZERO_ERROR;
    return ucasemap_open("", 0, &status);
  }();
  return map;
}

/// Calls an ICU function that writes UTF-8 into a buffer, again if the first one was too small.
template <class Call>
std::string with_buffer(std::string_view fallback, std::size_t guess, Call call) {
  std::string out(guess, '\0');
  for (int attempt = 0; attempt < 2; ++attempt) {
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t size = call(out.data(), static_cast<std::int32_t>(out.size()), &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) break;
    const bool is_done = U_SUCCESS(status);
    out.resize(static_cast<std::size_t>(size));
    if (is_done) return out;
  }
  return std::string(fallback);
}

std::string lower(std::string_view text) {
  if (is_ascii_text(text)) return to_ascii_lower(text);
  return with_buffer(text, text.size() + 16, [text](char* out, std::int32_t room, UErrorCode* e) {
    return ucasemap_utf8ToLower(case_map(), out, room, text.data(),
                                static_cast<std::int32_t>(text.size()), e);
  });
}

std::string icu_skeleton(std::string_view text) {
  return with_buffer(
      text, text.size() * 2 + 16, [text](char* out, std::int32_t room, UErrorCode* e) {
        return uspoof_getSkeletonUTF8(skeleton_checker(), 0, text.data(),
                                      static_cast<std::int32_t>(text.size()), out, room, e);
      });
}

/// Skeletons of the ASCII characters, since nearly every text is made of them: "m" gives "rn".
const std::array<std::string, 128>& ascii_skeletons() {
  static const auto* const table = [] {
    auto* made = new std::array<std::string, 128>;
    for (std::size_t c = 1; c < 128; ++c) {
      const char lowered = ascii_lower(static_cast<char>(c));
      (*made)[c] = to_ascii_lower(icu_skeleton(std::string_view(&lowered, 1)));
    }
    (*made)[0] = std::string(1, '\0');
    return made;
  }();
  return *table;
}

/// Unicode has the Cyrillic palochka look like "i"; in most fonts it is an "l", and the best-known
/// forged domain (apple.com in Cyrillic letters) was written with it.
std::string with_palochka_as_l(std::string text) {
  constexpr std::string_view kPalochka = "\xD3\x8F";
  std::size_t at = text.find(kPalochka);
  if (at == std::string::npos) return text;
  std::string out;
  out.reserve(text.size());
  std::size_t begin = 0;
  for (; at != std::string::npos; at = text.find(kPalochka, begin)) {
    out.append(text, begin, at - begin);
    out += 'l';
    begin = at + kPalochka.size();
  }
  out.append(text, begin);
  return out;
}

/// What separates names that may each be written in a script of their own.
bool is_separator(char32_t c) {
  return c == '.' || c == '@' || c == '/' || is_unicode_space(c) || c == 0x3002;
}

bool is_mixed_name(std::string_view name) {
  if (name.empty() || is_ascii_text(name) || restriction_checker() == nullptr) return false;
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t failed = uspoof_check2UTF8(
      restriction_checker(), name.data(), static_cast<std::int32_t>(name.size()), nullptr, &status);
  return U_SUCCESS(status) && (failed & USPOOF_RESTRICTION_LEVEL) != 0;
}

/// A letter no Latin text has a reason to hold: of another script, or a Latin double such as the
/// phonetic "ɡ" or a full-width letter. Not the dotless "ı" of Turkish.
bool is_foreign_to_latin(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto point = static_cast<UChar32>(c);
  if (uscript_getScript(point, &status) != USCRIPT_LATIN) return true;
  return !uset_contains(uspoof_getRecommendedSet(&status), point);
}

}  // namespace

bool is_mixed_script(std::string_view text) {
  if (is_ascii_text(text)) return false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_separator(c.value)) {
      if (is_mixed_name(text.substr(begin, at - begin))) return true;
      begin = at + c.size;
    }
    at += c.size;
  }
  return is_mixed_name(text.substr(begin));
}

std::string skeleton(std::string_view text) {
  if (is_ascii_text(text)) {
    const auto& table = ascii_skeletons();
    std::string out;
    out.reserve(text.size() + 8);
    for (const char c : text) out += table[static_cast<unsigned char>(c)];
    return out;
  }
  if (skeleton_checker() == nullptr || case_map() == nullptr) return std::string(text);
  // Lower-cased again because the double of "0" is the capital "O".
  return lower(icu_skeleton(with_palochka_as_l(lower(text))));
}

bool is_whole_script_lookalike(std::string_view text) {
  if (is_ascii_text(text)) return false;
  bool has_double = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (c.value >= 0x80 && is_letter(c.value) && is_foreign_to_latin(c.value)) has_double = true;
    at += c.size;
  }
  return has_double && is_ascii_text(skeleton(text));
}

}  // namespace presend::url
