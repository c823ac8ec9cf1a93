#include "scanner/preview/markup_text.h"

namespace presend::preview {
namespace {

void append_escaped(std::string& out, std::string_view text) {
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
      case '\0':
        out += "\xEF\xBF\xBD";
        break;
      case '\r':  // written as it is, it would become a line feed
        out += "&#13;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

void append_text(std::string& out, std::string_view text) { append_escaped(out, text); }

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "='";
  append_escaped(out, value);
  out += '\'';
}

}  // namespace presend::preview
