#include <string>

#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/email/shown_length.h"

namespace presend::heuristics {
namespace {

constexpr std::uint32_t kMostCharacters = 250;

void check_oversized_preheader(const Context& context, Findings& out) {
  const auto& texts = context.email.texts;
  for (std::size_t first = 0; first < texts.size();) {
    std::size_t last = first + 1;
    if (texts[first].role == email::Role::preheader) {
      std::uint32_t characters = email::shown_length(texts[first].text);
      for (; last < texts.size() && texts[last].role == email::Role::preheader &&
             texts[last].part == texts[first].part;
           ++last)
        characters += email::shown_length(texts[last].text);
      if (characters > kMostCharacters)
        out.add("The hidden preheader has " + with_commas(characters) + " characters",
                texts[first].at, texts[first].part, readable(texts[first].text));
    }
    first = last;
  }
}

}  // namespace

extern constexpr Rule oversized_preheader = checked({
    .id = "HID010",
    .name = "oversized-preheader",
    .title = "Hidden preheader longer than any inbox shows",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::html,
    .why = "Inboxes show 35 to 140 characters beside the subject. What is beyond that is hidden "
           "text like any other, in the place where spam puts prose for filters.",
    .fix = "Cut the preheader to about 100 characters. Invisible padding behind it is no harm.",
    .source = "practice of inboxes; longest preheader of 108 open-source templates but three is "
              "191 characters",
    .bad = html(R"(<div style="display:none">The second rehearsal is in the gym. Please bring your
own stands and something warm to drink; parking behind the bakery is free after six. The minutes
of the last meeting will follow by Thursday, and the joiner would like an answer about the porch
before he orders the larch.</div>
<p>Our spring catalogue is here.</p>)"),
    .good = html(R"(<div style="display:none">Early potatoes and onion sets leave on Monday
&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;</div>
<p>Our spring catalogue is here.</p>)"),
    .check = check_oversized_preheader,
});

}  // namespace presend::heuristics
