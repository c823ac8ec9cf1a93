#include <algorithm>
#include <string>
#include <vector>

#include "heuristics/branches.h"
#include "heuristics/postal_address.h"
#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/unsubscribe_tests.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// The visible text, the plain text version too: addresses break over several lines. What stands
/// last comes last, and of a very long text only that counts.
std::string visible_text(const Context& context) {
  constexpr std::size_t kMostBytes = std::size_t{256} * 1024;
  std::string text;
  const auto& texts = context.email.texts;
  std::size_t first = texts.size();
  for (std::size_t bytes = 0; first > 0 && bytes < kMostBytes; --first)
    bytes += texts[first - 1].text.size();
  for (; first < texts.size(); ++first) {
    if (!texts[first].is_visible()) continue;
    text += texts[first].text;
    text += '\n';
  }
  return text;
}

bool asks_for_postal_address(std::string_view condition) {
  for (const std::string_view word : {"addr", "adress", "anschrift", "imprint", "company"})
    if (find_ignoring_case(condition, word) != std::string_view::npos) return true;
  return false;
}

/// In a template, whether every reader gets the address. One that only several texts together make
/// up is taken to be there.
void check_branches(const Context& context, Findings& out) {
  if (!context.email.is_template) return;
  std::vector<BranchPlace> places;
  for (const email::Text& text : context.email.texts)
    if (text.is_visible() && (has_postal_address(text.text) ||
                              refers_to_postal_address(text.text, context.email.declared)))
      add_ends(places, text);
  if (const auto leaving = leaves_out(context, places, asks_for_postal_address))
    out.add("The postal address is there only for readers of one branch of " +
                quoted(leaving->condition) + " in line " + std::to_string(leaving->line),
            leaving->at, leaving->part, leaving->condition);
}

void check_no_postal_address(const Context& context, Findings& out) {
  if (!context.is_bulk() || is_discussion_list(context) || is_reply(context)) return;
  if (!is_read_to_its_end(context)) return;
  const std::string text = visible_text(context);
  if (has_postal_address(text) || refers_to_postal_address(text, context.email.declared)) {
    check_branches(context, out);
    return;
  }
  const auto& links = context.email.links;
  if (std::any_of(links.begin(), links.end(), [](const email::Link& link) {
        return link.is_clickable() && link.element != email::LinkElement::text &&
               (refers_to_postal_address(link.text) ||
                find_ignoring_case(link.href.substr(0, 500), "impressum") !=
                    std::string_view::npos);
      }))
    return;
  out.add("The mailing seems to name no postal address");
}

}  // namespace

extern constexpr Rule no_postal_address = checked({
    .id = "UNS007",
    .name = "no-postal-address",
    .title = "No postal address of the sender",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "The law of the United States (CAN-SPAM) asks for a postal address in every "
           "commercial message, and that of Germany and others for one in the message or on a "
           "page behind a link (\"Impressum\"). No filter is known to look for it.",
    .fix = "Name street and town, or a P.O. box, in the footer.",
    .source = "FTC CAN-SPAM compliance guide; law, not evidence about filters",
    .bad = header("List-Unsubscribe: <https://www.example.org/unsubscribe?u=17>"),
    .good = html(R"(<p>Our spring catalogue is here.</p><p>Example Shop<br>12 Harbour Street<br>
Portwick PW1 4AA</p><p><a href="https://www.example.org/unsubscribe?u=17">Unsubscribe</a></p>)"),
    .check = check_no_postal_address,
});

}  // namespace presend::heuristics
