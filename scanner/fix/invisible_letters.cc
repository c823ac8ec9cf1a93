#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "heuristics/disguises.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/fix/fixer.h"
#include "scanner/fix/header_edits.h"

namespace presend::fix {
namespace {

/// The length of a character reference at the beginning of `text` that stands for something
/// invisible; 0 for anything else.
std::size_t invisible_reference(std::string_view text) {
  if (!text.starts_with('&')) return 0;
  std::size_t end = 1;
  constexpr std::size_t kMost = 24;
  while (end < text.size() && end < kMost && (is_ascii_alnum(text[end]) || text[end] == '#')) ++end;
  const std::string_view name = text.substr(1, end - 1);
  const bool is_closed = end < text.size() && text[end] == ';';
  if (!is_closed) return 0;
  char32_t value = 0;
  if (name.starts_with('#')) {
    const bool is_hex = name.size() > 1 && ascii_lower(name[1]) == 'x';
    for (const char c : name.substr(is_hex ? 2 : 1)) {
      const int digit = is_hex ? hex_value(c) : is_ascii_digit(c) ? c - '0' : -1;
      if (digit < 0 || value > 0x10ffff) return 0;
      value = value * (is_hex ? 16 : 10) + static_cast<char32_t>(digit);
    }
  } else {
    for (const std::string_view known :
         {"zwnj", "zwj", "ZeroWidthSpace", "NoBreak", "shy", "lrm", "rlm"})
      if (name == known) value = 0x200b;
  }
  return value != 0 && is_invisible(value) ? end + 1 : 0;
}

/// Takes what is invisible out of text[begin, end) of a part.
std::vector<TextEdit> removals(const mime::Part& part, mime::PartIndex index, std::uint32_t begin,
                               std::uint32_t end) {
  std::vector<TextEdit> edits;
  for (std::uint32_t at = begin; at < end;) {
    const CodePoint c = decode_utf8(part.text, at);
    std::uint32_t size = c.is_valid && is_invisible(c.value) ? c.size : 0;
    if (size == 0 && part.is_html())
      size = static_cast<std::uint32_t>(invisible_reference(part.text.substr(at)));
    if (size == 0) {
      at += c.size;
      continue;
    }
    if (!edits.empty() && edits.back().end == at)
      edits.back().end = at + size;
    else
      edits.push_back({index, at, at + size, ""});
    at += size;
  }
  return edits;
}

void add_subject(const Case& draft, std::vector<Change>& changes) {
  const mime::Field* field = draft.message().find("Subject");
  if (field == nullptr || heuristics::words_with_invisible(draft.context, true).empty()) return;
  std::string value;
  for (std::size_t at = 0; at < field->value.size();) {
    const CodePoint c = decode_utf8(field->value, at);
    // An emoji may need its joiners; only words are disguised.
    const bool is_in_word = at > 0 && is_ascii(field->value[at - 1]);
    if (!c.is_valid || !is_invisible(c.value) || !is_in_word)
      value += field->value.substr(at, c.size);
    at += c.size;
  }
  if (value == field->value) return;
  Change change{"SUB008", "Takes the invisible characters out of the words of the subject",
                field->range, 0};
  change.edits = value_edits(draft.message(), *field, value);
  changes.push_back(std::move(change));
}

/// Where there are more words than are told one by one: what stands between two Latin letters.
void add_all_words(const Case& draft, std::vector<Change>& changes) {
  for (const email::Body& body : draft.email().bodies) {
    const mime::Part& part = draft.message().parts[body.part];
    const std::string_view text = part.text;
    std::vector<TextEdit> edits =
        removals(part, body.part, 0, static_cast<std::uint32_t>(text.size()));
    std::erase_if(edits, [&](const TextEdit& edit) {
      const bool is_hyphen = text.substr(edit.begin).starts_with("\xC2\xAD") ||
                             text.substr(edit.begin).starts_with("&shy;");
      return is_hyphen || edit.begin == 0 || !is_ascii_alpha(text[edit.begin - 1]) ||
             edit.end >= text.size() || !is_ascii_alpha(text[edit.end]);
    });
    if (edits.empty()) continue;
    Change change{"TXT002", "Takes the invisible characters out of all words",
                  part.place(edits.front().begin, edits.front().end), body.part};
    change.text_edits = std::move(edits);
    changes.push_back(std::move(change));
  }
}

std::vector<Change> find_invisible_letters(const Case& draft) {
  std::vector<Change> changes;
  if (draft.is_told("SUB008")) add_subject(draft, changes);
  if (!draft.is_told("TXT002")) return changes;
  std::uint32_t done = 0;
  mime::PartIndex part_done = mime::Part::kNone;
  const std::vector<heuristics::DisguisedWord> words =
      heuristics::words_with_invisible(draft.context, false);
  constexpr std::size_t kMostWords = 500;
  if (words.size() > kMostWords) {
    add_all_words(draft, changes);
    return changes;
  }
  std::optional<email::PassagePlaces> places;
  const email::Passage* last = nullptr;
  for (const heuristics::DisguisedWord& word : words) {
    const email::Passage& passage = word.passage->passage;
    if (&passage != last) places.emplace(draft.email(), passage);
    last = &passage;
    SourceRange at = places->place(word.word.begin);
    at.end = places->place(word.word.end - 1).end;
    const mime::Part& part = draft.message().parts[passage.part];
    const std::uint32_t begin = text_offset(part, at.begin);
    const std::uint32_t end =
        std::min(text_offset(part, at.end), static_cast<std::uint32_t>(part.text.size()));
    if (part_done == passage.part && begin < done) continue;
    std::vector<TextEdit> edits = removals(part, passage.part, begin, end);
    if (edits.empty()) continue;
    part_done = passage.part;
    done = end;
    Change change{"TXT002", "Takes the invisible characters out of \"" + word.word.reading + '"',
                  at, passage.part};
    change.text_edits = std::move(edits);
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

extern const Fixer invisible_letters_fixer{"invisible-letters", "TXT002 SUB008", true, false,
                                           find_invisible_letters};

}  // namespace presend::fix
