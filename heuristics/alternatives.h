#pragma once

#include <vector>

#include "scanner/mime/message.h"

namespace presend::heuristics {

/// The two versions of a text in a multipart/alternative.
struct Alternatives {
  mime::PartIndex plain = mime::Part::kNone;
  mime::PartIndex html = mime::Part::kNone;
};

/// Each multipart/alternative that offers both a plain and an HTML version; the first twenty of
/// them.
[[nodiscard]] std::vector<Alternatives> alternatives_of(const mime::Message& message);

}  // namespace presend::heuristics
