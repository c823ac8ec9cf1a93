#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>

#include "heuristics/subject_text.h"
#include "scanner/base/utf8.h"
#include "scanner/fix/fixer.h"
#include "scanner/fix/header_edits.h"
#include "scanner/template/tags.h"

namespace presend::fix {
namespace {

std::string lower_case(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(out);
  return out;
}

/// Small letters but for the first, and for template tags.
std::string as_sentence(std::string_view value) {
  std::string out;
  std::size_t done = 0;
  // Marks such as "Re:" and the first letter stay as they are.
  const std::string_view words = heuristics::without_marks(value);
  std::size_t first = value.size() - words.size();
  while (first < value.size() && !is_letter(decode_utf8(value, first).value))
    first += decode_utf8(value, first).size;
  if (first < value.size()) first += decode_utf8(value, first).size;
  const auto lower_to = [&](std::size_t end) {
    const std::size_t kept = std::clamp(first, done, end);
    out += value.substr(done, kept - done);
    out += lower_case(value.substr(kept, end - kept));
    done = end;
  };
  for (const templates::Tag& tag : templates::find_tags(value)) {
    lower_to(tag.begin);
    out += tag.written(value);
    done = tag.end;
  }
  lower_to(value.size());
  return out;
}

bool is_mark(char c) { return c == '!' || c == '?'; }

/// One mark where several follow each other; of single "!" only the last.
std::string without_rows_of_marks(std::string_view value) {
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    std::size_t end = at;
    while (end < value.size() && is_mark(value[end])) ++end;
    if (end == at) {
      const bool repeats = value[at] == '$' && !out.empty() && out.back() == '$';
      if (!repeats) out += value[at];
      ++at;
      continue;
    }
    const std::string_view row = value.substr(at, end - at);
    out += row.find('?') != std::string_view::npos ? '?' : '!';
    at = end;
    while (value.substr(at).starts_with(" !")) at += 2;
  }
  const std::size_t last = out.rfind('!');
  if (std::count(out.begin(), out.end(), '!') > 2)
    std::replace(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(last), '!', '.');
  return out;
}

std::vector<Change> find_shouting_subject(const Case& draft) {
  const mime::Field* field = draft.message().find("Subject");
  if (field == nullptr) return {};
  std::string value(field->value);
  std::string_view rule = "SUB002";
  std::string what = "Writes the subject in small letters";
  if (draft.is_told("SUB002")) value = as_sentence(value);
  if (draft.is_told("SUB003")) {
    const std::string calm = without_rows_of_marks(value);
    if (value == field->value) {
      rule = "SUB003";
      what = "Leaves one mark of each row of them in the subject";
    } else {
      what += ", with one mark of each row of them";
    }
    value = calm;
  }
  if (value == field->value) return {};
  Change change{rule, what, field->range, 0};
  change.edits = value_edits(draft.message(), *field, value);
  return {std::move(change)};
}

}  // namespace

extern const Fixer shouting_subject_fixer{"shouting-subject", "SUB002 SUB003", false, false,
                                          find_shouting_subject};

}  // namespace presend::fix
