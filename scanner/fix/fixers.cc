#include <algorithm>

#include "scanner/fix/fixer.h"

namespace presend::fix {

// Encodings come first, so that later edits stand where people can read them; what changes the
// structure comes last, as it copies what the others mended.
#define PRESEND_FIXERS(X) \
  X(needless_base64)      \
  X(long_lines)           \
  X(plain_subject)        \
  X(fake_reply)           \
  X(shouting_subject)     \
  X(priority_fields)      \
  X(secure_links)         \
  X(one_click)            \
  X(decorative_alt)       \
  X(invisible_letters)    \
  X(active_markup)        \
  X(hidden_text)          \
  X(text_alternative)

#define PRESEND_DECLARE(name) extern const Fixer name##_fixer;
PRESEND_FIXERS(PRESEND_DECLARE)
#undef PRESEND_DECLARE

std::span<const Fixer* const> fixers() {
#define PRESEND_LIST(name) &name##_fixer,
  static const Fixer* const kAll[] = {PRESEND_FIXERS(PRESEND_LIST)};
#undef PRESEND_LIST
  return kAll;
}

bool Case::is_told(std::string_view rule) const {
  return std::any_of(
      report.findings.begin(), report.findings.end(), [&](const scan::ReportedFinding& finding) {
        return finding.rule->id == rule && finding.status != scan::Status::suppressed;
      });
}

}  // namespace presend::fix
