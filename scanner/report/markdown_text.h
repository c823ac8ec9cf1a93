#pragma once

#include <string>
#include <string_view>

namespace presend::report {

/// Plain text for Markdown: what would be markup there is escaped.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// The same, with web addresses and RFC numbers as links.
[[nodiscard]] std::string markdown_source(std::string_view text);

/// A fenced block of `language` that holds `text` as it is but for what cannot be seen.
[[nodiscard]] std::string markdown_fence(std::string_view text, std::string_view language);

}  // namespace presend::report
