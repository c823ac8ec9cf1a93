#pragma once

#include <cstdint>
#include <string_view>

#include "scanner/mime/charset_convert.h"

namespace presend::mime {

/// convert() for the encodings whose characters take several bytes or depend on escapes.
[[nodiscard]] Conversion convert_with_icu(std::string_view bytes, std::string_view encoding,
                                          std::uint32_t skip);

}  // namespace presend::mime
