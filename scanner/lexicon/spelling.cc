#include "scanner/lexicon/spelling.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <hunspell/hunspell.hxx>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "scanner/base/utf8.h"

namespace presend::lexicon {
namespace {

struct DictionaryFile {
  std::string_view language;
  std::string_view name;  ///< without ".aff" and ".dic"
  std::string_view package;
  std::string_view letters;  ///< that its words have beyond a to z
};

// Portuguese is that of Portugal, as the Brazilian dictionary takes ten times as long to load; what
// it lacks stands in wordlists/spelling.txt.
constexpr std::array<DictionaryFile, 6> kFiles = {{
    {"de", "de_DE", "hunspell-de-de", "äöüß"},
    {"en", "en_US", "hunspell-en-us", "'"},
    {"es", "es_ES", "hunspell-es", "áéíñóúü"},
    {"fr", "fr", "hunspell-fr", "àâçèéêëîïôùûœ"},
    {"it", "it_IT", "hunspell-it", "àèéìòù"},
    {"pt", "pt_PT", "hunspell-pt-pt", "àáâãçéêíóôõú"},
}};

const DictionaryFile* file_of(std::string_view language) {
  const auto* found =
      std::find_if(kFiles.begin(), kFiles.end(),
                   [language](const DictionaryFile& file) { return file.language == language; });
  return found == kFiles.end() ? nullptr : found;
}

std::string path_of(const std::string& folder, const DictionaryFile& file) {
  return folder + '/' + std::string(file.name);
}

/// The spelling of the United States for some that other countries use: the dictionary has only the
/// former, and a mail from London is not misspelt.
std::string american(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> kPieces[] = {
      {"isation", "ization"}, {"ising", "izing"},       {"ised", "ized"},
      {"ises", "izes"},       {"iser", "izer"},         {"ise", "ize"},
      {"yse", "yze"},         {"ysing", "yzing"},       {"our", "or"},
      {"lled", "led"},        {"lling", "ling"},        {"ller", "ler"},
      {"ence", "ense"},       {"ogue", "og"},           {"programme", "program"},
      {"theatre", "theater"}, {"centre", "center"},     {"metre", "meter"},
      {"litre", "liter"},     {"fibre", "fiber"},       {"cheque", "check"},
      {"tyre", "tire"},       {"grey", "gray"},         {"jewellery", "jewelry"},
      {"aeo", "eo"},          {"aedi", "edi"},          {"fulfil", "fulfill"},
      {"enrol", "enroll"},    {"practise", "practice"}, {"ageing", "aging"}};
  for (const auto& [british, us] : kPieces)
    if (const std::size_t at = word.rfind(british); at != std::string_view::npos && at > 0)
      return std::string(word.substr(0, at)) + std::string(us) +
             std::string(word.substr(at + british.size()));
    else if (at == 0 && british.size() > 4)
      return std::string(us) + std::string(word.substr(british.size()));
  return {};
}

/// German as keyboards without umlauts write it ("Gruesse"), in proper
/// letters. Swiss German, too, writes "ss" for "ß".
std::string with_umlauts(std::string_view word, bool has_sharp_s) {
  std::string out;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const std::string_view pair = word.substr(at, 2);
    static constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
        {"ae", "ä"}, {"oe", "ö"}, {"ue", "ü"}, {"Ae", "Ä"}, {"Oe", "Ö"}, {"Ue", "Ü"}};
    const auto* found = std::find_if(std::begin(kPairs), std::end(kPairs),
                                     [pair](const auto& entry) { return entry.first == pair; });
    // "neue" and "Frauen" keep their letters.
    const bool is_diphthong = at > 0 && (word[at - 1] == 'e' || word[at - 1] == 'a');
    if (found != std::end(kPairs) && !is_diphthong) {
      out += found->second;
      ++at;
    } else if (pair == "ss" && has_sharp_s) {
      out += "ß";
      ++at;
    } else {
      out += word[at];
    }
  }
  return out;
}

// Letters taken for each other as they sound alike: "servise", "definately".
constexpr std::string_view kAlike[] = {"sc", "cs", "sz", "zs", "ck", "kc", "ae", "ea",
                                       "ei", "ie", "ao", "oa", "ai", "ia", "iy", "yi",
                                       "uo", "ou", "fv", "vf", "td", "dt", "bp", "pb"};

std::vector<std::string_view> letters_of(std::string_view word) {
  std::vector<std::string_view> letters;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    letters.push_back(word.substr(at, c.size));
    at += c.size;
  }
  return letters;
}

constexpr std::size_t kMostCached = 100'000;
constexpr std::size_t kLongestNear = 25;  ///< letters

}  // namespace

/// Hunspell keeps state between calls even while it only looks words up, so one thread at a time
/// may. An instance a thread would cost each 20 ms or more and 10 MB; most words of a run of drafts
/// are in the cache soon.
struct Dictionary::Speller {
  Speller(const std::string& path) : hunspell((path + ".aff").c_str(), (path + ".dic").c_str()) {}

  bool spells(const std::string& word) { return hunspell.spell(word); }
  /// Also in the other spellings that the language has.
  bool spells(const std::string& word, std::string_view language) {
    if (spells(word)) return true;
    if (language == "en") {
      const std::string us = american(word);
      return !us.empty() && spells(us);
    }
    return language == "de" &&
           (spells(with_umlauts(word, false)) || spells(with_umlauts(word, true)));
  }
  bool spells_as_given(const std::string& word) {
    int info = 0;
    return hunspell.spell(word, &info, nullptr) && (info & (SPELL_COMPOUND | SPELL_FORBIDDEN)) == 0;
  }

  std::mutex mutex;
  Hunspell hunspell;
  std::unordered_map<std::string, bool> cache;
};

std::string_view dictionary_package(std::string_view language) {
  const DictionaryFile* file = file_of(language);
  return file == nullptr ? std::string_view() : file->package;
}

bool has_dictionary(const std::string& folder, std::string_view language) {
  const DictionaryFile* file = file_of(language);
  if (file == nullptr) return false;
  const std::string path = path_of(folder, *file);
  return ::access((path + ".aff").c_str(), R_OK) == 0 &&
         ::access((path + ".dic").c_str(), R_OK) == 0;
}

Dictionary::Dictionary(std::unique_ptr<Speller> speller, std::string_view language)
    : speller_(std::move(speller)), language_(language) {}
Dictionary::~Dictionary() = default;

const Dictionary* Dictionary::open(const std::string& folder, std::string_view language) {
  // Never freed, see above; reachable, so that leak checkers keep quiet.
  static std::mutex* const mutex = new std::mutex;
  static auto* const opened = new std::map<std::string, const Dictionary*>;
  const DictionaryFile* file = file_of(language);
  if (file == nullptr) return nullptr;
  const std::string path = path_of(folder, *file);
  const std::lock_guard lock(*mutex);
  if (const auto found = opened->find(path); found != opened->end()) return found->second;
  if (!has_dictionary(folder, language)) return nullptr;
  auto speller = std::make_unique<Speller>(path);
  const Dictionary* dictionary = nullptr;
  if (speller->hunspell.get_dict_encoding() == "UTF-8")
    dictionary = new Dictionary(std::move(speller), file->language);
  opened->emplace(path, dictionary);
  return dictionary;
}

std::vector<bool> Dictionary::knows(std::span<const std::string> words) const {
  std::vector<bool> known(words.size());
  const std::lock_guard lock(speller_->mutex);
  auto& cache = speller_->cache;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const auto found = cache.find(words[i]); found != cache.end()) {
      known[i] = found->second;
      continue;
    }
    const bool is_known = speller_->spells(words[i], language_);
    if (cache.size() >= kMostCached) cache.clear();
    cache.emplace(words[i], is_known);
    known[i] = is_known;
  }
  return known;
}

std::string Dictionary::near(const std::string& word) const {
  const std::vector<std::string_view> letters = letters_of(word);
  if (letters.size() > kLongestNear) return {};
  const std::string_view more = file_of(language_)->letters;
  std::vector<std::string_view> alphabet = letters_of("etaonisrhldcumfpgwybvkxjqz");
  for (const std::string_view letter : letters_of(more)) alphabet.push_back(letter);
  const std::lock_guard lock(speller_->mutex);
  /// The word with letters [begin, end) replaced.
  const auto tried = [&](std::size_t begin, std::size_t end, std::string_view a,
                         std::string_view b = {}) {
    std::string candidate;
    candidate.reserve(word.size() + 4);
    for (std::size_t i = 0; i < begin; ++i) candidate += letters[i];
    candidate.append(a).append(b);
    for (std::size_t i = end; i < letters.size(); ++i) candidate += letters[i];
    return speller_->spells_as_given(candidate) ? candidate : std::string();
  };
  // From the most usual slip to the least.
  if (language_ == "en" && word.ends_with("nt"))
    if (std::string found = tried(letters.size() - 1, letters.size() - 1, "'"); !found.empty())
      return found;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i)
    if (letters[i] != letters[i + 1])
      if (std::string found = tried(i, i + 2, letters[i + 1], letters[i]); !found.empty())
        return found;
  for (std::size_t i = 1; i < letters.size(); ++i)
    if (letters[i] == letters[i - 1])
      if (std::string found = tried(i, i + 1, {}); !found.empty()) return found;
  for (std::size_t i = 0; i < letters.size(); ++i)
    if (std::string found = tried(i, i, letters[i]); !found.empty()) return found;
  for (std::size_t i = 1; i < letters.size(); ++i)
    for (const std::string_view pair : kAlike)
      if (letters[i] == pair.substr(0, 1))
        if (std::string found = tried(i, i + 1, pair.substr(1)); !found.empty()) return found;
  // "befor", "minuts": what is left out stands near the end more often.
  for (std::size_t i = letters.size(); i > 0; --i)
    for (const std::string_view letter : alphabet)
      if (std::string found = tried(i, i, letter); !found.empty()) return found;
  for (std::size_t i = 1; i < letters.size(); ++i)
    for (const std::string_view letter : alphabet)
      if (std::string found = tried(i, i + 1, letter); !found.empty()) return found;
  for (std::size_t i = 0; i < letters.size(); ++i)
    if (std::string found = tried(i, i + 1, {}); !found.empty()) return found;
  return {};
}

}  // namespace presend::lexicon
