#include <cstdint>
#include <string>
#include <utility>

#include "heuristics/image_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// Where the address stands up to its comma: megabytes of base64 may follow.
SourceRange place_of_type(const Context& context, const email::Image& image) {
  const email::Body* body = context.email.body_of(image.part);
  const std::size_t comma = image.src.find(',');
  if (body == nullptr || body->document == nullptr || comma == std::string_view::npos)
    return image.at;
  for (const html::Attribute& attribute : body->document->attributes(image.node)) {
    if (attribute.value != image.src) continue;
    const html::HtmlRange at =
        body->document->value_place(attribute, 0, static_cast<std::uint32_t>(comma));
    return context.message().parts[image.part].place(at.begin, at.end);
  }
  return image.at;
}

void check_data_uri_image(const Context& context, Findings& out) {
  const email::Image* first = nullptr;
  std::uint32_t others = 0;
  for (const email::Image& image : context.email.images) {
    if (!starts_with_ignoring_case(trim(image.src), "data:")) continue;
    if (first == nullptr)
      first = &image;
    else
      ++others;
  }
  if (first == nullptr) return;
  std::string message = "Carries a picture inside the HTML, in a data: address";
  if (others > 0) message += " (and " + with_commas(others) + " more like it)";
  out.add(std::move(message), place_of_type(context, *first), first->part, shown_source(*first));
}

}  // namespace

extern constexpr Rule data_uri_image = checked({
    .id = "IMG009",
    .name = "data-uri-image",
    .title = "Picture inside the HTML (data: address)",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "Gmail and Outlook for Windows show no data: pictures, so most readers see a gap. They "
           "also make the HTML long, and Gmail cuts it after 102,400 bytes.",
    .fix = "Attach the picture and show it by its Content-ID (src=\"cid:…\"), or load it from "
           "your site with https.",
    .source = "caniemail.com (base64 images); practice of Gmail",
    .bad = html(R"(<p>Our spring catalogue is here.</p>
<img alt="" width="8" height="8" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAI=">)"),
    .good = html(R"(<p>Our spring catalogue is here.</p>
<img alt="" width="8" height="8" src="https://www.example.org/dot.gif">)"),
    .check = check_data_uri_image,
});

}  // namespace presend::heuristics
