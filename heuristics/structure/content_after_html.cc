#include <algorithm>
#include <cstdint>

#include "heuristics/markup_scan.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_content_after_html(const Context& context, Findings& out) {
  for (const email::Body& body : context.email.bodies) {
    if (body.document == nullptr) continue;
    const mime::Part& part = context.message().parts[body.part];
    const DocumentMarks marks = find_document_marks(part.text);
    if (marks.last_end == 0) continue;
    const std::size_t at = find_text_outside_tags(part.text, marks.last_end);
    if (at == std::string_view::npos) continue;
    const std::size_t line_end = std::min(part.text.find_first_of("\r\n", at), part.text.size());
    const std::size_t end = std::min(line_end, at + 80);
    out.add("Text stands behind </html>",
            part.place(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)), body.part,
            readable(part.text.substr(at, end - at)));
  }
}

}  // namespace

extern constexpr Rule content_after_html = checked({
    .id = "MIM010",
    .name = "content-after-html",
    .title = "Text follows the end of the HTML document",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "Spam appends random words behind </html> to look different in every copy; programs "
           "disagree whether to show them. A footer that a server appends to finished HTML looks "
           "the same.",
    .fix = "Move the text in front of </body>, and have footers inserted before the message is "
           "encoded.",
    .source =
        "HTML standard section 13.2.6.4.22 (content after the body is an error); measured on the "
        "development corpus",
    .bad = html("<html><body><p>Our spring catalogue is here.</p></body></html>\n"
                "harbour violet cabinet seventeen"),
    .good = html("<html><body><p>Our spring catalogue is here.</p>\n"
                 "<p>Example Shop, 1 Harbour Street</p></body></html>"),
    .check = check_content_after_html,
});

}  // namespace presend::heuristics
