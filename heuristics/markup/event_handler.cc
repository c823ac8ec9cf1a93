#include <algorithm>
#include <array>
#include <string>

#include "heuristics/grouped_findings.h"
#include "heuristics/markup_tests.h"
#include "heuristics/rule.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// Attributes that browsers run as code. Names of the many events are known by how they begin.
bool runs_code(std::string_view attribute) {
  constexpr std::array<std::string_view, 34> kEvents = {
      "abort",  "animation", "before",   "blur",  "change",     "click",  "contextmenu",
      "copy",   "cut",       "dbl",      "drag",  "drop",       "error",  "focus",
      "hash",   "input",     "key",      "load",  "mouse",      "page",   "paste",
      "play",   "pointer",   "popstate", "ready", "reset",      "resize", "scroll",
      "select", "submit",    "toggle",   "touch", "transition", "unload"};
  if (!attribute.starts_with("on")) return false;
  const std::string_view event = attribute.substr(2);
  return std::any_of(kEvents.begin(), kEvents.end(),
                     [&](std::string_view start) { return event.starts_with(start); });
}

void check_event_handler(const Context& context, Findings& out) {
  GroupedFindings found;
  for_each_element(context, [&](const ElementUse& element) {
    for (const html::Attribute& attribute : element.document().attributes(element.index)) {
      if (!runs_code(attribute.name) || trim(attribute.value).empty() || found.is_full()) continue;
      const std::string name(attribute.name);
      found.add(name, "<" + std::string(element.node().name) + "> runs code by " + name,
                element.place(context, attribute.value_at), element.body.part, attribute.value);
    }
  });
  found.write(out);
}

}  // namespace

extern constexpr Rule event_handler = checked({
    .id = "HTM006",
    .name = "event-handler",
    .title = "Code in an attribute such as onclick",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "Attributes such as onclick and onload hold scripts. Mail clients remove them, so "
           "nothing works that relies on them, and filters count them with scripts. They usually "
           "come from copying a web page.",
    .fix = "Remove the attribute; what it does must happen on your site, behind a link.",
    .source = "SpamAssassin rules for script events; measured on the development corpus",
    .bad = html(R"html(<p onclick="openCatalogue()">Our spring catalogue is here.</p>)html"),
    .good = html(R"(<p once="1" one="2" onclick="">Our spring catalogue is here.</p>)"),
    .check = check_event_handler,
});

}  // namespace presend::heuristics
