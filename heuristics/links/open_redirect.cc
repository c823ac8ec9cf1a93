#include <optional>
#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule open_redirect = checked({
    .id = "LNK012",
    .name = "open-redirect",
    .title = "Link that hides behind somebody's redirect",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Some pages of well-known sites forward to whatever address they are given. Phishing "
           "hides its target behind them, so filters look at the target and distrust the detour. "
           "Often it is an accident: the address was copied from a search result or another mail.",
    .fix = "Link straight to the page that is meant to open.",
    .source = "SpamAssassin redirector rules; measured: 5 % of 718 phishing mails of 2022-23, none "
              "of 247 honest mails of 2011-26",
    .bad = html(
        R"(<p><a href="https://www.google.com/url?q=https%3A%2F%2Fpay.example.net%2F">Pay</a></p>)"),
    .good = html(R"(<p><a href="https://www.google.com/search?q=example">Search</a>
<a href="https://www.example.org/pay">Pay</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          LinkFindings found;
          for (const email::Link& link : context.email.links) {
            if (found.is_full()) break;
            const url::Url* url = web_url(link);
            if (url == nullptr) continue;
            const std::string_view parameter =
                context.lexicon.redirect_parameter(url->host(), url->path(), url->query());
            if (parameter.empty() || context.email.is_own_site(link.site)) continue;
            const std::optional<std::string> value = query_value(url->query(), parameter);
            if (!value || value->empty()) continue;
            const url::Reference target = url::parse(*value);
            if (target.has_placeholder) continue;
            std::string message = "Goes through " + std::string(url->host()) + " to ";
            if (target.url && target.url->is_web()) {
              if (url::registrable_domain(target.url->host()) == link.site) continue;
              message += std::string(target.url->host());
            } else {
              message += "an address hidden in \"" + std::string(parameter) + "\"";
            }
            found.add(link, std::move(message));
          }
          found.write(out);
        },
});

}  // namespace presend::heuristics
