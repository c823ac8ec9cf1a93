#pragma once

#include <string_view>

namespace presend::html {

/// Whether a doctype makes browsers take the old box model (HTML 13.2.6.4.1); identifiers as
/// written, empty when missing.
bool is_quirks_doctype(std::string_view name, std::string_view public_id,
                       std::string_view system_id);

/// The same from the text between "<!doctype" and ">".
bool is_quirks_doctype(std::string_view content);

}  // namespace presend::html
