#include "scanner/report/html_text.h"

#include "scanner/preview/markup_text.h"
#include "scanner/report/visible_text.h"

namespace presend::report {

std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  preview::append_text(out, text);
  return out;
}

std::string html_quote(std::string_view text) { return html_text(visible(text)); }

std::string html_attribute(std::string_view name, std::string_view value) {
  return ' ' + std::string(name) + "=\"" + html_text(value) + '"';
}

}  // namespace presend::report
