#pragma once

#include <stdexcept>
#include <utility>
#include <vector>

#include "scanner/lexicon/phrases.h"

namespace presend::lexicon {

/// A few lists of our own, so that the tests do not hang on the shipped ones.
inline std::vector<EmbeddedFile> phrase_files() {
  return {
      {"wordlists/de/account_threat.txt",
       "bestätig(en|e|t) sie ihr konto\nihr konto wurde (vorübergehend |)gesperrt\n"},
      {"wordlists/de/gambling.txt", "kostenlose freispiele\nonline casino\n"},
      {"wordlists/en/advance_fee.txt",
       "(sum|amount) of {amount}\ndear {name} your inheritance\ntransfer of {amount} million\n"},
      {"wordlists/en/credit.txt", "interest rate of {percent}\ninstant loan approval\n"},
      {"wordlists/en/gambling.txt", "{number} free spins\nonline casino\n"},
      {"wordlists/en/pharmacy.txt", "cheap (generic |)viagra\nviagra\nno prescription needed\n"},
      {"wordlists/en/prize.txt",
       "claim your (free |)prize\nyou (have|are) won\nwinning {word} number\n"},
      {"wordlists/en/urgency.txt",
       "act (now|today)\nact now before it is too late\ndon't miss this\nfree money now\n"
       "within {time}\n"},
      {"wordlists/fr/account_threat.txt", "votre compte a été (suspendu|bloqué)\n"},
      {"wordlists/pl/prize.txt", "odbierz nagrodę\n"},
  };
}

inline Phrases load_phrases(std::vector<EmbeddedFile> files = phrase_files()) {
  auto outcome = Phrases::load(files);
  if (!outcome.ok()) throw std::runtime_error(outcome.error().text());
  return std::move(outcome).value();
}

/// Some words of the lists above, as people write them.
inline constexpr std::string_view kListed[] = {"claim your prize",
                                               "claim your free prize",
                                               "cheap generic viagra",
                                               "cheap viagra",
                                               "no prescription needed",
                                               "act now",
                                               "act today",
                                               "free money now",
                                               "act now before it is too late",
                                               "instant loan approval",
                                               "kostenlose freispiele",
                                               "online casino",
                                               "odbierz nagrode",
                                               "ihr konto wurde gesperrt",
                                               "votre compte a ete suspendu",
                                               "you have won",
                                               "bestatigen sie ihr konto"};

}  // namespace presend::lexicon
