#include <string>

#include "heuristics/live_links.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

constexpr std::size_t kMostHops = 3;

std::string told_chain(const LiveLink& link) {
  const links::Result& result = *link.result;
  if (result.state == links::State::endless) return "Never arrives: " + result.reason;
  if (result.hops.size() <= kMostHops) return {};
  return "Is sent on " + std::to_string(result.hops.size()) + " times before it arrives";
}

}  // namespace

extern constexpr Rule redirect_chain = checked({
    .id = "NET004",
    .name = "redirect-chain",
    .title = "Link that is redirected more than 3 times",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::network,
    .why = "Each redirect costs readers on a phone a moment and is one more server that can fail. "
           "Chains are also how spam hides where it leads. A link that is redirected in a circle "
           "opens in no browser, unless the page only wants a cookie, which this check keeps "
           "none of.",
    .fix = "Link to the address where the chain ends.",
    .source = "a live check of the link; practice of browsers, which follow 20 at most",
    .bad = html(R"(<p><a href="https://chain.example/spring">Our catalogue</a></p>)"),
    .good = html(R"(<p><a href="https://www.works.example/spring">Our catalogue</a></p>)"),
    .check = [](const Context& context,
                Findings& out) { tell_live_links(context, out, told_chain); },
});

}  // namespace presend::heuristics
