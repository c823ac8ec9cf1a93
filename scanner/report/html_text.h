#pragma once

#include <string>
#include <string_view>

namespace presend::report {

/// Text as the content of an element or the value of an attribute in quotation marks.
[[nodiscard]] std::string html_text(std::string_view text);

/// The same of text of a draft, which visible() has not seen yet.
[[nodiscard]] std::string html_quote(std::string_view text);

/// ` name="value"`.
[[nodiscard]] std::string html_attribute(std::string_view name, std::string_view value);

}  // namespace presend::report
