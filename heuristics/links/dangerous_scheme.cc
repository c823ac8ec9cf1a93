#include <algorithm>
#include <array>
#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule dangerous_scheme = checked({
    .id = "LNK009",
    .name = "dangerous-scheme",
    .title = "Link that runs code or opens local files",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::message,
    .why = "Links with javascript:, data:, vbscript: or file: run code, carry a whole page or "
           "reach into the reader's computer. Mail clients remove them, so the link is dead, and "
           "filters know them from attacks only.",
    .fix = "Link to a web page with https://.",
    .source = "support.google.com/mail/answer/81126; Gmail and Outlook strip these schemes",
    .bad = html(R"html(<p><a href="javascript:void(0)">See the offer</a></p>)html"),
    .good = html(R"(<p><a href="https://www.example.org/offer">See the offer</a>
<a href="mailto:info@example.org">Write to us</a> <a href="tel:+49301234567">Call us</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          constexpr std::array<std::string_view, 11> kSchemes = {
              "about",      "blob",       "chrome", "data",    "file",    "jar",
              "javascript", "livescript", "mocha",  "ms-msdt", "vbscript"};
          LinkFindings found;
          for (const email::Link& link : context.email.links) {
            if (found.is_full()) break;
            if (!is_followed(link) || link.reference.host_is_placeholder || !link.reference.url)
              continue;
            const std::string_view scheme = link.reference.url->scheme();
            if (std::find(kSchemes.begin(), kSchemes.end(), scheme) == kSchemes.end()) continue;
            const std::string name = std::string(scheme) + ":";
            if (scheme == "file")
              found.add(link, "Points to a file on the reader's own computer (file:)");
            else if (scheme == "data" || scheme == "blob")
              found.add(link, "Carries a document instead of an address (" + name + ")");
            else
              found.add(link, "Begins with " + name + ", which mail clients remove");
          }
          found.write(out);
        },
});

}  // namespace presend::heuristics
