#include <algorithm>
#include <array>
#include <string>

#include "heuristics/grouped_findings.h"
#include "heuristics/markup_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

/// Every element of HTML, past and present, as far as mail has used them. Sorted.
bool is_html_element(std::string_view name) {
  constexpr std::array<std::string_view, 151> kNames = {
      "a",        "abbr",     "acronym",    "address",    "applet",   "area",      "article",
      "aside",    "audio",    "b",          "base",       "basefont", "bdi",       "bdo",
      "bgsound",  "big",      "blink",      "blockquote", "body",     "br",        "button",
      "canvas",   "caption",  "center",     "cite",       "code",     "col",       "colgroup",
      "command",  "content",  "data",       "datalist",   "dd",       "del",       "details",
      "dfn",      "dialog",   "dir",        "div",        "dl",       "dt",        "em",
      "embed",    "fieldset", "figcaption", "figure",     "font",     "footer",    "form",
      "frame",    "frameset", "h1",         "h2",         "h3",       "h4",        "h5",
      "h6",       "head",     "header",     "hgroup",     "hr",       "html",      "i",
      "iframe",   "ilayer",   "image",      "img",        "input",    "ins",       "isindex",
      "kbd",      "keygen",   "label",      "layer",      "legend",   "li",        "link",
      "listing",  "main",     "map",        "mark",       "marquee",  "math",      "menu",
      "menuitem", "meta",     "meter",      "multicol",   "nav",      "nextid",    "nobr",
      "noembed",  "noframes", "nolayer",    "noscript",   "object",   "ol",        "optgroup",
      "option",   "output",   "p",          "param",      "picture",  "plaintext", "portal",
      "pre",      "progress", "q",          "rb",         "rbc",      "rp",        "rt",
      "rtc",      "ruby",     "s",          "samp",       "script",   "search",    "section",
      "select",   "server",   "slot",       "small",      "source",   "spacer",    "span",
      "strike",   "strong",   "style",      "sub",        "summary",  "sup",       "svg",
      "table",    "tbody",    "td",         "template",   "textarea", "tfoot",     "th",
      "thead",    "time",     "title",      "tr",         "track",    "tt",        "u",
      "ul",       "var",      "video",      "wbr"};
  static_assert(std::is_sorted(kNames.begin(), kNames.end()));
  return std::binary_search(kNames.begin(), kNames.end(), name);
}

/// Names with a colon belong to Office (o:p, v:rect), with a hyphen to programs of the web page or
/// of whoever builds templates (mj-text, amp-img), and "xml" wraps what Office keeps there.
bool is_of_another_language(std::string_view name) {
  return name.find_first_of(":-") != std::string_view::npos || name == "xml";
}

/// Elements that a mailing platform replaces: Campaign Monitor and Salesforce (<custom>).
bool is_template_element(std::string_view name) {
  constexpr std::array<std::string_view, 15> kNames = {
      "currentday",  "currentdayname", "currentmonth",     "currentmonthname", "currentyear",
      "custom",      "editable",       "forwardtoafriend", "layout",           "multiline",
      "preferences", "repeater",       "singleline",       "unsubscribe",      "webversion"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// "<john@example.org>" and "<https://example.org>" are no tags to whoever wrote them, yet mail
/// clients do not show them.
bool is_address_in_brackets(const ElementUse& element) {
  return element.start_tag().find_first_of("@/") < element.start_tag().find_first_of(" \t\r\n") &&
         element.start_tag().find('@') != std::string_view::npos;
}

std::string describe_unknown(const ElementUse& element) {
  if (is_address_in_brackets(element))
    return "The address " + quoted(element.start_tag()) + " reads as a tag and is not shown";
  return "There is no HTML element <" + readable(element.node().name) + ">";
}

void check_unknown_elements(const Context& context, Findings& out) {
  GroupedFindings found;
  for_each_element(context, [&](const ElementUse& element) {
    const html::Node& node = element.node();
    if (found.is_full() || node.is_foreign || is_html_element(node.name) ||
        is_of_another_language(node.name) ||
        (context.email.is_template && is_template_element(node.name)))
      return;
    found.add(node.name, describe_unknown(element), element.place(context), element.body.part,
              element.start_tag());
  });
  found.write(out);
}

}  // namespace

extern constexpr Rule unknown_elements = checked({
    .id = "HTM011",
    .name = "unknown-elements",
    .title = "Elements that HTML does not know",
    .severity = Severity::info,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "Made-up tags show nothing, so spam puts them between letters to keep filters from "
           "reading words. In honest mail they are slips of the pen, or text in angle brackets "
           "that readers then miss.",
    .fix = "Correct or remove the tag; write &lt; and &gt; around text that shall be read.",
    .source = "SpamAssassin rules for bad tags; measured on the development corpus",
    .bad = html(R"(<p>Our spring <kqzv>catalogue</kqzv> is here.</p>)"),
    .good = html(R"(<center><font color="#222222">Our spring <o:p></o:p>catalogue
is here.</font></center><svg width="8" height="8"><path d="M0 0"></path></svg>)"),
    .check = check_unknown_elements,
});

}  // namespace presend::heuristics
