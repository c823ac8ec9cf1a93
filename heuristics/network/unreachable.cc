#include <string>

#include "heuristics/live_links.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

/// Told once a server, and once for all when there is no network.
void check_unreachable(const Context& context, Findings& out) {
  const auto message = [](const LiveLink& link) {
    if (link.result->state != links::State::unreachable) return std::string();
    return "Could not be reached, " + told_reason(*link.result);
  };
  const auto key = [](const LiveLink& link) {
    const links::Result& result = *link.result;
    if (result.reason == links::kNoNameServer) return result.reason;
    return std::string(link.url->host()) + ' ' + result.reason;
  };
  tell_live_links(context, out, message, key);
}

}  // namespace

extern constexpr Rule unreachable = checked({
    .id = "NET006",
    .name = "unreachable",
    .title = "Link or picture whose server did not answer",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::network,
    .why = "The server was silent, refused the connection, was overloaded (429) or failed (5xx), "
           "also when asked again. That may be over by the time the mail goes out, or be true "
           "only of the network this check ran in, so nobody is held back by it.",
    .fix = "Open the link by hand, and check again before the mail goes out.",
    .source = "a live check of the link",
    .bad = html(R"(<p><a href="https://silent.example/">Our catalogue</a></p>)"),
    .good = html(R"(<p><a href="https://works.example/">Our catalogue</a></p>)"),
    .check = check_unreachable,
});

}  // namespace presend::heuristics
