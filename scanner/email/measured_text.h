#pragma once

#include <string>
#include <string_view>

#include "scanner/email/email.h"

namespace presend::email {

/// What a text counts as in measures: in a template without the tags that print nothing, and
/// without what stands in later branches of conditionals. A view of the text itself or of `buffer`.
/// O(size of the text).
[[nodiscard]] std::string_view measured_text(const Email& email, const Body& body, const Text& text,
                                             std::string& buffer);

}  // namespace presend::email
