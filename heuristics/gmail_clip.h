#pragma once

#include <cstdint>
#include <optional>

#include "scanner/mime/message.h"

namespace presend::heuristics {

/// Gmail shows this much of a part's decoded HTML, then "[Message clipped] View entire message".
inline constexpr std::uint32_t kGmailClipBytes = 102'400;

/// Where in Message::bytes Gmail stops showing the part; nothing when it shows all.
[[nodiscard]] inline std::optional<std::uint32_t> clip_offset(const mime::Part& part) {
  if (part.decoded_bytes <= kGmailClipBytes) return std::nullopt;
  return part.map.transfer.source(kGmailClipBytes);
}

}  // namespace presend::heuristics
