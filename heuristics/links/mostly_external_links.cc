#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {

extern constexpr Rule mostly_external_links = checked({
    .id = "LNK002",
    .name = "mostly-external-links",
    .title = "Most links leave the sender's own domains",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::headers,
    .why = "Filters weigh the reputation of every linked domain, so links to others lend you "
           "theirs, good or bad. On its own it says little: in 58 % of real newsletters more than "
           "half of the links leave the From domain.",
    .fix = "Link to your own pages first and let them lead on; declare your click-tracking domain "
           "with --own-domain.",
    .source = "count over 31 newsletters of 2022-23; Gmail reply 421 4.7.28 names URL domains",
    .bad = html(R"(<p><a href="https://shop.example.com/a">Shoes</a>
<a href="https://shop.example.com/b">Hats</a> <a href="https://shop.example.com/c">Coats</a>
<a href="https://www.example.org/">Our site</a></p>)"),
    .good = html(R"(<p><a href="https://www.example.org/a">Shoes</a>
<a href="https://www.example.org/b">Hats</a> <a href="https://www.example.org/c">Coats</a>
<a href="https://shop.example.com/">Our partner</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          const std::string_view own = context.email.from_site();
          // Nobody's own pages lie at a mail provider.
          if (own.empty() || context.lexicon.freemail().covers(own)) return;
          struct Count {
            std::size_t links = 0;
            std::size_t external = 0;
          };
          Count in_html, in_text;
          for (const email::Link& link : context.email.links) {
            if (web_url(link) == nullptr || context.lexicon.mailing_platforms().covers(link.host()))
              continue;
            Count& count = link.element == email::LinkElement::text ? in_text : in_html;
            ++count.links;
            if (link.is_external) ++count.external;
          }
          // The plain text repeats the links of the HTML.
          const auto [links, external] = in_html.links > 0 ? in_html : in_text;
          constexpr std::size_t kFewest = 3;
          if (external < kFewest || external * 2 <= links) return;
          out.add(with_commas(external) + " of " + counted(links, "link") + " lead away from " +
                  std::string(own));
        },
});

}  // namespace presend::heuristics
