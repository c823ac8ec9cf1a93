#pragma once

#include <string>
#include <string_view>

namespace presend::report {

/// Plain text for Markdown: what would be markup there is escaped.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// Text of a draft for Markdown that code hosts publish: it pings nobody ("@name"), links to
/// nothing
/// ("#12", "https:…", "!3", ":name:") and is no markup, neither Markdown's nor HTML's. Also for
/// table cells and inside HTML elements.
[[nodiscard]] std::string markdown_quote(std::string_view text);

/// The same as markdown_text(), with web addresses and RFC numbers as links.
[[nodiscard]] std::string markdown_source(std::string_view text);

/// The first of these addresses, as a URL; empty without one.
[[nodiscard]] std::string source_address(std::string_view text);

/// A fenced block of `language` that holds `text` as it is but for what cannot be seen.
[[nodiscard]] std::string markdown_fence(std::string_view text, std::string_view language);

}  // namespace presend::report
