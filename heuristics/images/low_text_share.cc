#include <algorithm>
#include <cmath>

#include "heuristics/image_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_low_text_share(const Context& context, Findings& out) {
  constexpr double kLeastShare = 0.6;
  constexpr double kPercent = 100;
  const email::Measures& measures = context.email.measures;
  if (!measures.text_share || measures.image_area == 0 || *measures.text_share >= kLeastShare)
    return;
  // What is rounded up must not read as enough.
  const double most = kLeastShare * kPercent - 1;
  const auto percent =
      static_cast<std::uint64_t>(std::min(std::round(*measures.text_share * kPercent), most));
  out.add("Text takes " + with_commas(percent) + " % of the area, pictures " +
          with_commas(100 - percent) + " %");
}

}  // namespace

extern constexpr Rule low_text_share = checked({
    .id = "IMG001",
    .name = "low-text-share",
    .title = "Pictures take more room than text",
    .severity = Severity::info,
    .grade = Grade::d,
    .needs = Needs::html,
    .why = "Advice that is often repeated asks for at least 60 % text. Tests found no filter that "
           "minds the ratio: only messages with hardly any text fared badly. Still, readers whose "
           "client blocks pictures see only the text.",
    .fix = "Nothing has to change for filters. Say the essential things in text, so that the "
           "message also works without its pictures.",
    .source = "Email on Acid test of text and images; SpamAssassin scores its ratio rules 0.001",
    .bad = html(R"(<p>Our spring catalogue is here.</p>
<img src="https://www.example.org/spring.jpg" width="600" height="400" alt="Spring">)"),
    .good = html(R"(<p>Our spring catalogue is here. You find it on our site and in our shop in
Harbour Street, where we also have seeds, bulbs and young plants for every bed and balcony.</p>
<img src="https://www.example.org/logo.png" width="60" height="40" alt="Example Shop">)"),
    .check = check_low_text_share,
});

}  // namespace presend::heuristics
