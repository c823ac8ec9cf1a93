#include "heuristics/grouped_findings.h"
#include "heuristics/image_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// Whether the element says anything about its size. That of an embedded image is known from the
/// image itself, but a client that has not loaded it yet knows nothing.
bool asks_for_size(const html::Document& document, html::NodeIndex element) {
  if (document.attribute(element, "width") != nullptr ||
      document.attribute(element, "height") != nullptr)
    return true;
  const std::string_view style = document.attribute_value(element, "style");
  return find_ignoring_case(style, "width") != std::string_view::npos ||
         find_ignoring_case(style, "height") != std::string_view::npos;
}

void check_missing_dimensions(const Context& context, Findings& out) {
  GroupedFindings found;
  for (const email::Image& image : context.email.images) {
    if (!is_picture(image) || image.element != "img" || found.is_full()) continue;
    const email::Body* body = context.email.body_of(image.part);
    if (body == nullptr || asks_for_size(*body->document, image.node)) continue;
    const std::string shown = shown_source(image);
    found.add(image.src, "No width or height for " + quoted(shown), image.at, image.part, shown);
  }
  found.write(out);
}

}  // namespace

extern constexpr Rule missing_dimensions = checked({
    .id = "IMG006",
    .name = "missing-dimensions",
    .title = "Picture without width and height",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::html,
    .why = "Until a picture is loaded, its width and height hold its place. Without them the text "
           "jumps, and Outlook shows the picture at its full size, which may burst the layout. A "
           "filter cannot tell how much of the message is picture.",
    .fix = "Add width=\"…\" and height=\"…\" in pixels to the <img>.",
    .source = "practice of Outlook for Windows; no receiver is known to count it",
    .bad = html(R"(<p>Our spring catalogue is here.</p>
<img src="https://www.example.org/spring.jpg" alt="Tulips in a row">)"),
    .good = html(R"(<p>Our spring catalogue is here.</p>
<img src="https://www.example.org/spring.jpg" alt="Tulips in a row" width="300" height="200">
<img src="https://www.example.org/logo.png" alt="Example Shop" style="max-width: 100%">)"),
    .check = check_missing_dimensions,
});

}  // namespace presend::heuristics
