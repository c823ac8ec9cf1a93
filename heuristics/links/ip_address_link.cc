#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule ip_address_link = checked({
    .id = "LNK004",
    .name = "ip-address-link",
    .title = "Link to a bare IP address",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Honest senders link to names. A number says nothing to the reader and gets round lists "
           "of bad domains; SpamAssassin's rule for it fires on 7 % of phishing and on 0.3 % of "
           "mail templates.",
    .fix = "Give the server a domain name with a certificate and link to that.",
    .source = "SpamAssassin NORMAL_HTTP_TO_IP, measured on 718 phishing mails and 205 templates",
    .bad = html(R"(<p><a href="http://203.0.113.9/login">Your account</a></p>)"),
    .good = html(R"(<p><a href="https://www.example.org/203.0.113.9">Your account</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          LinkFindings found;
          for (const email::Link& link : context.email.links) {
            if (found.is_full()) break;
            const url::Url* url = web_url(link);
            if (url == nullptr || is_reserved_host(*url)) continue;
            if (url->host_kind() != url::HostKind::ipv4 && url->host_kind() != url::HostKind::ipv6)
              continue;
            std::string message = "Opens the bare IP address " + std::string(url->host());
            if (url::has(link.reference.oddities, url::Oddity::numeric_host))
              message += ", written so that it does not look like one";
            found.add(link, std::move(message));
          }
          found.write(out);
        },
});

}  // namespace presend::heuristics
