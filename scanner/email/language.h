#pragma once

#include <string_view>

#include "scanner/email/email.h"

namespace presend::email {

/// The language of what people see of a part, quotations apart; see lexicon::language_of(). Empty
/// when unknown. Costs some 0.1 ms, so ask once.
[[nodiscard]] std::string_view language_of_part(const Email& email, PartIndex part);
/// That of the whole draft: of its HTML, or without any of its plain text.
[[nodiscard]] std::string_view language_of_draft(const Email& email);

}  // namespace presend::email
