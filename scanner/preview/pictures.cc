#include "scanner/preview/pictures.h"

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/email/image_header.h"
#include "scanner/mime/parse.h"
#include "scanner/mime/transfer.h"

namespace presend::preview {
namespace {

/// A page with all pictures of a catalogue would be slow to open, and tell no more.
constexpr std::size_t kMostBytes = std::size_t{1} << 20;
constexpr std::size_t kMostLabelBytes = 100;

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k <= bytes.size() ? kDigits[group >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

/// Letters, digits and what neither URIs nor markup nor CSS gives a meaning stay.
void append_percent_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : text) {
    if (is_ascii_alnum(c) || std::string_view(" =:/.,-_").find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
}

void append_xml_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else
      out += is_control(c) ? ' ' : c;
  }
}

}  // namespace

Pictures::Pictures(const email::Email& email) : email_(email), left_(kMostBytes) {
  for (mime::PartIndex index = 0; index < email.message.parts.size(); ++index) {
    const mime::Part& part = email.message.parts[index];
    if (!part.content_id.empty()) by_name_.emplace(part.content_id, index);
    if (!part.content_location.empty() && part.type.starts_with("image/"))
      by_name_.emplace(part.content_location, index);
  }
}

std::string Pictures::encoded(std::string_view bytes) {
  const auto header = email::read_image_header(bytes);
  if (!header || bytes.size() > left_) return {};
  left_ -= bytes.size();
  return "data:" + std::string(header->type) + ";base64," + base64(bytes);
}

std::string Pictures::of_part(mime::PartIndex index) {
  const mime::Part& part = email_.message.parts[index];
  if (part.decoded_bytes > left_) return {};
  return encoded(mime::decoded_body(email_.message, part));
}

std::string Pictures::carried(std::string_view address) {
  const std::string_view src = trim(address);
  if (starts_with_ignoring_case(src, "cid:")) {
    const auto part = by_name_.find(percent_decode(src.substr(4)));
    return part == by_name_.end() ? std::string() : of_part(part->second);
  }
  if (starts_with_ignoring_case(src, "data:")) {
    const std::size_t comma = src.find(',');
    if (comma == std::string_view::npos || src.size() > 2 * kMostBytes) return {};
    const std::string_view payload = src.substr(comma + 1);
    if (find_ignoring_case(src.substr(0, comma), ";base64") == std::string_view::npos)
      return encoded(percent_decode(payload));
    return encoded(mime::decode_base64(payload, 0, {0, 0}).bytes);
  }
  const auto part = by_name_.find(src);
  return part == by_name_.end() ? std::string() : of_part(part->second);
}

std::string Pictures::box(std::uint32_t width_px, std::uint32_t height_px, std::string_view label) {
  constexpr std::uint32_t kMostPx = 4000;
  constexpr std::uint32_t kLabelHeightPx = 24;
  constexpr std::uint32_t kLabelWidthPx = 60;
  const std::string width = std::to_string(std::min(width_px, kMostPx));
  const std::string height = std::to_string(std::min(height_px, kMostPx));
  std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " + width + ' ' + height +
                    "' width='" + width + "' height='" + height + "'>";
  if (width_px < kLabelWidthPx || height_px < kLabelHeightPx) {
    svg += "<path fill='#e6e8ee' d='M0 0h9999v9999H0z'/>";
  } else {
    svg +=
        "<rect width='100%' height='100%' fill='#e6e8ee' stroke='#9aa1b2' stroke-dasharray='5 4'/>"
        "<text x='50%' y='50%' dy='4' text-anchor='middle' font-family='sans-serif' "
        "font-size='12' fill='#454b5c'>";
    append_xml_text(svg, utf8_prefix(label, kMostLabelBytes));
    svg += "</text>";
  }
  svg += "</svg>";
  std::string out = "data:image/svg+xml,";
  append_percent_encoded(out, svg);
  return out;
}

}  // namespace presend::preview
