#include "scanner/cli/version.h"

namespace presend::cli {

std::string_view version() { return PRESEND_VERSION; }

}  // namespace presend::cli
