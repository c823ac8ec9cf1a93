#pragma once

#include "scanner/base/library.h"

namespace presend::email {

[[nodiscard]] Library archive_library();
[[nodiscard]] Library magic_library();

}  // namespace presend::email
