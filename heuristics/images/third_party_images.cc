#include <string>

#include "heuristics/grouped_findings.h"
#include "heuristics/image_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

void check_third_party_images(const Context& context, Findings& out) {
  const std::string_view own = context.email.from_site();
  // Nobody's own pictures lie at a mail provider.
  if (own.empty() || context.lexicon.freemail().covers(own)) return;
  GroupedFindings found;
  for (const email::Image& image : context.email.images) {
    const url::Url* url = web_url(image);
    if (url == nullptr || found.is_full()) continue;
    const std::string_view site = url::registrable_domain(url->host());
    if (context.email.is_own_site(site) || context.lexicon.mailing_platforms().covers(url->host()))
      continue;
    found.add(site, "Loads a picture from " + std::string(site) + ", not " + std::string(own),
              image.at, image.part, image.src);
  }
  found.write(out);
}

}  // namespace

extern constexpr Rule third_party_images = checked({
    .id = "IMG011",
    .name = "third-party-images",
    .title = "Pictures from other sites",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::headers,
    .why = "Every site that a message loads from lends it its reputation, good or bad, and can "
           "change the picture after you sent it. Phishing loads logos from the site it "
           "imitates. Shared image servers are common in honest mail too.",
    .fix = "Put the pictures on your own site; declare image servers of yours with --own-domain.",
    .source = "Gmail reply 421 4.7.28 names URL domains; plausible for pictures",
    .bad = html(R"(<p>Our spring catalogue is here.</p>
<img src="https://pictures.example.net/spring.jpg" width="300" height="200" alt="Tulips">)"),
    .good = html(R"(<p>Our spring catalogue is here.</p>
<img src="https://pictures.example.org/spring.jpg" width="300" height="200" alt="Tulips">)"),
    .check = check_third_party_images,
});

}  // namespace presend::heuristics
