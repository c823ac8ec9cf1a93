#include <algorithm>
#include <array>

#include "heuristics/image_tests.h"
#include "scanner/base/ascii.h"
#include "scanner/fix/fixer.h"

namespace presend::fix {
namespace {

/// The file name in an address, without its ending.
std::string_view stem_of(std::string_view src) {
  src = src.substr(0, src.find_first_of("?#"));
  if (const std::size_t slash = src.rfind('/'); slash != std::string_view::npos)
    src.remove_prefix(slash + 1);
  return src.substr(0, src.rfind('.'));
}

/// File names that say that the picture shows nothing: words of them, between signs and digits.
bool is_named_as_decoration(std::string_view src) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"spacer", "spacers", "blank", "pixel", "transparent", "shim", "divider", "separator", "hr",
       "border", "corner", "shadow", "clear", "dot", "rule", "line"});
  const std::string stem = to_ascii_lower(stem_of(src));
  std::string_view left = stem;
  while (!left.empty()) {
    const auto end = std::find_if_not(left.begin(), left.end(), is_ascii_alpha);
    const auto size = static_cast<std::size_t>(end - left.begin());
    // All words must be such names: "line-up.jpg" is a photo.
    if (size > 0 && std::find(kNames.begin(), kNames.end(), left.substr(0, size)) == kNames.end())
      return false;
    left.remove_prefix(std::min(std::max<std::size_t>(size, 1), left.size()));
  }
  return std::any_of(stem.begin(), stem.end(), is_ascii_alpha);
}

/// A ruled line or a gap: far longer than it is thick.
bool is_thin(const email::Image& image) {
  constexpr std::uint32_t kThick = 8;
  if (!image.width_px || !image.height_px) return false;
  return std::min(*image.width_px, *image.height_px) <= kThick;
}

/// What tells that the picture says nothing; empty when it may say something.
std::string_view decoration(const email::Email& email, const email::Image& image) {
  const html::Document& document = *email.body_of(image.part)->document;
  for (html::NodeIndex up = document.node(image.node).parent; up != html::kNoNode;
       up = document.node(up).parent)
    if (document.node(up).is("a")) return {};  // then it is what people click
  const std::string_view role = trim(document.attribute_value(image.node, "role"));
  if (equals_ignoring_case(role, "presentation") || equals_ignoring_case(role, "none"))
    return "it is marked as mere decoration";
  if (equals_ignoring_case(trim(document.attribute_value(image.node, "aria-hidden")), "true"))
    return "it is hidden from screen readers already";
  if (is_thin(image)) return "it is a line or a gap";
  if (is_named_as_decoration(image.src)) return "its name says that it is mere decoration";
  return {};
}

std::vector<Change> find_decorative_alt(const Case& draft) {
  std::vector<Change> changes;
  if (!draft.is_told("IMG003")) return changes;
  for (const email::Image& image : draft.email().images) {
    if (!heuristics::is_picture(image) || image.alt || image.element != "img") continue;
    const email::Body* body = draft.email().body_of(image.part);
    if (body == nullptr || body->document == nullptr || image.node == html::kNoNode) continue;
    const std::string_view why = decoration(draft.email(), image);
    if (why.empty()) continue;
    const html::HtmlRange tag = body->document->node(image.node).at;
    const std::string_view text = draft.message().parts[image.part].text;
    if (!starts_with_ignoring_case(text.substr(tag.begin), "<img")) continue;
    // Right behind the name no template tag can be in the way.
    const std::uint32_t at = tag.begin + 4;
    Change change{
        "IMG003",
        "Adds alt=\"\" to " + heuristics::shown_source(image) + ", as " + std::string(why),
        image.at, image.part};
    change.text_edits.push_back({image.part, at, at, " alt=\"\""});
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

extern const Fixer decorative_alt_fixer{"decorative-alt", "IMG003", true, false,
                                        find_decorative_alt};

}  // namespace presend::fix
