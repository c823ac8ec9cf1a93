#pragma once

#include "scanner/base/library.h"

namespace presend::lexicon {

[[nodiscard]] Library cld2_library();

}  // namespace presend::lexicon
