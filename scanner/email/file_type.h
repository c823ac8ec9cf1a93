#pragma once

#include <string>
#include <string_view>

namespace presend::email {

/// Media type by content, such as "application/zip", from a file's first bytes, by libmagic and the
/// database installed with it. Empty when the bytes tell nothing or the database is missing.
[[nodiscard]] std::string sniff_file_type(std::string_view bytes);

}  // namespace presend::email
