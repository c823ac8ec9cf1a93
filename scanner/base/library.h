#pragma once

#include <string>

namespace presend {

/// A third-party library in the program, as `presend --version` names it. Told by the one file
/// that includes its header, at run time: a shared library may be newer than what was built with.
struct Library {
  std::string name;
  std::string version;
};

}  // namespace presend
