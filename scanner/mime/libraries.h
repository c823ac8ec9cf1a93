#pragma once

#include "scanner/base/library.h"

namespace presend::mime {

[[nodiscard]] Library icu_library();
[[nodiscard]] Library mimetic_library();

}  // namespace presend::mime
