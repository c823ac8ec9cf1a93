#include <array>
#include <string>
#include <string_view>

#include "heuristics/rule.h"
#include "heuristics/sender.h"

namespace presend::heuristics {
namespace {

// From has a rule of its own (HDR002).
constexpr std::array<std::string_view, 13> kSingleFields{"Date",
                                                         "Sender",
                                                         "Reply-To",
                                                         "To",
                                                         "Cc",
                                                         "Bcc",
                                                         "Message-ID",
                                                         "In-Reply-To",
                                                         "References",
                                                         "Subject",
                                                         "MIME-Version",
                                                         "Content-Type",
                                                         "Content-Transfer-Encoding"};
constexpr std::size_t kFirstMimeField = 10;  // up to here, RFC 5322 3.6

void check_duplicate_header(const Context& context, Findings& out) {
  std::array<bool, kSingleFields.size()> was_seen{};
  for (const mime::Field& field : context.message().root().fields) {
    for (std::size_t i = 0; i < kSingleFields.size(); ++i) {
      if (!field.is(kSingleFields[i])) continue;
      if (was_seen[i]) {
        Finding& finding =
            add_field(out, "A second " + std::string(kSingleFields[i]) + " field", field);
        // The MIME fields (RFC 2045) garble the message; no receiver says that it refuses it.
        if (i >= kFirstMimeField) finding.severity = Severity::warning;
      }
      was_seen[i] = true;
      break;
    }
  }
}

}  // namespace

extern constexpr Rule duplicate_header = checked({
    .id = "HDR009",
    .name = "duplicate-header",
    .title = "A field that may stand once stands twice",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Subject, To, Date and other fields may appear only once; with two, every program may "
           "show another one. Gmail refuses such mail (550 5.7.1, duplicate header).",
    .fix = "Remove the extra field. Several recipients belong into one To field, separated by "
           "commas.",
    .source = "support.google.com/a/answer/3726730; RFC 5322 section 3.6",
    .bad = header("Subject: Spring news\nSubject: Our spring newsletter"),
    .good = header("Subject: Our spring newsletter"),
    .check = check_duplicate_header,
});

}  // namespace presend::heuristics
