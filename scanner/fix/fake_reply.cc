#include "heuristics/subject_text.h"
#include "scanner/base/ascii.h"
#include "scanner/fix/fixer.h"
#include "scanner/fix/header_edits.h"

namespace presend::fix {
namespace {

std::vector<Change> find_fake_reply(const Case& draft) {
  const mime::Field* field = draft.message().find("Subject");
  if (field == nullptr || !draft.is_told("SUB004")) return {};
  const heuristics::ReplyMark mark = heuristics::reply_mark(field->value);
  // "R:" may begin a name; only marks that can be nothing else go.
  if (!mark || mark.is_ambiguous) return {};
  const auto begin = static_cast<std::size_t>(mark.text.data() - field->value.data());
  std::size_t end = begin + mark.text.size();
  while (end < field->value.size() && field->value[end] == ' ') ++end;
  const std::string value =
      std::string(field->value.substr(0, begin)) + std::string(field->value.substr(end));
  if (trim(value).empty()) return {};
  Change change{"SUB004",
                "Takes \"" + std::string(mark.text) +
                    "\" out of the subject, as the draft answers and passes on nothing",
                field->range, 0};
  change.edits = value_edits(draft.message(), *field, value);
  return {std::move(change)};
}

}  // namespace

extern const Fixer fake_reply_fixer{"fake-reply", "SUB004", true, false, find_fake_reply};

}  // namespace presend::fix
