#include <string>

#include "heuristics/grouped_findings.h"
#include "heuristics/image_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

void check_insecure_image(const Context& context, Findings& out) {
  GroupedFindings found;
  for (const email::Image& image : context.email.images) {
    const url::Url* url = web_url(image);
    if (url == nullptr || url->scheme() != "http" || found.is_full()) continue;
    const std::string host(url->host());
    found.add(host, "Loads a picture from " + host + " over http, without encryption", image.at,
              image.part, image.src);
  }
  found.write(out);
}

}  // namespace

extern constexpr Rule insecure_image = checked({
    .id = "IMG004",
    .name = "insecure-image",
    .title = "Picture loaded without encryption",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::html,
    .why = "Whoever carries the connection can see and change a picture that comes over http. "
           "Web mail served over https blocks it or warns of \"mixed content\". No receiver says "
           "that it counts; 46 % of open-source templates hold some http address.",
    .fix = "Write https:// and check that the picture loads.",
    .source = "W3C Mixed Content; count over 293 open-source templates",
    .bad = html(R"(<img src="http://www.example.org/spring.jpg" width="300" height="200" alt="">)"),
    .good =
        html(R"(<img src="https://www.example.org/spring.jpg" width="300" height="200" alt="">)"),
    .check = check_insecure_image,
});

}  // namespace presend::heuristics
