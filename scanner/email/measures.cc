#include <algorithm>
#include <cmath>
#include <string>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/email/collector.h"
#include "scanner/email/image_size.h"
#include "scanner/email/language.h"
#include "scanner/email/measured_text.h"

namespace presend::email {
namespace {

std::uint32_t count_words(std::string_view text) {
  std::uint32_t words = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words += has_letter_or_digit(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

void measure_texts(Email& email, bool has_html) {
  Measures& measures = email.measures;
  const Body* body = nullptr;
  std::string buffer;
  for (const Text& text : email.texts) {
    if (body == nullptr || body->part != text.part) body = email.body_of(text.part);
    const bool is_html = text.node != html::kNoNode;
    if (has_html && !is_html) continue;  // the alternative says the same again
    const std::string_view shown = measured_text(email, *body, text, buffer);
    const auto characters = static_cast<std::uint32_t>(utf8_length(shown));
    if (!text.is_visible()) {
      measures.hidden_chars += characters;
      continue;
    }
    measures.visible_chars += characters;
    measures.visible_words += count_words(shown);
    const double font_size = is_html ? double{body->visibility.of(text.node).font_size_px} : 16.0;
    measures.text_area += characters * kCharacterArea * font_size * font_size;
  }
}

void measure_images(Email& email) {
  Measures& measures = email.measures;
  for (const Image& image : email.images) {
    measures.embedded_image_bytes += image.bytes;
    if (image.kind == ImageKind::background || image.is_in_later_branch) continue;
    ++measures.images;
    measures.remote_images +=
        image.kind == ImageKind::remote && image.reference.url && image.reference.url->is_web();
    if (image.is_visible) measures.image_area += image.area_px2;
  }
}

void measure_links(Email& email) {
  Measures& measures = email.measures;
  for (const Link& link : email.links) {
    if (!link.is_clickable() || link.is_in_later_branch) continue;
    ++measures.links;
    measures.external_links += link.is_external;
    measures.insecure_links += link.url() != nullptr && link.url()->scheme() == "http";
  }
}

}  // namespace

void measure(Email& email) {
  Measures& measures = email.measures;
  measures.message_bytes = static_cast<std::uint32_t>(email.message.bytes.size());
  bool has_html = false;
  for (const Body& body : email.bodies) {
    if (body.document == nullptr) continue;
    has_html = true;
    measures.html_bytes += email.message.parts[body.part].decoded_bytes;
  }
  for (const Attachment& attachment : email.attachments)
    measures.attachment_bytes += attachment.bytes;
  measure_texts(email, has_html);
  measure_images(email);
  measure_links(email);
  measures.text_area = std::round(measures.text_area);
  measures.image_area = std::round(measures.image_area);
  const double area = measures.text_area + measures.image_area;
  if (area > 0) measures.text_share = measures.text_area / area;
  measures.language = language_of_draft(email);
}

}  // namespace presend::email
