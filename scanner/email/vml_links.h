#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/email/email.h"

namespace presend::email {

/// An address in a VML shape: of the link it is, or of the picture it shows.
struct VmlLink {
  LinkElement element = LinkElement::vml;
  std::string href;
  html::HtmlRange at;  ///< in the source of the comment
};

/// Outlook for Windows reads conditional comments; browsers do not, so VML buttons live there.
/// `comment` is the source of one, "<!--[if mso]> … <![endif]-->". O(n).
[[nodiscard]] std::vector<VmlLink> vml_links(std::string_view comment, const Limits& limits);

}  // namespace presend::email
