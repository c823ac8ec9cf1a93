#include <optional>
#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule https_text_http_href = checked({
    .id = "LNK020",
    .name = "https-text-http-href",
    .title = "Text promises https but the link is http",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "The text shows a secure address, the link opens an insecure one. SpamAssassin has a "
           "rule for it, as phishing often copies the real address into the text only.",
    .fix = "Write https:// in the href as well.",
    .source = "SpamAssassin HTTPS_HTTP_MISMATCH",
    .bad = html(R"(<p><a href="http://www.example.org/">https://www.example.org/</a></p>)"),
    .good = html(R"(<p><a href="https://www.example.org/">https://www.example.org/</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          LinkFindings found;
          for (const email::Link& link : context.email.links) {
            if (found.is_full()) break;
            if (link.element == email::LinkElement::text || !link.is_visible) continue;
            const url::Url* url = web_url(link);
            if (url == nullptr || url->scheme() != "http") continue;
            const std::optional<ShownUrl> shown = shown_url(link.text);
            if (!shown || !shown->is_https) continue;
            found.add(link, "Shows https://" + shown->host + " but opens http://" +
                                std::string(url->host()));
          }
          found.write(out);
        },
});

}  // namespace presend::heuristics
