#pragma once

#include <string>
#include <vector>

#include "heuristics/rule.h"
#include "scanner/eval/corpus.h"
#include "scanner/eval/duplicates.h"

namespace presend::eval {

/// Rules for made-up corpora.
inline const std::vector<heuristics::Rule>& made_up_rules() {
  static const std::vector<heuristics::Rule> rules = [] {
    std::vector<heuristics::Rule> made(4);
    const char* ids[] = {"AAA001", "AAA002", "BBB001", "BBB002"};
    for (std::size_t i = 0; i < made.size(); ++i) {
      made[i].id = ids[i];
      made[i].name = "made-up";
      made[i].severity = heuristics::Severity::warning;
      made[i].grade = heuristics::Grade::b;
    }
    made[3].severity = heuristics::Severity::info;
    made[3].grade = heuristics::Grade::d;
    return made;
  }();
  return rules;
}

inline Corpus corpus_of(std::vector<Label> labels) {
  Corpus corpus;
  corpus.labels = std::move(labels);
  for (const heuristics::Rule& rule : made_up_rules()) corpus.rules.push_back(&rule);
  return corpus;
}

/// A draft in words of its own, which `letter` tells from others.
inline Sample sample_of(std::uint16_t label, const std::string& letter,
                        std::vector<std::uint16_t> rules = {}) {
  Sample sample;
  sample.file = letter;
  sample.label = label;
  for (const std::uint16_t rule : rules) sample.hits.push_back({rule, false, 1, 0, 1});
  const std::string text = letter + " says " + letter + " to " + letter + " and to " + letter;
  const std::vector<std::string_view> texts = {text};
  sample.signature = signature_of(texts, {});
  return sample;
}

/// A word of its own for each number.
inline std::string word(int number) {
  std::string text;
  for (int i = 0; i < 6; ++i, number /= 5)
    text += static_cast<char>('a' + number % 5 + 5 * (i % 5));
  return text;
}

}  // namespace presend::eval
