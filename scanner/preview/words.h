#pragma once

#include <string>
#include <string_view>

#include "scanner/email/email.h"

namespace presend::preview {

/// How a text is hidden, in a few words: "not displayed", "tiny letters". Empty for none.
[[nodiscard]] std::string_view in_words(html::HiddenBy by);
/// What for: "preheader", "for filters only". Empty for none.
[[nodiscard]] std::string_view in_words(email::HiddenFor purpose);
/// Where a link leads, for people: "example.com", "example.com, not encrypted", "an address
/// (mailto)".
[[nodiscard]] std::string where_it_leads(const email::Link& link);

}  // namespace presend::preview
