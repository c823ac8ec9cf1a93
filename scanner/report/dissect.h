#pragma once

#include <string>

#include "scanner/email/email.h"
#include "scanner/email/wording.h"
#include "scanner/report/layout.h"

namespace presend::report {

/// The draft as the scanner sees it, as schema presend/dissect/1. Ends with a newline. With its
/// words when `wording` is given.
[[nodiscard]] std::string dissect_json(const email::Email& email, const std::string& file,
                                       const email::Wording* wording = nullptr);

/// The same for people.
[[nodiscard]] std::string dissect_pretty(const email::Email& email, const std::string& file,
                                         bool has_colour, const email::Wording* wording = nullptr);

/// The part of it about words: what a filter reads, listed phrases, disguised words.
void append_words(std::string& out, const email::Email& email, const email::Wording& wording,
                  const Paint& paint);

}  // namespace presend::report
