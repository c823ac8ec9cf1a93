#pragma once

#include "scanner/cli/settings_for.h"

namespace presend::cli {

/// presend check --show-settings: prints what is in force for the paths, or for the working folder,
/// as TOML with where each value comes from. The exit code.
[[nodiscard]] int show_settings(SettingsFor& settings_for);

}  // namespace presend::cli
