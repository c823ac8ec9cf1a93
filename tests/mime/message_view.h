#pragma once

#include <algorithm>
#include <string>

#include "scanner/mime/message.h"

namespace presend::mime {

/// "0 multipart/mixed|1 text/plain|2 text/html".
inline std::string outline(const Message& message) {
  std::string out;
  for (const Part& part : message.parts) {
    if (!out.empty()) out += '|';
    out += std::string(part.section) + ' ' + std::string(part.type);
  }
  return out;
}

inline const Defect* find_defect(const Message& message, DefectKind kind) {
  const auto found = std::find_if(message.defects.begin(), message.defects.end(),
                                  [&](const Defect& defect) { return defect.kind == kind; });
  return found == message.defects.end() ? nullptr : &*found;
}

inline bool has_defect(const Message& message, DefectKind kind) {
  return find_defect(message, kind) != nullptr;
}

/// The bytes of the message that a place covers.
inline std::string_view at(const Message& message, SourceRange range) {
  return message.bytes.substr(range.begin, range.size());
}

}  // namespace presend::mime
