#pragma once

#include <string>

#include "scanner/url/url.h"

namespace presend::url {

/// The normal form, or in "<>" why there is none.
inline std::string href(std::string_view text, const Url* base = nullptr) {
  const Reference reference = parse(text, base);
  if (reference.url) return reference.url->href();
  switch (reference.kind) {
    case ReferenceKind::empty:
      return "<empty>";
    case ReferenceKind::fragment:
      return "<fragment>";
    case ReferenceKind::relative:
      return "<relative>";
    case ReferenceKind::invalid:
      return "<invalid>";
    case ReferenceKind::absolute:
      break;
  }
  return "<absolute without url>";
}

}  // namespace presend::url
