#include <cstdint>
#include <string>
#include <utility>

#include "heuristics/image_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

/// The link that a click on the image opens, or nullptr.
const email::Link* link_around(const Context& context, const email::Image& image) {
  const email::Body* body = context.email.body_of(image.part);
  if (body == nullptr || body->document == nullptr) return nullptr;
  for (const email::Link& link : context.email.links) {
    if (link.part != image.part || link.element != email::LinkElement::a) continue;
    const html::Node& anchor = body->document->node(link.node);
    if (link.node < image.node && image.node < anchor.end) return &link;
  }
  return nullptr;
}

void check_one_big_linked_image(const Context& context, Findings& out) {
  constexpr std::uint32_t kLittleText = 250;  // characters: a line and a footer
  constexpr double kLeastArea = 60'000;       // px², 300 by 200
  constexpr double kNearlyAll = 0.8;
  const email::Email& email = context.email;
  if (email.measures.visible_chars >= kLittleText) return;
  const email::Image* largest = nullptr;
  std::uint32_t pictures = 0;
  double area = 0;
  for (const email::Image& image : email.images) {
    if (!is_picture(image)) continue;
    ++pictures;
    area += area_of(image);
    if (largest == nullptr || area_of(image) > area_of(*largest)) largest = &image;
  }
  if (largest == nullptr) return;
  const bool is_sized = area_of(*largest) > 0;
  if (is_sized ? area_of(*largest) < kLeastArea || area_of(*largest) < kNearlyAll * area
               : pictures > 1 || largest->kind != email::ImageKind::remote)
    return;
  const email::Link* link = link_around(context, *largest);
  if (link == nullptr) return;
  const std::string_view host = link->host();
  std::string message = "One picture is nearly all of the message and opens ";
  message += host.empty() ? "a link" : host;
  out.add(std::move(message), largest->at, largest->part, shown_source(*largest));
}

}  // namespace

extern constexpr Rule one_big_linked_image = checked({
    .id = "IMG008",
    .name = "one-big-linked-image",
    .title = "One big picture to click on",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "A single picture with a link behind it is the plainest form of picture spam: the "
           "filter sees an address and nothing else. Readers cannot tell the text from the "
           "link, so every touch opens it.",
    .fix = "Write the message as text, and link a few words or a button of it.",
    .source = "SpamAssassin HTML_IMAGE_ONLY and HTML_SHORT_LINK_IMG rules",
    .bad = html(R"(<p>Cannot see the picture? Click here</p><a href="https://www.example.org/sale">
<img src="https://www.example.org/sale.jpg" width="600" height="800" alt="Spring sale"></a>)"),
    .good = html(R"(<a href="https://www.example.org/sale">
<img src="https://www.example.org/sale.jpg" width="600" height="200" alt="Spring sale"></a>
<p>Our spring sale begins on Monday: seeds, bulbs and young plants for every bed and balcony cost a
third less until Easter. We open at nine and have coffee for early birds. Parking is free behind
the house, and our courtyard is open to dogs and children as always.</p>)"),
    .check = check_one_big_linked_image,
});

}  // namespace presend::heuristics
