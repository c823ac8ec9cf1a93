#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "heuristics/context.h"
#include "heuristics/finding.h"

// What the rules about the subject ask.

namespace presend::heuristics {

/// A mark that mail programs put in front of the subject of an answer or a forwarded message.
struct ReplyMark {
  std::string_view text;  ///< "Re:", "Fwd:", "AW:", "Re[2]:"; a view into the subject
  bool is_forward = false;
  /// A letter or two that also begin other subjects ("R:", "VS:").
  bool is_ambiguous = false;
  [[nodiscard]] explicit operator bool() const { return !text.empty(); }
};
/// The mark at the beginning of a subject, behind blanks and the tag of a list ("[garden] Re: …").
[[nodiscard]] ReplyMark reply_mark(std::string_view subject);

/// The subject without marks of answers, tags of lists and blanks in front; a view into it.
[[nodiscard]] std::string_view without_marks(std::string_view subject);

/// The subject as shown; empty when there is none. At most 1,000 bytes of it.
[[nodiscard]] std::string_view subject_of(const Context& context);

/// Adds a finding about `part`, a view into subject_of().
Finding& add_subject(const Context& context, Findings& out, std::string message,
                     std::string_view part);
/// … about the whole subject.
Finding& add_subject(const Context& context, Findings& out, std::string message);

}  // namespace presend::heuristics
