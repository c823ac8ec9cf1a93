#include <fmt/format.h>

#include <set>

#include "scanner/preview/words.h"
#include "scanner/report/html_draft.h"
#include "scanner/report/html_page.h"
#include "scanner/report/html_text.h"
#include "scanner/report/layout.h"

namespace presend::report {
namespace {

using email::HiddenFor;
using html::HiddenBy;

std::string body_name(const preview::Body& body, std::size_t number_of_kind) {
  std::string out = body.is_html ? "HTML" : "Plain text";
  if (number_of_kind > 1) out += fmt::format(" {}", number_of_kind);
  return out;
}

/// A pair of buttons of which one is pressed.
std::string choice(std::string_view name, std::string_view what, std::string_view first,
                   std::string_view second) {
  return fmt::format(
      "<div class=\"choice\" role=\"group\" aria-label=\"{}\"><button type=\"button\" "
      "aria-pressed=\"true\" data-{}=\"0\">{}</button><button type=\"button\" "
      "aria-pressed=\"false\" data-{}=\"1\">{}</button></div>",
      what, name, first, name, second);
}

/// Which ways of hiding occur, as they are coloured in the frames.
std::string legend(const preview::Preview& preview) {
  std::set<std::string> used;
  for (const preview::HiddenRun& run : preview.hidden) used.insert(run.by);
  std::string out = "<ul class=\"legend\" hidden>";
  for (int i = 1; i <= static_cast<int>(HiddenBy::off_screen); ++i) {
    const auto by = static_cast<HiddenBy>(i);
    const std::string words(preview::in_words(by));
    if (used.contains(words))
      out += fmt::format("<li><span class=\"key by-{}\"></span>hidden: {}</li>", html::name(by),
                         html_text(words));
  }
  return out +
         "<li><span class=\"key to-link\"></span>link, and where it leads</li>"
         "<li><span class=\"key to-image\"></span>picture, and its share of the area</li></ul>";
}

}  // namespace

std::string html_preview(const scan::Report& report, std::string_view id) {
  const preview::Preview& preview = *report.preview;
  std::string out = fmt::format(
      "<section class=\"preview card\" aria-labelledby=\"{0}-p\"><div class=\"tools\"><h3 "
      "id=\"{0}-p\">Preview</h3><div class=\"buttons\" hidden>",
      id);
  std::vector<std::string> names;
  std::size_t numbers[2] = {0, 0};
  for (const preview::Body& body : preview.bodies)
    names.push_back(body_name(body, ++numbers[body.is_html ? 1 : 0]));
  if (names.size() > 1) {
    out += "<div class=\"choice\" role=\"group\" aria-label=\"Body\">";
    for (std::size_t i = 0; i < names.size(); ++i)
      out +=
          fmt::format("<button type=\"button\" aria-pressed=\"false\" data-body=\"{}\">{}</button>",
                      i, names[i]);
    out += "</div>";
  }
  out += choice("phone", "Width", "Computer", "Phone") +
         choice("filter", "View", "As readers see it", "As a filter sees it") + "</div></div>" +
         legend(preview);
  if (!preview.fields.empty()) {
    std::set<std::string_view> shown = {"From", "Subject"};
    for (const preview::FindingPlace& place : preview.findings)
      for (const std::uint32_t index : place.fields) shown.insert(preview.fields[index].name);
    out += "<dl class=\"fields\">";
    for (std::size_t i = 0; i < preview.fields.size(); ++i)
      if (shown.contains(preview.fields[i].name))
        out += fmt::format("<div data-field=\"{}\"><dt>{}</dt><dd>{}</dd></div>", i,
                           html_text(preview.fields[i].name), html_quote(preview.fields[i].value));
    out += "</dl>";
  }
  for (std::size_t i = 0; i < preview.bodies.size(); ++i) {
    const preview::Body& body = preview.bodies[i];
    out += fmt::format("<div class=\"frame\" data-body=\"{}\"{}>", i,
                       body.is_html ? " data-html" : "");
    if (body.is_cut) out += "<p class=\"hint\">It is so long that only its beginning is shown.</p>";
    out += html_frame(body, "Preview: " + names[i]) + "</div>";
  }
  if (preview.bodies.empty()) out += "<p class=\"empty\">The draft has no text to show.</p>";
  return out + "</section>\n";
}

std::string html_source_pane(const HtmlSource& source, std::string_view id) {
  std::string out = fmt::format(
      "<section class=\"source card\" aria-labelledby=\"{0}-s\"><div class=\"tools\"><h3 "
      "id=\"{0}-s\">Source</h3>",
      id);
  if (source.lines_left_out > 0)
    out += "<p class=\"hint\">" + counted(source.lines_left_out, "line", "lines") +
           " that nobody reads left out</p>";
  return out + fmt::format(
                   "</div><div class=\"src\" tabindex=\"0\" role=\"region\" "
                   "aria-labelledby=\"{}-s\">{}</div></section>\n",
                   id, source.html);
}

}  // namespace presend::report
