#include <utility>

#include "scanner/lexicon/normalize.h"

namespace presend::lexicon {

std::vector<DisguiseName> names(Disguises disguises) {
  constexpr std::pair<Disguises, DisguiseName> kNames[] = {
      {disguise::lookalike, {"lookalike", "look-alike letters of another alphabet"}},
      {disguise::leet, {"leet", "digits or symbols for letters"}},
      {disguise::invisible, {"invisible", "invisible characters"}},
      {disguise::spread, {"spread", "gaps between the letters"}},
      {disguise::split, {"split", "tags between the letters"}},
      {disguise::styled, {"styled", "letters of an unusual style"}}};
  std::vector<DisguiseName> found;
  for (const auto& [bit, name] : kNames)
    if ((disguises & bit) != 0) found.push_back(name);
  return found;
}

}  // namespace presend::lexicon
