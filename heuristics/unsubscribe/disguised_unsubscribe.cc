#include <cmath>
#include <string>
#include <utility>

#include "heuristics/image_tests.h"
#include "heuristics/rule.h"
#include "heuristics/unsubscribe_tests.h"
#include "heuristics/wording.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

constexpr float kLeastFontPx = 7;
constexpr float kLeastContrast = 1.5F;

std::string hiding_in_words(html::HiddenBy reason) {
  using enum html::HiddenBy;
  switch (reason) {
    case none:
      return {};
    case display:
    case visibility:
      return "hidden by its style";
    case opacity:
    case transparent:
      return "transparent";
    case font_size:
      return "too small to be seen";
    case colour:
      return "in the colour of its background";
    case clipped:
      return "cut off";
    case off_screen:
      return "moved out of the page";
  }
  return {};
}

/// "1.4", in tenths.
std::string in_tenths(float value) {
  const auto tenths = static_cast<std::uint64_t>(std::lround(value * 10));
  return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

/// What keeps a text from being read; empty when it can be.
std::string text_disguise(const html::Appearance& appearance) {
  if (appearance.hidden_by != html::HiddenBy::none) return hiding_in_words(appearance.hidden_by);
  if (appearance.font_size_px < kLeastFontPx)
    return "in letters of " + in_tenths(appearance.font_size_px) + " px";
  // 0: a picture is behind the text, and nobody knows.
  if (appearance.contrast > 0 && appearance.contrast < kLeastContrast)
    return "hardly darker or lighter than its background (contrast " +
           in_tenths(appearance.contrast) + " to 1)";
  return {};
}

/// What keeps readers from seeing the link; empty when anything of it can be seen well.
std::string link_disguise(const Context& context, const email::Link& link) {
  const email::Body* body = context.email.body_of(link.part);
  if (body == nullptr || body->document == nullptr || link.element != email::LinkElement::a)
    return {};
  const html::Document& document = *body->document;
  const html::Node& anchor = document.node(link.node);
  std::string disguise;
  for (html::NodeIndex index = link.node; index < anchor.end; ++index) {
    const html::Node& node = document.node(index);
    const bool is_image = node.is("img");
    const bool is_text = node.kind == html::NodeKind::text && has_letter_or_digit(node.text);
    if (!is_image && !is_text) continue;
    const html::Appearance& appearance = body->visibility.of(index);
    std::string here = is_text ? text_disguise(appearance) : hiding_in_words(appearance.hidden_by);
    if (here.empty()) return {};
    if (disguise.empty()) disguise = std::move(here);
  }
  return disguise.empty() ? "empty" : disguise;
}

void check_disguised_unsubscribe(const Context& context, Findings& out) {
  if (!context.is_bulk() || !is_read_to_its_end(context)) return;
  const email::Link* first = nullptr;
  std::string disguise;
  for (const email::Link* link : ways_out(context)) {
    if (link->node == html::kNoNode) continue;  // of the plain text, which most never see
    std::string here = link_disguise(context, *link);
    if (here.empty()) return;
    if (first != nullptr) continue;
    first = link;
    disguise = std::move(here);
  }
  if (first == nullptr) return;
  const std::string_view shown = first->text.empty() ? first->href : first->text;
  out.add("The only link to unsubscribe is " + disguise, first->at, first->part, readable(shown));
}

}  // namespace

extern constexpr Rule disguised_unsubscribe = checked({
    .id = "UNS005",
    .name = "disguised-unsubscribe",
    .title = "The unsubscribe link is hidden",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "Gmail asks for an unsubscribe link that is clearly visible. One in the colour of its "
           "background or in tiny letters says that the sender does not want it to be found; "
           "readers then press the spam button. Hidden text draws spam marking by itself.",
    .fix = "Show the link in at least 11 px and a colour that stands out from the background.",
    .source = "support.google.com/mail/answer/81126 (visible unsubscribe link, hidden content)",
    .bad = html(R"(<p>Our spring catalogue is here.</p><p style="color: #fdfdfd">
<a style="color: #f4f4f4" href="https://www.example.org/unsubscribe?u=17">Unsubscribe</a></p>)"),
    .good = html(R"(<p>Our spring catalogue is here.</p>
<p style="display: none"><a href="https://www.example.org/unsubscribe?u=17">Unsubscribe</a></p>
<p style="color: #767676; font-size: 11px">
<a style="color: #767676" href="https://www.example.org/unsubscribe?u=17">Unsubscribe</a></p>)"),
    .check = check_disguised_unsubscribe,
});

}  // namespace presend::heuristics
