#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>

#include "heuristics/image_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_heavy_images(const Context& context, Findings& out) {
  constexpr std::uint32_t kKilobyte = 1024;
  constexpr std::uint32_t kMostBytes = 300 * kKilobyte;
  // An image that is shown twice is carried once.
  std::uint32_t bytes = 0;
  std::uint32_t images = 0;
  const email::Image* largest = nullptr;
  std::unordered_set<mime::PartIndex> seen;
  for (const email::Image& image : context.email.images) {
    if (image.bytes == 0 || (image.source_part && !seen.insert(*image.source_part).second))
      continue;
    bytes += image.bytes;
    ++images;
    if (largest == nullptr || image.bytes > largest->bytes) largest = &image;
  }
  if (bytes <= kMostBytes) return;
  std::string message = counted(images, "embedded picture");
  message += images == 1 ? " has " : " have ";
  message += with_commas(bytes / kKilobyte) + " KB";
  if (images > 1) message += ", the largest " + with_commas(largest->bytes / kKilobyte);
  out.add(std::move(message), largest->at, largest->part, shown_source(*largest));
}

}  // namespace

extern constexpr Rule heavy_images = checked({
    .id = "IMG005",
    .name = "heavy-images",
    .title = "Embedded pictures make the message heavy",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::html,
    .why = "Embedded pictures travel with every copy and grow by a third on the way. They fill "
           "mailboxes, load slowly on phones, and bring a mailing of thousands to the limits of "
           "its servers.",
    .fix = "Make the pictures smaller (600 px wide, JPEG or PNG below 100 KB), or load them from "
           "your site.",
    .source = "plausible; no receiver documents a limit below 25 MB",
    .bad = eml("From: Example Shop <news@example.org>\nTo: pat@example.net\nSubject: Spring\n"
               "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
               "Content-Type: text/html; charset=utf-8\n\n<p>Our spring catalogue is here.</p>\n"
               "<img src=\"cid:tulips@example.org\" width=\"600\" height=\"400\" alt=\"Tulips\">\n"
               "--b\nContent-Type: image/gif\nContent-ID: <tulips@example.org>\n"
               "Content-Transfer-Encoding: base64\n\n"
               "<!-- filler: 450000 bytes -->\n--b--\n"),
    .good = html(R"(<p>Our spring catalogue is here.</p>
<img src="https://www.example.org/spring.jpg" width="300" height="200" alt="">)"),
    .check = check_heavy_images,
});

}  // namespace presend::heuristics
