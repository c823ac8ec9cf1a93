#pragma once

#include <string>

#include "scanner/email/email.h"

namespace presend::report {

/// The draft as the scanner sees it, as schema presend/dissect/1. Ends with a newline.
[[nodiscard]] std::string dissect_json(const email::Email& email, const std::string& file);

/// The same for people.
[[nodiscard]] std::string dissect_pretty(const email::Email& email, const std::string& file,
                                         bool has_colour);

}  // namespace presend::report
