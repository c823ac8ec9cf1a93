#pragma once

#include <string>
#include <string_view>

namespace presend::preview {

// What goes into safe markup. Attribute values stand in apostrophes there, as the markup as a whole
// becomes an attribute value in quotation marks.

/// Appends text as the content of an element.
void append_text(std::string& out, std::string_view text);

/// Appends " name='value'".
void append_attribute(std::string& out, std::string_view name, std::string_view value);

}  // namespace presend::preview
