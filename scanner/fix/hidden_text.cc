#include <algorithm>
#include <string>

#include "scanner/fix/fixer.h"

namespace presend::fix {
namespace {

std::string_view rule_of(html::HiddenBy way) {
  switch (way) {
    case html::HiddenBy::display:
      return "HID001";
    case html::HiddenBy::visibility:
      return "HID002";
    case html::HiddenBy::opacity:
    case html::HiddenBy::transparent:
      return "HID003";
    case html::HiddenBy::font_size:
      return "HID004";
    case html::HiddenBy::colour:
      return "HID005";
    case html::HiddenBy::clipped:
      return "HID006";
    case html::HiddenBy::off_screen:
      return "HID007";
    case html::HiddenBy::none:
      break;
  }
  return {};
}

/// Whether the element holds a way out of the mailing, or stands inside one: that must be shown,
/// not deleted.
bool holds_way_out(const Case& draft, const email::Body& body, html::NodeIndex element) {
  const html::Node& node = body.document->node(element);
  const std::vector<email::Link>& links = draft.email().links;
  return std::any_of(links.begin(), links.end(), [&](const email::Link& link) {
    if (!link.is_unsubscribe || link.part != body.part || link.node == html::kNoNode) return false;
    const bool is_inside = link.node >= element && link.node < node.end;
    const bool is_around = element > link.node && element < body.document->node(link.node).end;
    return is_inside || is_around;
  });
}

/// Whether anything inside the element shows.
bool shows_anything(const Case& draft, const email::Body& body, html::NodeIndex element) {
  const html::NodeIndex end = body.document->node(element).end;
  const auto is_inside = [&](const auto& thing) {
    return thing.part == body.part && thing.node > element && thing.node < end;
  };
  const email::Email& email = draft.email();
  return std::any_of(
             email.texts.begin(), email.texts.end(),
             [&](const email::Text& text) { return is_inside(text) && text.is_visible(); }) ||
         std::any_of(email.images.begin(), email.images.end(), [&](const email::Image& image) {
           return is_inside(image) && image.is_visible;
         });
}

/// Cells and rows hold a table together, so only what is in them goes.
bool holds_layout(const html::Node& node) {
  for (const std::string_view name : {"td", "th", "tr", "tbody", "table", "body", "li", "center"})
    if (node.is(name)) return true;
  return false;
}

std::vector<Change> find_hidden_text(const Case& draft) {
  std::vector<Change> changes;
  constexpr std::size_t kMost = 100;
  html::NodeIndex done = 0;
  mime::PartIndex done_part = mime::Part::kNone;
  for (const email::HiddenGroup& group : draft.email().deceptions) {
    const std::string_view rule = rule_of(group.hidden_by);
    const email::Body* body = draft.email().body_of(group.part);
    if (changes.size() >= kMost || rule.empty() || !draft.is_told(rule) || body == nullptr ||
        body->document == nullptr || group.cause == html::kNoNode)
      continue;
    if (group.part == done_part && group.cause < done) continue;
    const html::Node& node = body->document->node(group.cause);
    if (node.is_implied || node.end_tag.end <= node.at.end || node.is("body") ||
        shows_anything(draft, *body, group.cause) || holds_way_out(draft, *body, group.cause))
      continue;
    const html::HtmlRange range = holds_layout(node)
                                      ? html::HtmlRange{node.at.end, node.end_tag.begin}
                                      : html::HtmlRange{node.at.begin, node.end_tag.end};
    if (range.begin >= range.end) continue;
    done = node.end;
    done_part = group.part;
    Change change{rule,
                  "Deletes a hidden text of " + std::to_string(group.characters) + " characters",
                  draft.email().texts[group.first].at, group.part};
    change.text_edits.push_back(removal(draft.message(), group.part, range.begin, range.end));
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

extern const Fixer hidden_text_fixer{"hidden-text",
                                     "HID001 HID002 HID003 HID004 HID005 HID006 HID007", false,
                                     false, find_hidden_text};

}  // namespace presend::fix
