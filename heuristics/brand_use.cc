#include "heuristics/brand_use.h"

#include <algorithm>

#include "heuristics/folded_text.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/url/lookalike.h"

namespace presend::heuristics {
namespace {

using lexicon::Brand;

// Lists of words between blanks.
constexpr std::string_view kServiceWords =
    " abteilung access account accounts admin administrator ag alert alerts and app "
    "assistance assistenza atencao atencion atendimento banca banco bank banque billing "
    "bonus card care cashback center centre client cliente clientes clients co colis com "
    "compte confirmation congratulations corp corporation cuenta customer customers de "
    "delivery department dept desk equipe express facture from gift giveaway gmbh gutschein "
    "gutscheine help helpdesk id inc info information invoice konto kunden kundendienst "
    "kundenservice limited llc login loyalty ltd mail member membership message net no "
    "noreply notice notification notifications official online order orders paket parcel "
    "pay payment payments prime promo promotion rechnung refund reminder renewal reply "
    "reward rewards security seguridad service services servicio servico shipping shopper "
    "sicherheit soporte subscription suporte support supporto survey team the tracking "
    "update verification via wallet web webmail winner your ";
constexpr std::string_view kCommunityWords =
    " alumni announce blog club community developers digest fans forum group list lists news "
    "podcast talk user users ";

bool is_listed(std::string_view words, std::string_view word) {
  return words.find(' ' + std::string(word) + ' ') != std::string_view::npos;
}

constexpr std::size_t kMostOtherWords = 8;

/// The brand whose look-alike stands in the text: every letter may be a double of the real one.
const Brand* brand_by_looks(const lexicon::Lexicon& lexicon, std::string_view text) {
  if (is_ascii_text(text)) return nullptr;
  int compared = 0;
  for (const std::string_view word : words_of(text)) {
    if (is_ascii_text(word) ||
        (!url::is_mixed_script(word) && !url::is_whole_script_lookalike(word)))
      continue;
    if (++compared > 3) break;  // each costs a pass over all brands
    const std::string looks = url::skeleton(word);
    for (const Brand& brand : lexicon.brands())
      if (!brand.aliases.empty() && brand.aliases.front() != word &&
          url::skeleton(brand.aliases.front()) == looks)
        return &brand;
  }
  return nullptr;
}

}  // namespace

bool is_service_word(std::string_view word) { return is_listed(kServiceWords, word); }

BrandUse brand_use(const lexicon::Lexicon& lexicon, std::string_view text) {
  BrandUse use;
  use.brand = lexicon.brand_in_words(text);
  if (use.brand == nullptr) {
    use.brand = brand_by_looks(lexicon, text);
    // Nobody writes a company's name in foreign letters by chance.
    use.has_service_word = use.brand != nullptr;
    return use;
  }
  std::vector<std::string_view> brand_words;
  for (const std::string& alias : use.brand->aliases)
    for (const std::string_view word : words_of(std::string_view(alias)))
      brand_words.push_back(word);
  for (const std::string_view word : words_of(text)) {
    if (std::find(brand_words.begin(), brand_words.end(), word) != brand_words.end()) continue;
    if (is_service_word(word))
      use.has_service_word = true;
    else if (is_listed(kCommunityWords, word))
      use.has_community_word = true;
    else if (use.other_words.size() < kMostOtherWords && word.size() > 2 &&
             !std::all_of(word.begin(), word.end(), is_ascii_digit))
      use.other_words.push_back(word);
  }
  return use;
}

}  // namespace presend::heuristics
