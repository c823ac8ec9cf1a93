#include <algorithm>
#include <string>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_multiple_from(const Context& context, Findings& out) {
  const auto fields = context.message().find_all("From");
  for (std::size_t i = 1; i < fields.size(); ++i)
    add_field(out, "From field number " + std::to_string(i + 1) + "; only one is allowed",
              *fields[i]);
  if (fields.size() != 1 || context.message().find("Sender") != nullptr) return;
  // Parts of a name cut off by a stray comma are HDR003's; this is about several real addresses.
  const auto& from = context.email.from;
  const auto authors = std::count_if(from.begin(), from.end(), has_address);
  if (authors > 1)
    add_field(out,
              "From names " + with_commas(static_cast<std::uint64_t>(authors)) +
                  " addresses, and no Sender field says which of them sent the message",
              *fields.front());
}

}  // namespace

extern constexpr Rule multiple_from = checked({
    .id = "HDR002",
    .name = "multiple-from",
    .title = "More than one sender",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "With several From fields or authors, the name people see need not be the one that "
           "was checked, a trick of forgers. Gmail refuses such mail (550 5.7.1, \"multiple "
           "From\").",
    .fix = "Keep one From field with one address. If several people really are the authors, add "
           "a Sender field with the address that sends.",
    .source = "support.google.com/a/answer/3726730; RFC 5322 sections 3.6 and 3.6.2",
    .bad = header("From: Example Shop <news@example.org>, Partner <hello@partner.example.net>"),
    .good = header("From: Example Shop <news@example.org>"),
    .check = check_multiple_from,
});

}  // namespace presend::heuristics
