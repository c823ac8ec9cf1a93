#include <string>
#include <utility>
#include <vector>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"
#include "heuristics/unsubscribe_tests.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/template/tags.h"

namespace presend::heuristics {
namespace {

std::string dead_web_address(const Context& context, const email::Link& link) {
  const url::Url& url = *link.reference.url;
  if (url.is_web() && is_reserved_host(url) && !context.email.is_own_site(link.site))
    return "opens " + std::string(url.host()) + ", a stand-in that no reader can use";
  if (url.scheme() == "javascript" || url.scheme() == "about" || url.scheme() == "data")
    return "begins with " + std::string(url.scheme()) + ":, which mail clients remove";
  if (url.scheme() == "mailto" && url.path().empty() && url.query().empty())
    return "writes to nobody: it is only \"mailto:\"";
  return {};
}

/// What keeps the link from leading anywhere, to go behind its name; empty when it seems to work.
std::string dead_reason(const Context& context, const email::Link& link) {
  const url::Reference& reference = link.reference;
  const std::string_view href = trim(link.href);
  // A tag, also one that an editor has escaped: "*%7CUNSUB%7C*".
  if (reference.has_placeholder || !templates::find_tags(percent_decode(href)).empty()) return {};
  switch (reference.kind) {
    case url::ReferenceKind::empty:
      return "has an empty address";
    case url::ReferenceKind::fragment:
      return "leads nowhere: it is only " + quoted(href);
    case url::ReferenceKind::absolute:
      return dead_web_address(context, link);
    case url::ReferenceKind::relative:
    case url::ReferenceKind::invalid:
      // In a template this may be a tag of a syntax that must be declared: "[unsubscribe]".
      return context.email.is_template ? "" : "is no full address: " + quoted(href);
  }
  return {};
}

void check_dead_unsubscribe(const Context& context, Findings& out) {
  if (!context.is_bulk()) return;
  struct DeadLink {
    const email::Link* link;
    std::string reason;
  };
  std::vector<DeadLink> dead;
  bool has_live_one = false;
  for (const email::Link* link : ways_out(context)) {
    std::string reason = dead_reason(context, *link);
    if (!reason.empty())
      dead.push_back({link, std::move(reason)});
    else if (link->element != email::LinkElement::text)
      has_live_one = true;
  }
  // A template is filled in by whoever sends it; where another link works, readers can leave.
  const Severity severity =
      has_live_one || context.email.is_template ? Severity::info : Severity::warning;
  LinkFindings found;
  for (const DeadLink& one : dead) {
    if (found.is_full()) break;
    found.add(*one.link, "The unsubscribe link " + one.reason, severity);
  }
  found.write(out);
}

}  // namespace

extern constexpr Rule dead_unsubscribe = checked({
    .id = "UNS008",
    .name = "dead-unsubscribe",
    .title = "The unsubscribe link leads nowhere",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "A link that promises to unsubscribe and does nothing is worse than none: readers try "
           "it, then press the spam button. It usually stands in a template and was never filled "
           "in.",
    .fix = "Put in the address or the template tag of your mailing platform, then send yourself a "
           "test and click it.",
    .source = "plausible; support.google.com/mail/answer/81126 asks for a link that works",
    .bad = html(R"(<p>Our spring catalogue is here.</p><p><a href="#">Unsubscribe</a></p>)"),
    .good = html(R"(<p>Our spring catalogue is here.</p>
<p><a href="*|UNSUB|*">Unsubscribe</a> <a href="https://www.example.org/optout">Opt out</a></p>)"),
    .check = check_dead_unsubscribe,
});

}  // namespace presend::heuristics
