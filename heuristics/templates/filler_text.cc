#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "heuristics/grouped_findings.h"
#include "heuristics/phrases.h"
#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// In lower case; found in any, between other letters never.
constexpr auto kFillers = std::to_array<std::string_view>({
    "lorem ipsum",        "your text here",     "your text goes here",
    "text goes here",     "insert text here",   "insert your text",
    "add your text here", "your headline here", "your company name here",
    "placeholder text",   "sample text here",   "dummy text",
    "test test",          "asdf asdf",          "asdfasdf",
    "your logo here",     "blindtext",          "hier steht ihr text",
    "votre texte ici",    "su texto aquí",      "tu texto aquí",
    "il tuo testo qui",
});

bool is_filler_letter(char c) { return is_ascii_alnum(c) || !is_ascii(c); }

bool is_filler_alone(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin == 0 || !is_filler_letter(text[begin - 1])) &&
         (end >= text.size() || !is_filler_letter(text[end]));
}

/// "TODO: real address", "FIXME": notes of whoever wrote the draft. In Spanish, "TODO" alone is a
/// word that advertising writes in capitals.
std::size_t find_note(std::string_view text, std::size_t& size) {
  for (const std::string_view note : {"TODO:", "TODO(", "FIXME", "TBD:", "XXX:"}) {
    for (std::size_t at = text.find(note); at != std::string_view::npos;
         at = text.find(note, at + 1)) {
      if (at > 0 && is_filler_letter(text[at - 1])) continue;
      if (note == "FIXME" && !is_filler_alone(text, at, at + note.size())) continue;
      size = note.size();
      return at;
    }
  }
  return std::string_view::npos;
}

void check_filler_text(const Context& context, Findings& out) {
  if (is_reply(context) || is_list_posting(context)) return;
  GroupedFindings found;
  for (const email::ReadPassage& passage : context.wording().passages) {
    const std::string_view text = passage.passage.text;
    const auto add = [&](std::size_t at, std::size_t size) {
      const std::string_view shown = text.substr(at, size);
      found.add(to_ascii_lower(shown), "Nobody has written this text yet: " + quoted(shown),
                passage.passage.range(context.email, static_cast<std::uint32_t>(at),
                                      static_cast<std::uint32_t>(at + size)),
                passage.passage.part, shown);
    };
    std::size_t note_size = 0;
    if (const std::size_t note = find_note(text, note_size); note != std::string_view::npos) {
      const std::size_t end = std::min({text.find('\n', note), text.size(), note + 40});
      add(note, end - note);
    }
    const std::string lower = to_ascii_lower(text);
    for (const std::string_view filler : kFillers) {
      constexpr int kMostOfOne = 20;
      int count = 0;
      for (std::size_t at = lower.find(filler); at != std::string_view::npos && count < kMostOfOne;
           at = lower.find(filler, at + filler.size())) {
        if (!is_filler_alone(lower, at, at + filler.size())) continue;
        ++count;
        add(at, filler.size());
      }
    }
  }
  found.write(out);
}

}  // namespace

extern constexpr Rule filler_text = checked({
    .id = "TPL006",
    .name = "filler-text",
    .title = "Filler text that was to be replaced",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "\"Lorem ipsum\" and \"TODO\" show that a draft is not finished. Spam that is sent in "
           "haste has them too, and uses such text to fill the page.",
    .fix = "Write what is to stand there, or take the block out.",
    .source = "plausible; not measured",
    .bad = html("<p>Lorem ipsum dolor sit amet.</p><p>TODO: describe the spring sale</p>"),
    .good = html("<p>TODO a mitad de precio.</p><p>We test, test again and then sell it.</p>"),
    .check = check_filler_text,
});

}  // namespace presend::heuristics
