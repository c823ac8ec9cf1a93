#include "scanner/fix/fixer.h"
#include "scanner/fix/header_edits.h"

namespace presend::fix {
namespace {

std::vector<Change> find_priority_fields(const Case& draft) {
  std::vector<Change> changes;
  if (!draft.is_told("HDR015")) return changes;
  const mime::Message& message = draft.message();
  for (const mime::Field& field : message.root().fields) {
    if (!field.is("X-Priority") && !field.is("X-MSMail-Priority") && !field.is("Importance") &&
        !field.is("Priority"))
      continue;
    Change change{"HDR015", "Removes the " + std::string(field.name) + " field", field.range, 0};
    change.edits.push_back(field_removal(message, field));
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

extern const Fixer priority_fields_fixer{"priority-fields", "HDR015", false, false,
                                         find_priority_fields};

}  // namespace presend::fix
