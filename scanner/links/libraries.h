#pragma once

#include "scanner/base/library.h"

namespace presend::links {

[[nodiscard]] Library curl_library();

}  // namespace presend::links
