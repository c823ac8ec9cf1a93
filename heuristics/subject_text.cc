#include "heuristics/subject_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

struct KnownMark {
  std::string_view word;
  bool is_forward = false;
  bool is_ambiguous = false;  // counts in this spelling only
};

// What mail programs write, by language; longer ones in front of their beginnings.
constexpr auto kMarks = std::to_array<KnownMark>({
    {"re"},               // English and most others
    {"fwd", true},        // English
    {"fw", true},         // English
    {"aw"},               // German
    {"wg", true},         // German
    {"antw"},             // Dutch
    {"doorst", true},     // Dutch
    {"sv"},               // Danish, Norwegian, Swedish
    {"vb", true},         // Swedish
    {"rv", true},         // Spanish
    {"enc", true},        // Portuguese
    {"res"},              // Portuguese
    {"rif"},              // Italian
    {"odp"},              // Polish
    {"ynt"},              // Turkish
    {"ilt", true},        // Turkish
    {"回复"},             // Chinese
    {"答复"},             // Chinese
    {"回覆"},             // Chinese
    {"转发", true},       // Chinese
    {"轉寄", true},       // Chinese
    {"返信"},             // Japanese
    {"転送", true},       // Japanese
    {"회신"},             // Korean
    {"전달", true},       // Korean
    {"Отв"},              // Russian
    {"ΑΠ", false, true},  // Greek
    {"ΠΡΘ", true},        // Greek
    {"TR", true, true},   // French
    {"VS", false, true},  // Danish, Finnish
    {"VL", true, true},   // Finnish
    {"FS", true, true},   // Danish
    {"PD", true, true},   // Polish
    {"R", false, true},   // Italian
    {"I", true, true},    // Italian
});

/// "[2]", "(2)" or "^2" behind a mark, as some programs count answers; its size, else 0.
std::size_t counter_size(std::string_view text) {
  if (text.empty() || (text[0] != '[' && text[0] != '(' && text[0] != '^')) return 0;
  std::size_t at = 1;
  while (at < text.size() && is_ascii_digit(text[at])) ++at;
  if (at == 1) return 0;
  if (text[0] == '^') return at;
  return at < text.size() && (text[at] == ']' || text[at] == ')') ? at + 1 : 0;
}

/// The colon of a mark at the beginning of `text`, also full width or behind a blank; its size.
std::size_t colon_size(std::string_view text) {
  const std::size_t blank = text.starts_with(' ') ? 1 : 0;
  if (text.substr(blank).starts_with(':')) return blank + 1;
  return text.substr(blank).starts_with("：") ? blank + 3 : 0;
}

/// Bytes of "[garden]" with the blanks behind it; 0 when no tag stands in front.
std::size_t tag_size(std::string_view text) {
  constexpr std::size_t kLongestTag = 40;
  if (!text.starts_with('[')) return 0;
  const std::size_t close = text.substr(0, kLongestTag).find(']');
  return close == std::string_view::npos ? 0 : close + 1;
}

ReplyMark mark_in_front(std::string_view text) {
  for (const KnownMark& mark : kMarks) {
    const bool is_there = mark.is_ambiguous ? text.starts_with(mark.word)
                                            : starts_with_ignoring_case(text, mark.word);
    if (!is_there) continue;
    std::size_t end = mark.word.size();
    end += counter_size(text.substr(end));
    const std::size_t colon = colon_size(text.substr(end));
    if (colon > 0) return {text.substr(0, end + colon), mark.is_forward, mark.is_ambiguous};
  }
  return {};
}

}  // namespace

ReplyMark reply_mark(std::string_view subject) {
  subject = trim(subject);
  if (const ReplyMark mark = mark_in_front(subject)) return mark;
  return mark_in_front(trim(subject.substr(tag_size(subject))));
}

std::string_view without_marks(std::string_view subject) {
  for (;;) {
    subject = trim(subject);
    std::size_t size = mark_in_front(subject).text.size();
    if (size == 0) size = tag_size(subject);
    if (size == 0) return subject;
    subject.remove_prefix(size);
  }
}

std::string_view subject_of(const Context& context) {
  return utf8_prefix(context.email.subject, email::kMostSubjectBytes);
}

Finding& add_subject(const Context& context, Findings& out, std::string message,
                     std::string_view part) {
  const mime::Field* field = context.message().find("Subject");
  if (field == nullptr) return out.add(std::move(message));
  const auto begin = static_cast<std::uint32_t>(part.data() - context.email.subject.data());
  const auto end = begin + static_cast<std::uint32_t>(part.size());
  return out.add(std::move(message), field->map.range(begin, end), 0, readable(part));
}

Finding& add_subject(const Context& context, Findings& out, std::string message) {
  return add_subject(context, out, std::move(message), subject_of(context));
}

}  // namespace presend::heuristics
