#include <string>

#include "heuristics/grouped_findings.h"
#include "heuristics/markup_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/email/css_urls.h"
#include "scanner/lexicon/lexicon.h"

namespace presend::heuristics {
namespace {

/// Services that serve nothing but web fonts: clients that cannot load one take the next font of
/// the list, so nothing is lost.
bool serves_fonts(std::string_view host) {
  static const lexicon::DomainSet kFontHosts = [] {
    lexicon::DomainSet hosts;
    for (const std::string_view domain :
         {"fonts.googleapis.com", "fonts.gstatic.com", "use.typekit.net", "use.typekit.com",
          "fonts.bunny.net", "fast.fonts.net", "cloud.typography.com", "cloud.typenetwork.com",
          "api.fontshare.com", "fonts.cdnfonts.com", "use.fontawesome.com", "p.typekit.net"})
      hosts.add(domain);
    return hosts;
  }();
  return kFontHosts.covers(host);
}

/// Whether a style sheet at `href` matters: it is fetched from the web and is no web font.
bool is_outer_sheet(std::string_view href) {
  if (trim(href).empty() || starts_with_ignoring_case(trim(href), "data:")) return false;
  // In "//fonts.example/css" the page says the scheme.
  const url::Reference reference = url::parse(
      trim(href).starts_with("//") ? "https:" + std::string(trim(href)) : std::string(href));
  return !reference.url || !serves_fonts(reference.url->host());
}

void find_imports(const Context& context, const ElementUse& style, GroupedFindings& found) {
  const html::Document& document = style.document();
  for (html::NodeIndex child = style.index + 1; child < style.node().end; ++child) {
    const html::Node& text = document.node(child);
    if (text.kind != html::NodeKind::text ||
        find_ignoring_case(text.text, "@import") == std::string_view::npos)
      continue;
    email::CssUrls urls(text.text);
    while (const auto url = urls.next()) {
      if (!url->is_import) continue;
      const std::string_view href = text.text.substr(url->begin, url->end - url->begin);
      if (!is_outer_sheet(href) || found.is_full()) continue;
      found.add(href, "Imports the style sheet " + quoted(href),
                style.place(context, document.text_place(child, url->begin, url->end)),
                style.body.part, href);
    }
  }
}

bool is_sheet_link(const ElementUse& element) {
  if (!element.node().is("link")) return false;
  const std::string_view rel = element.value("rel");
  return find_ignoring_case(rel, "stylesheet") != std::string_view::npos;
}

void check_external_stylesheet(const Context& context, Findings& out) {
  GroupedFindings found;
  for_each_element(context, [&](const ElementUse& element) {
    if (found.is_full()) return;
    if (element.node().is("style")) return find_imports(context, element, found);
    const html::Attribute* href = element.attribute("href");
    if (!is_sheet_link(element) || href == nullptr || !is_outer_sheet(href->value)) return;
    found.add(href->value, "Loads the style sheet " + quoted(href->value),
              element.place(context, href->value_at), element.body.part, href->value);
  });
  found.write(out);
}

}  // namespace

extern constexpr Rule external_stylesheet = checked({
    .id = "HTM005",
    .name = "external-stylesheet",
    .title = "Style sheet that must be loaded from elsewhere",
    .severity = Severity::info,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "Gmail, Outlook and most others load no style sheets, so readers see the message "
           "without its layout. Filters do not see it either and cannot tell which text is shown. "
           "Web fonts do no harm and are no finding.",
    .fix = "Put the styles into the style attributes or a <style> element; most senders let a "
           "program do that (\"CSS inlining\").",
    .source = "SpamAssassin rules for linked style sheets; caniemail.com (link element)",
    .bad =
        html(R"(<html><head><link rel="stylesheet" href="https://www.example.org/mail.css"></head>
<body><p>Our spring catalogue is here.</p></body></html>)"),
    .good = html(R"(<html><head>
<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto">
<style>@import url("https://use.typekit.net/abc1def.css"); p { color: #222222 }</style></head>
<body><p>Our spring catalogue is here.</p></body></html>)"),
    .check = check_external_stylesheet,
});

}  // namespace presend::heuristics
