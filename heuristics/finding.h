#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/source_range.h"
#include "scanner/mime/message.h"

namespace presend::heuristics {

struct Rule;

enum class Severity : std::uint8_t { info, warning, error };
std::string_view name(Severity severity);

/// How well a claim is founded: a documented by a receiver, b measured, c plausible, d folklore.
enum class Grade : std::uint8_t { a, b, c, d };
/// 'A' … 'D'.
char letter(Grade grade);

/// One thing a rule found at one place.
struct Finding {
  const Rule* rule = nullptr;
  Severity severity = Severity::info;  ///< the rule's own, unless the case is milder or worse
  std::string message;  ///< what is so here, a sentence without full stop, in plain words
  std::string quote;    ///< the text concerned as a reader sees it, white space collapsed
  /// What else tells it from others of its rule with the same quote, such as where a link leads.
  /// Not shown; may be empty.
  std::string key = {};
  std::optional<SourceRange> at;  ///< in Message::bytes; nothing when the message as a whole
  mime::PartIndex part = 0;
  double strength = 1;       ///< what it counts, above 0; most findings count 1
  std::uint32_t places = 1;  ///< how many alike it tells of: links, pictures, texts
  /// Where these are, and what of the draft goes with them, where that is more than `at`. Left
  /// empty where that was too dear to find out.
  std::vector<SourceRange> reach = {};
};

/// Where a check puts what it finds. Bound to the rule that is running.
class Findings {
 public:
  /// More findings of one rule than this say nothing new; the rest is only counted.
  static constexpr std::uint32_t kMostPerRule = 100;

  void begin(const Rule& rule);

  /// A finding about the message as a whole.
  Finding& add(std::string message);
  /// A finding at a place in Message::bytes.
  Finding& add(std::string message, SourceRange at, mime::PartIndex part, std::string_view quote);

  [[nodiscard]] std::vector<Finding>& all() { return findings_; }
  [[nodiscard]] const std::vector<Finding>& all() const { return findings_; }
  /// Whether the rule has been asked.
  [[nodiscard]] bool has_run(const Rule& rule) const;

 private:
  std::vector<Finding> findings_;
  Finding overflow_;  ///< takes what is beyond the cap
  const Rule* rule_ = nullptr;
  std::vector<const Rule*> run_;
  std::uint32_t count_ = 0;
};

}  // namespace presend::heuristics
