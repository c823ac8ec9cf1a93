#include "scanner/report/html_text.h"

#include "scanner/report/visible_text.h"

namespace presend::report {

std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&#34;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string html_quote(std::string_view text) { return html_text(visible(text)); }

std::string html_attribute(std::string_view name, std::string_view value) {
  return ' ' + std::string(name) + "=\"" + html_text(value) + '"';
}

}  // namespace presend::report
