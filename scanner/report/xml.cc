#include "scanner/report/xml.h"

#include <pugixml.hpp>
#include <sstream>

#include "scanner/base/utf8.h"
#include "scanner/report/log_commands.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

/// One line of text that XML 1.0 can hold.
std::string xml_line(std::string_view line) {
  const std::string shown = visible(line);
  std::string out;
  for (std::size_t at = 0; at < shown.size();) {
    const CodePoint c = decode_utf8(shown, at);
    // Unicode's two noncharacters that XML forbids; the other forbidden ones are spelt out already.
    append_utf8(out, c.value == 0xFFFE || c.value == 0xFFFF ? 0xFFFD : c.value);
    at += c.size;
  }
  return out;
}

}  // namespace

struct XmlElement::Node {
  pugi::xml_document document;
  pugi::xml_node element;
};

XmlElement::XmlElement(const std::string& name) : node_(std::make_unique<Node>()) {
  node_->element = node_->document.append_child(name.c_str());
}
XmlElement::XmlElement(XmlElement&&) noexcept = default;
XmlElement& XmlElement::operator=(XmlElement&&) noexcept = default;
XmlElement::~XmlElement() = default;

void XmlElement::attribute(const char* name, std::string_view value) {
  node_->element.append_attribute(name).set_value(xml_line(value).c_str());
}

void XmlElement::text(std::string_view lines) {
  std::string out;
  while (true) {
    const std::size_t end = lines.find('\n');
    out += xml_line(lines.substr(0, end));
    if (end == std::string_view::npos) break;
    out += '\n';
    lines.remove_prefix(end + 1);
  }
  node_->element.append_child(pugi::node_pcdata).set_value(out.c_str());
}

void XmlElement::add(XmlElement child) { node_->element.append_copy(child.node_->element); }

std::string XmlElement::print(unsigned depth) const {
  std::ostringstream out;
  node_->element.print(out, "  ", pugi::format_indent, pugi::encoding_utf8, depth);
  return without_commands(std::move(out).str(), {.colon = "&#58;", .bracket = "&#91;"});
}

}  // namespace presend::report
