#include "scanner/preview/words.h"

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::preview {

std::string_view in_words(html::HiddenBy by) {
  switch (by) {
    case html::HiddenBy::none:
      return "";
    case html::HiddenBy::display:
      return "not displayed";
    case html::HiddenBy::visibility:
      return "set invisible";
    case html::HiddenBy::opacity:
      return "see-through";
    case html::HiddenBy::transparent:
      return "transparent letters";
    case html::HiddenBy::font_size:
      return "tiny letters";
    case html::HiddenBy::colour:
      return "colour of its background";
    case html::HiddenBy::clipped:
      return "cut off";
    case html::HiddenBy::off_screen:
      return "outside the page";
  }
  return "";
}

std::string_view in_words(email::HiddenFor purpose) {
  switch (purpose) {
    case email::HiddenFor::none:
      return "";
    case email::HiddenFor::preheader:
      return "preheader";
    case email::HiddenFor::quote:
      return "folded quotation";
    case email::HiddenFor::other_view:
      return "for other screens";
    case email::HiddenFor::other_client:
      return "for other mail programs";
    case email::HiddenFor::fallback:
      return "stand-in";
    case email::HiddenFor::twin:
      return "said elsewhere too";
    case email::HiddenFor::spacer:
      return "spacer";
    case email::HiddenFor::deception:
      return "no reader sees it";
  }
  return "";
}

std::string where_it_leads(const email::Link& link) {
  constexpr std::size_t kMostHost = 80;
  if (const url::Url* url = link.url()) {
    std::string out(utf8_prefix(url->host(), kMostHost));
    if (out.empty()) out = url->scheme();
    if (url->scheme() == "http") out += ", not encrypted";
    return out;
  }
  const std::string_view href = trim(link.href);
  if (starts_with_ignoring_case(href, "mailto:")) return "a mail address";
  if (starts_with_ignoring_case(href, "tel:")) return "a telephone number";
  if (href.starts_with("#")) return "this message";
  if (href.empty()) return "nowhere";
  return std::string(utf8_prefix(href, kMostHost));
}

}  // namespace presend::preview
