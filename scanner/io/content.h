#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scanner/base/outcome.h"

namespace presend::io {

/// How many bytes of a file tell whether it is mail.
inline constexpr std::size_t kSniffBytes = 1024;

/// Whether a file that begins with `head` is a message: its first lines are header fields (after an
/// mbox "From " line, blank lines or a byte order mark), and nothing looks binary.
[[nodiscard]] bool looks_like_message(std::string_view head);

/// Whether a file that begins with `head` holds HTML: a template of a page, not of a settings file.
[[nodiscard]] bool looks_like_html(std::string_view head);

/// Why `bytes` cannot be a draft at all, or nothing: empty, blank, binary junk, or MJML. Irregular
/// mail is no junk: a single header field makes a draft. `file` names it in the Error.
[[nodiscard]] std::optional<Error> content_problem(const std::string& file, std::string_view bytes,
                                                   bool is_html_file);

}  // namespace presend::io
