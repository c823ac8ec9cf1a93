#include <cstdint>

#include "heuristics/markup_scan.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_several_html_documents(const Context& context, Findings& out) {
  constexpr std::uint32_t kTagBytes = 5;  // "<html"
  for (const email::Body& body : context.email.bodies) {
    if (body.document == nullptr) continue;
    const mime::Part& part = context.message().parts[body.part];
    const auto starts = find_document_marks(part.text).html_starts;
    if (starts.size() < 2) continue;
    out.add("This part holds " + with_commas(starts.size()) + " <html> tags",
            part.place(starts[1], starts[1] + kTagBytes), body.part,
            readable(part.text.substr(starts[1], 80)));
  }
}

}  // namespace

extern constexpr Rule several_html_documents = checked({
    .id = "MIM011",
    .name = "several-html-documents",
    .title = "One part holds several HTML documents",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::html,
    .why = "A second <html> inside the first usually means that one template was pasted into "
           "another. Mail programs drop parts of such markup, often the styles.",
    .fix = "Keep one <html>, one <head> and one <body>, and paste only what stands inside the "
           "inner body.",
    .source = "HTML standard section 13.2.6.4.7 (a second <html> is an error)",
    .bad = html("<html><body><p>Our spring catalogue is here.</p>\n"
                "<html><body><p>Example Shop, 1 Harbour Street</p></body></html></body></html>"),
    .good = html("<!--[if mso]><html xmlns:v=\"urn:schemas-microsoft-com:vml\"><![endif]-->\n"
                 "<!--[if !mso]><!--><html><!--<![endif]-->\n"
                 "<body><p>Our spring catalogue is here.</p></body></html>"),
    .check = check_several_html_documents,
});

}  // namespace presend::heuristics
