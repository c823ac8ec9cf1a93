#pragma once

#include "scanner/base/library.h"

namespace presend::url {

[[nodiscard]] Library psl_library();

}  // namespace presend::url
