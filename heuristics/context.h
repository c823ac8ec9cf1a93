#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "heuristics/spelling.h"
#include "heuristics/suppression.h"
#include "scanner/email/email.h"
#include "scanner/email/wording.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/links/results.h"

namespace presend::heuristics {

/// Everything a rule may look at. The same Context gives the same findings: no files, no clock, no
/// network, no configuration beyond this.
struct Context {
  const email::Email& email;
  const lexicon::Lexicon& lexicon;
  std::int64_t now = 0;                   ///< seconds since 1970, the time the draft is judged at
  const Spelling* spelling = nullptr;     ///< nullptr when the draft was not spell-checked
  const links::Results* links = nullptr;  ///< nullptr when its links were not checked live
  /// What ways_out() of unsubscribe_tests.h found, once a rule has asked: several do, and it reads
  /// every text. One draft is one thread's.
  mutable std::optional<std::vector<const email::Link*>> ways_out = std::nullopt;
  /// What wording() has read, once a rule has asked.
  mutable std::optional<email::Wording> read_wording = std::nullopt;

  /// What suppressions() has found, once somebody has asked.
  mutable std::optional<std::vector<Suppression>> found_suppressions = std::nullopt;

  [[nodiscard]] const mime::Message& message() const { return email.message; }
  [[nodiscard]] bool is_bulk() const { return email.mail == email::MailKind::bulk; }
  /// Subject and bodies as a filter reads them, with the listed phrases.
  [[nodiscard]] const email::Wording& wording() const {
    if (!read_wording) read_wording = email::read_wording(email, lexicon);
    return *read_wording;
  }
  /// The comments that say which findings may stay.
  [[nodiscard]] const std::vector<Suppression>& suppressions() const {
    if (!found_suppressions) found_suppressions = find_suppressions(email);
    return *found_suppressions;
  }
};

}  // namespace presend::heuristics
