#include "scanner/base/ascii.h"
#include "scanner/fix/fixer.h"
#include "scanner/fix/header_edits.h"

namespace presend::fix {
namespace {

std::vector<Change> find_plain_subject(const Case& draft) {
  const mime::Field* field = draft.message().find("Subject");
  if (field == nullptr || !draft.is_told("SUB012")) return {};
  std::uint32_t blanks = 0;
  while (blanks < field->raw.size() && is_space(field->raw[blanks])) ++blanks;
  Change change{"SUB012", "Writes the subject without encoding, as it is plain English letters",
                field->range, 0};
  change.edits.push_back(
      {{field->raw_range.begin + blanks, field->raw_range.end},
       header_value(field->value, field->name.size() + 2, line_end_of(draft.message().bytes))});
  return {std::move(change)};
}

}  // namespace

extern const Fixer plain_subject_fixer{"plain-subject", "SUB012", true, false, find_plain_subject};

}  // namespace presend::fix
