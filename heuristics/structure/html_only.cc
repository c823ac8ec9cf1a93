#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

void check_html_only(const Context& context, Findings& out) {
  const mime::Message& message = context.message();
  if (context.email.texts.empty() && context.email.images.empty()) return;  // MIM007 says so
  const email::Body* html = nullptr;
  for (const email::Body& body : context.email.bodies) {
    const mime::Part& part = message.parts[body.part];
    if (body.document == nullptr && has_letter_or_digit(part.text)) return;
    if (body.document != nullptr && html == nullptr) html = &body;
  }
  if (html == nullptr) return;
  const mime::Part& part = message.parts[html->part];
  constexpr const char* kMessage = "The message has an HTML version and no plain text";
  if (const mime::Field* type = part.find("Content-Type"))
    out.add(kMessage, type->range, html->part, readable(type->value));
  else
    out.add(kMessage);
}

}  // namespace

extern constexpr Rule html_only = checked({
    .id = "MIM001",
    .name = "html-only",
    .title = "There is no plain text version",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "Mailing software sends each message as plain text and HTML (multipart/alternative); "
           "cheap spam programs leave the text out. 93.5 % of real newsletters carry it. Filters "
           "give its absence little weight (SpamAssassin 0.1 points), readers of watches and "
           "screen readers more.",
    .fix = "Add a text/plain alternative in front of the HTML that says the same; most mailing "
           "platforms generate it on request.",
    .source = "SpamAssassin MIME_HTML_ONLY; measured on 31 newsletters of 2022-23",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: pat@example.net\n"
               "Subject: Spring news\n"
               "MIME-Version: 1.0\n"
               "Content-Type: text/html; charset=utf-8\n\n"
               "<p>Our spring catalogue is here.</p>\n"),
    .good = html("<p>Our spring catalogue is here.</p>"),
    .check = check_html_only,
});

}  // namespace presend::heuristics
