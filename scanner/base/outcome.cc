#include "scanner/base/outcome.h"

namespace presend {

std::string Error::text() const {
  std::string out = file;
  if (line != 0) out += ':' + std::to_string(line);
  if (!out.empty()) out += ": ";
  out += reason;
  if (!remedy.empty()) out += ". " + remedy;
  if (!out.empty() && out.back() != '.' && out.back() != '?') out += '.';
  return out;
}

}  // namespace presend
