#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/fix/edit.h"
#include "scanner/mime/message.h"

namespace presend::fix {

/// A line of its own behind a field: "Name: value".
[[nodiscard]] Edit field_behind(const mime::Message& message, const mime::Field& field,
                                std::string_view line);

/// Takes a field away with its line end.
[[nodiscard]] Edit field_removal(const mime::Message& message, const mime::Field& field);

/// The edits that give a text field such as Subject another value, in UTF-8. Only the letters that
/// differ change where they stand as they are; otherwise the whole value is written anew, with
/// encoded words (RFC 2047) where it needs them.
[[nodiscard]] std::vector<Edit> value_edits(const mime::Message& message, const mime::Field& field,
                                            std::string_view value);

/// A text for a header field whose name takes `column` columns with its colon and blank: folded,
/// and encoded where it holds more than ASCII.
[[nodiscard]] std::string header_value(std::string_view value, std::size_t column,
                                       std::string_view line_end);

}  // namespace presend::fix
