#pragma once

#include <functional>
#include <string_view>

#include "heuristics/context.h"

namespace presend::heuristics {

/// A template tag in a mail that goes out as it is.
struct LeftoverTag {
  enum class Where : std::uint8_t { subject, sender, header, text, address, attribute };
  Where where = Where::text;
  std::string_view written;  ///< as a reader sees it, escapes decoded
  templates::Tag tag;
  SourceRange at;
  mime::PartIndex part = 0;
  bool is_plain_text = false;  ///< in a text/plain part
  bool is_encoded = false;     ///< percent-encoded
};

/// Calls `take` with every template tag of a final mail that reaches readers or servers: in texts,
/// attributes, the subject, the sender's name and List-Unsubscribe, as written, as HTML entities or
/// percent-encoded. Not those in quotations, in <code> and its like, in scripts and style sheets,
/// and in comments. O(size of the draft).
void each_leftover_tag(const Context& context, const std::function<void(const LeftoverTag&)>& take);

}  // namespace presend::heuristics
