#include <algorithm>
#include <array>
#include <string>

#include "heuristics/grouped_findings.h"
#include "heuristics/markup_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

bool is_embedding(std::string_view name) {
  constexpr std::array<std::string_view, 5> kNames = {"applet", "embed", "frame", "iframe",
                                                      "object"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// Frames were left over in honest newsletters of old; plug-ins never were.
Severity severity_of(std::string_view name) {
  return name == "frame" || name == "iframe" ? Severity::warning : Severity::error;
}

void check_embedded_object(const Context& context, Findings& out) {
  GroupedFindings found;
  for_each_element(context, [&](const ElementUse& element) {
    if (element.node().is_foreign || !is_embedding(element.node().name)) return;
    const std::string name(element.node().name);
    found.add(name, "Embeds other content with <" + name + ">", element.place(context),
              element.body.part, element.start_tag(), severity_of(name));
  });
  found.write(out);
}

}  // namespace

extern constexpr Rule embedded_object = checked({
    .id = "HTM003",
    .name = "embedded-object",
    .title = "Embedded page, object or plug-in",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::html,
    .why = "<iframe>, <object>, <embed> and <applet> bring foreign pages and programs into the "
           "message. Mail clients remove them, so readers see a gap, and filters know them from "
           "attacks. None of 293 open-source templates holds one.",
    .fix = "Show a picture of the video, map or page that links to it.",
    .source = "practice of Gmail, Outlook and Apple Mail, which all remove it; "
              "SpamAssassin rules for embedded objects",
    .bad =
        html(R"(<iframe src="https://www.example.org/video" width="560" height="315"></iframe>)"),
    .good = html(R"(<a href="https://www.example.org/video"><img alt="Watch the video" width="560"
height="315" src="https://www.example.org/video.jpg"></a>
<!--[if mso]><object classid="clsid:38481807"></object><![endif]-->)"),
    .check = check_embedded_object,
});

}  // namespace presend::heuristics
