#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "scanner/base/limits.h"
#include "scanner/mime/message.h"

namespace presend::mime {

/// Reads any bytes as a message (RFC 5322, RFC 2045-2049). Never fails: what is irregular becomes a
/// Defect. `first_line` is the number of the message's first line in its file, for an mbox.
/// Precondition: bytes.size() <= limits.message_bytes (the caller refuses larger files).
[[nodiscard]] Message parse(std::string_view bytes, const Limits& limits = {},
                            std::uint32_t first_line = 1);

/// Reads a bare HTML file as a message that consists of one text/html part and no header.
[[nodiscard]] Message parse_html_file(std::string_view bytes, const Limits& limits = {});

/// The bytes of a leaf after transfer decoding, at most `limit` of them (all when 0).
[[nodiscard]] std::string decoded_body(const Message& message, const Part& part,
                                       std::size_t limit = 0);

}  // namespace presend::mime
