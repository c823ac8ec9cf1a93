#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/preview/preview.h"

namespace presend::report {

/// What a page is made of besides its content.
struct HtmlPage {
  std::string_view title;         ///< text
  std::string_view tool_version;  ///< text
  /// Files of scanner/report/page/, each a <style> or <script> of its own.
  std::vector<std::string_view> styles = {"page.css", "draft.css"};
  std::vector<std::string_view> scripts = {"page.js", "preview.js", "draft.js"};
};

/// Everything in front of the content of <main>: a policy that lets nothing be fetched and no other
/// script run than these, styles, the head of the page.
[[nodiscard]] std::string page_begin(const HtmlPage& page);
/// Everything behind it.
[[nodiscard]] std::string page_end(const HtmlPage& page);

/// A body of a draft in a frame of its own that runs nothing, inside <noscript>: the scripts build
/// the frame when it is to be seen, and without scripts it is there at once.
[[nodiscard]] std::string html_frame(const preview::Body& body, std::string_view title);

}  // namespace presend::report
