#include <algorithm>
#include <string_view>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

void check_needless_encoding(const Context& context, Findings& out) {
  const mime::Field* field = context.message().find("Subject");
  if (field == nullptr || field->raw.find("=?") == std::string_view::npos) return;
  const std::string_view value = field->value;
  // "=?" that is still there was no encoded word, or must be encoded to be shown.
  if (value.empty() || !is_ascii_text(value) || value.find("=?") != std::string_view::npos) return;
  if (std::any_of(value.begin(), value.end(), is_control)) return;
  add_field(out, "The subject is encoded although it is plain English letters and signs", *field);
}

}  // namespace

extern constexpr Rule needless_encoding = checked({
    .id = "SUB012",
    .name = "needless-encoding",
    .title = "The subject is encoded without need",
    .severity = Severity::info,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "Encoded words (=?utf-8?B?...?=) are for letters beyond ASCII. Where there are none, "
           "filters ask what the encoding was to hide: 3 % of phishing does it, and honest mail "
           "hardly ever.",
    .fix = "Let the mail library encode only what needs it, or give it plain ASCII.",
    .source = "RFC 2047 section 1; SpamAssassin SUBJECT_NEEDS_ENCODING, FROM_EXCESS_BASE64; "
              "measured on the development corpus",
    .bad = header("Subject: =?utf-8?B?U3ByaW5nIG5ld3M=?="),
    .good = header("Subject: =?utf-8?q?News_from_the_caf=C3=A9?="),
    .check = check_needless_encoding,
});

}  // namespace presend::heuristics
