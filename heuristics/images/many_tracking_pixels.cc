#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "heuristics/image_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

/// An image that only reports that it was loaded: a dot, or hidden and of no size that a hidden
/// alternative for phones would have.
bool is_tracking_pixel(const email::Image& image) {
  constexpr std::uint32_t kDotPx = 2;
  if (!is_inline_image(image) || web_url(image) == nullptr) return false;
  const bool is_narrow = !image.width_px || *image.width_px <= kDotPx;
  const bool is_low = !image.height_px || *image.height_px <= kDotPx;
  if (!is_narrow || !is_low) return false;
  return (image.width_px && image.height_px) || !image.is_visible;
}

/// What a pixel reports to: spacers repeat one address, pixels differ in more than their query.
std::string counter_of(const url::Url& url) {
  return std::string(url.host()) + std::string(url.path());
}

void check_many_tracking_pixels(const Context& context, Findings& out) {
  constexpr std::size_t kMany = 4;
  std::vector<const email::Image*> pixels;
  std::unordered_set<std::string> counters;
  std::vector<std::string_view> sites;
  for (const email::Image& image : context.email.images) {
    if (!is_tracking_pixel(image)) continue;
    const url::Url& url = *web_url(image);
    if (!counters.insert(counter_of(url)).second) continue;
    pixels.push_back(&image);
    const std::string_view site = url::registrable_domain(url.host());
    if (std::find(sites.begin(), sites.end(), site) == sites.end() && sites.size() < kMany)
      sites.push_back(site);
  }
  if (pixels.size() < kMany) return;
  std::string message = counted(pixels.size(), "invisible picture") + " report to";
  for (std::size_t i = 0; i < sites.size(); ++i)
    message += (i == 0 ? " " : ", ") + std::string(sites[i]);
  const email::Image& first = *pixels.front();
  out.add(std::move(message), first.at, first.part, readable(first.src));
}

}  // namespace

extern constexpr Rule many_tracking_pixels = checked({
    .id = "IMG007",
    .name = "many-tracking-pixels",
    .title = "Many tracking pixels",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::html,
    .why = "One invisible picture that counts openings is normal: 81 % of real newsletters hold "
           "one. Each further one tells one more company who reads when, brings one more domain "
           "into the message, and is blocked by more and more clients.",
    .fix = "Keep the pixel of your mailing platform and remove the others.",
    .source = "count over 31 newsletters of 2022-23; plausible beyond that",
    .bad = html(R"(<p>Our spring catalogue is here.</p>
<img src="https://a.example.org/o.gif" width="1" height="1" alt="">
<img src="https://b.example.net/o.gif" width="1" height="1" alt="">
<img src="https://c.example.com/p.png" width="1" height="1" alt="">
<img src="https://d.example.com/q.png" style="display:none" alt="">)"),
    .good = html(R"(<p>Our spring catalogue is here.</p>
<img src="https://a.example.org/o.gif" width="1" height="1" alt="">
<img src="https://a.example.org/space.gif" width="1" height="1" alt="">
<img src="https://a.example.org/space.gif" width="1" height="1" alt="">
<img src="https://a.example.org/space.gif" width="1" height="1" alt="">)"),
    .check = check_many_tracking_pixels,
});

}  // namespace presend::heuristics
