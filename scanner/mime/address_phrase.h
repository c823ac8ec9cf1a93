#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "scanner/base/text_pool.h"
#include "scanner/mime/address_tokens.h"

namespace presend::mime {

/// Where an address field's text and derived text live.
struct AddressField {
  std::string_view raw;
  std::uint32_t offset = 0;  ///< of `raw` in Message::bytes
  TextPool& pool;
};

/// A display name or group name: words joined, unquoted and decoded. Characters that only stand
/// there unquoted by mistake are kept and reported through `is_irregular`.
[[nodiscard]] std::string_view read_phrase(const AddressField& field,
                                           std::span<const AddressToken> tokens,
                                           bool& is_irregular);

/// Without blanks and comments at either end.
[[nodiscard]] std::span<const AddressToken> trimmed(std::span<const AddressToken> tokens);

}  // namespace presend::mime
