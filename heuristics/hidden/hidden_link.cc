#include <algorithm>
#include <string>
#include <unordered_set>

#include "heuristics/hidden_text.h"
#include "heuristics/link_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

/// Where a link leads, without what click counters and campaigns append.
std::string target(const url::Url& url) {
  return std::string(url.host()) + std::string(url.path());
}

/// The deceptive text an anchor shows, or nullptr. An anchor around nothing or around an image is
/// none: click counters and mail editors leave them behind.
const email::HiddenGroup* deception_in(const Context& context, const email::Link& link) {
  const email::Body* body = context.email.body_of(link.part);
  if (body == nullptr || body->document == nullptr) return nullptr;
  const html::NodeIndex end = body->document->node(link.node).end;
  const auto& groups = context.email.deceptions;
  const auto& texts = context.email.texts;
  // The last group that begins in front of the anchor's end.
  auto group = std::partition_point(groups.begin(), groups.end(), [&](const auto& candidate) {
    return candidate.part < link.part ||
           (candidate.part == link.part && texts[candidate.first].node < end);
  });
  if (group == groups.begin()) return nullptr;
  --group;
  if (group->part != link.part) return nullptr;
  const auto group_end = texts.begin() + group->last;
  const auto text =
      std::partition_point(texts.begin() + group->first, group_end,
                           [&](const email::Text& each) { return each.node < link.node; });
  const bool is_inside = text != group_end && text->node < end && text->is_deceptive();
  return is_inside ? &*group : nullptr;
}

void check_hidden_link(const Context& context, Findings& out) {
  if (context.email.deceptions.empty()) return;
  std::unordered_set<std::string> visible;
  for (const email::Link& link : context.email.links)
    if (const url::Url* url = web_url(link); url != nullptr && link.is_visible)
      visible.insert(target(*url));
  LinkFindings found;
  for (const email::Link& link : context.email.links) {
    if (found.is_full()) break;
    if (link.element != email::LinkElement::a || link.is_visible) continue;
    const url::Url* url = web_url(link);
    if (url == nullptr || visible.contains(target(*url))) continue;
    const email::HiddenGroup* group = deception_in(context, link);
    if (group == nullptr) continue;
    // Honest senders switch blocks off with display: none, links and all.
    const bool is_switched_off = group->hidden_by == html::HiddenBy::display ||
                                 group->hidden_by == html::HiddenBy::visibility;
    found.add(link, "A link to " + std::string(url->host()) + " stands in hidden text",
              is_switched_off ? Severity::warning : Severity::error);
  }
  found.write(out);
}

}  // namespace

extern constexpr Rule hidden_link = checked({
    .id = "HID009",
    .name = "hidden-link",
    .title = "Link that nobody can see",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::html,
    .why = "Filters follow and rate every link, seen or not. Hidden ones to well-known sites serve "
           "to borrow their reputation, others to hide an address people would not trust; Gmail "
           "asks for links that are visible and understandable. In a block that is switched off "
           "with display: none it is a warning.",
    .fix = "Delete the link, or show it.",
    .source = "support.google.com/mail/answer/81126",
    .bad = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<p style="font-size:1px">The minutes of the last meeting are
<a href="https://www.example.net/minutes">on the notice board</a> of the society.</p>)"),
    .good =
        html(R"(<p><a href="https://www.example.org/spring">Our spring catalogue</a> is here.</p>
<p style="display:none"><a href="https://www.example.org/spring?v=phone">Leaf through it</a></p>
<a href="https://www.example.net/counter" style="font-size:1px"></a>)"),
    .check = check_hidden_link,
});

}  // namespace presend::heuristics
