#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "heuristics/finding.h"
#include "scanner/email/email.h"

namespace presend::heuristics {

/// A comment in an HTML part that says which findings may stay:
///   <!-- presend-ignore-next-line LNK001 -- the old shop has no https -->
///   <!-- presend-ignore IMG001, SIZ002 -- a poster, as agreed -->
/// The first speaks of the next line that is not blank (to the end of a tag that is open there),
/// the second of the whole draft. The comment may be one of HTML or of a template language: {# #},
/// {{! }}, {{!-- --}}, {{/* */}}, <%# %>, <%-- --%>, <#-- -->, {* *}, @* *@, {% comment %}.
struct Suppression {
  mime::PartIndex part = 0;
  std::string_view text;        ///< the comment; like `reason` a view of the part's text
  SourceRange at;               ///< of the comment, in Message::bytes
  bool is_next_line = false;    ///< else the whole draft
  SourceRange scope;            ///< of is_next_line; empty when no line follows
  bool is_html_comment = true;  ///< else one of a template language, which nobody receives
  std::vector<const Rule*> rules;
  std::string_view reason;  ///< behind "--"; may be empty
  std::string problem;      ///< why it suppresses less than it says; a clause; empty: nothing wrong
};

/// In the order of the parts and of their text. O(n).
[[nodiscard]] std::vector<Suppression> find_suppressions(const email::Email& email);

/// Whether the comment is about the finding: names its rule, and a place of it, if there are
/// several, stands in the line.
[[nodiscard]] bool is_about(const Suppression& suppression, const Finding& finding);
/// The comment that lets the finding stay, the first of several; nullptr: none does. One that tells
/// of several places may stay when there is a comment for each.
[[nodiscard]] const Suppression* suppressing(const std::vector<Suppression>& suppressions,
                                             const Finding& finding);

}  // namespace presend::heuristics
