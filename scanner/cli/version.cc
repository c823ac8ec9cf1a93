#include "scanner/cli/version.h"

#include <algorithm>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/email/libraries.h"
#include "scanner/lexicon/libraries.h"
#include "scanner/links/libraries.h"
#include "scanner/mime/libraries.h"
#include "scanner/url/libraries.h"

namespace presend::cli {

std::string_view version() { return PRESEND_VERSION; }

std::string version_text() {
  std::vector<Library> libraries = {
      mime::icu_library(), mime::mimetic_library(), url::psl_library(), lexicon::cld2_library(),
      email::archive_library(), email::magic_library(), links::curl_library(),
      // Those that cannot tell, as CMake found them.
      PRESEND_BUILT_WITH};
  std::sort(libraries.begin(), libraries.end(), [](const Library& a, const Library& b) {
    return to_ascii_lower(a.name) < to_ascii_lower(b.name);
  });
  std::string out = "presend " + std::string(version()) + "\n";
  for (const Library& library : libraries)
    out += "  " + library.name + ' ' + library.version + '\n';
  return out;
}

}  // namespace presend::cli
