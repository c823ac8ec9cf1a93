#include "scanner/report/html_page.h"

#include <algorithm>
#include <span>

#include "scanner/base/embedded.h"
#include "scanner/report/html_text.h"

namespace presend::report {

std::span<const EmbeddedFile> embedded_page_files();  // written by presend_embed()

namespace {

constexpr std::string_view kFolder = "scanner/report/page/";

std::string_view page_file(std::string_view name, std::string_view ending = {}) {
  const std::string path = std::string(kFolder) + std::string(name) + std::string(ending);
  for (const EmbeddedFile& file : embedded_page_files())
    if (file.path == path) return file.content;
  return {};
}

std::string policy(const HtmlPage& page) {
  std::string scripts;
  for (const std::string_view name : page.scripts)
    scripts += " 'sha256-" + std::string(page_file(name, ".sha256")) + '\'';
  return "default-src 'none'; script-src" + scripts +
         "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
}

/// The value of srcdoc: shorter than html_text(), as a frame is mostly markup. No "<" is left, so
/// that nothing in it ends the <noscript> around.
std::string html_srcdoc(std::string_view markup) {
  std::string out;
  out.reserve(markup.size() + markup.size() / 4);
  for (const char c : markup) {
    if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&#34;";
    else if (c == '<')
      out += "&lt;";
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string page_begin(const HtmlPage& page) {
  std::string out =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\"" +
      html_attribute("content", policy(page)) +
      ">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
      html_text(page.title) +
      "</title>\n"
      // Browsers ask for /favicon.ico of a page that names none.
      "<link rel=\"icon\" href=\"data:,\">\n";
  for (const std::string_view name : page.styles)
    out += "<style>\n" + std::string(page_file(name)) + "</style>\n";
  out +=
      "</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
      "<header class=\"top\"><p class=\"brand\">presend</p>"
      "<button type=\"button\" class=\"quiet\" id=\"theme\" hidden>Theme: as the system</button>"
      "</header>\n<main id=\"main\" tabindex=\"-1\">\n";
  return out;
}

std::string page_end(const HtmlPage& page) {
  std::string out =
      "</main>\n<p class=\"live\" id=\"live\" aria-live=\"polite\"></p>\n<footer><p>Written by "
      "presend " +
      html_text(page.tool_version) +
      ". This page asks nothing of the network: drafts are shown without their scripts, remote "
      "pictures and links.</p></footer>\n";
  for (const std::string_view name : page.scripts)
    out += "<script>" + std::string(page_file(name)) + "</script>\n";
  return out + "</body>\n</html>\n";
}

std::string html_frame(const preview::Body& body, std::string_view title) {
  std::string inner =
      "<!doctype html><html" + body.root_attributes +
      "><head><meta charset=utf-8><meta http-equiv=Content-Security-Policy content=\"default-src "
      "'none'; style-src 'unsafe-inline'; img-src data:\"><meta name=viewport "
      "content='width=device-width'><style>";
  inner += page_file("frame.css");
  inner += "</style>" + body.head + "</head><body" + body.body_attributes + '>' + body.content +
           "</body></html>";
  return "<noscript><iframe sandbox=\"allow-same-origin\" loading=\"lazy\"" +
         html_attribute("title", title) + " srcdoc=\"" + html_srcdoc(inner) +
         "\"></iframe></noscript>";
}

}  // namespace presend::report
