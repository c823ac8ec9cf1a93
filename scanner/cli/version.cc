#include "scanner/cli/version.h"

#include <algorithm>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/email/libraries.h"
#include "scanner/lexicon/libraries.h"
#include "scanner/mime/libraries.h"
#include "scanner/url/libraries.h"

namespace presend::cli {
namespace {

/// PRESEND_BUILT_WITH, "Gumbo=0.10.1;fmt=9.1.0": libraries that cannot tell their version at run
/// time, as CMake found them.
void append_built_with(std::vector<Library>& libraries) {
  std::string_view left = PRESEND_BUILT_WITH;
  while (!left.empty()) {
    const std::string_view entry = left.substr(0, left.find(';'));
    const std::size_t equals = entry.find('=');
    libraries.push_back(
        {std::string(entry.substr(0, equals)), std::string(entry.substr(equals + 1))});
    left.remove_prefix(std::min(entry.size() + 1, left.size()));
  }
}

}  // namespace

std::string_view version() { return PRESEND_VERSION; }

std::string version_text() {
  std::vector<Library> libraries = {mime::icu_library(),      mime::mimetic_library(),
                                    url::psl_library(),       lexicon::cld2_library(),
                                    email::archive_library(), email::magic_library()};
  append_built_with(libraries);
  std::sort(libraries.begin(), libraries.end(), [](const Library& a, const Library& b) {
    return to_ascii_lower(a.name) < to_ascii_lower(b.name);
  });
  std::string out = "presend " + std::string(version()) + "\n";
  for (const Library& library : libraries)
    out += "  " + library.name + ' ' + library.version + '\n';
  return out;
}

}  // namespace presend::cli
