#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"
#include "heuristics/unsubscribe_tests.h"

namespace presend::heuristics {
namespace {

bool is_plain_http(const email::Link& link) {
  return link.url() != nullptr && link.url()->scheme() == "http";
}

void check_insecure_unsubscribe(const Context& context, Findings& out) {
  if (!context.is_bulk() || is_discussion_list(context)) return;
  LinkFindings found;
  for (const email::Link& link : context.email.links)
    if (link.element == email::LinkElement::list_unsubscribe && is_plain_http(link))
      found.add(link, "List-Unsubscribe opens " + std::string(link.host()) +
                          " over http, without encryption");
  for (const email::Link* link : ways_out(context)) {
    if (found.is_full()) break;
    if (is_plain_http(*link))
      found.add(*link, "The unsubscribe link opens " + std::string(link->host()) +
                           " over http, without encryption");
  }
  found.write(out);
}

}  // namespace

extern constexpr Rule insecure_unsubscribe = checked({
    .id = "UNS006",
    .name = "insecure-unsubscribe",
    .title = "Unsubscribing goes over http",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::message,
    .why = "One-click unsubscribing needs an https address; mail programs ignore one with http. "
           "On the way, an http link shows others who reads what and lets them change it.",
    .fix = "Write https:// and check that the page opens.",
    .source = "RFC 8058 section 3.1; support.google.com/a/answer/14229414",
    .bad = html(R"(<p>Our spring catalogue is here.</p>
<p><a href="http://www.example.org/unsubscribe?u=17">Unsubscribe</a></p>)"),
    .good = html(R"(<p>Our <a href="http://www.example.org/">spring catalogue</a> is here.</p>
<p><a href="https://www.example.org/unsubscribe?u=17">Unsubscribe</a></p>)"),
    .check = check_insecure_unsubscribe,
});

}  // namespace presend::heuristics
