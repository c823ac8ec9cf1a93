#include <algorithm>

#include "heuristics/rule.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

/// Whether anything but white space, such as ":-)", stands in a plain text.
bool has_ink(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (!is_unicode_space(c.value) && !is_invisible(c.value)) return true;
    at += c.size;
  }
  return false;
}

void check_empty_body(const Context& context, Findings& out) {
  const auto& email = context.email;
  const mime::Message& message = email.message;
  if (!email.texts.empty() || !email.images.empty() || !email.attachments.empty()) return;
  for (const email::Body& body : email.bodies) {
    const mime::Part& part = message.parts[body.part];
    if (body.document == nullptr ? has_ink(part.text) : body.document->is_fallback()) return;
  }
  // What was not read may well have been text.
  if (std::any_of(message.defects.begin(), message.defects.end(), [](const mime::Defect& defect) {
        return defect.kind == mime::DefectKind::nesting_limit ||
               defect.kind == mime::DefectKind::part_limit;
      }))
    return;
  // Whatever else the message consists of (a picture, a calendar entry) is content too.
  if (std::any_of(message.parts.begin(), message.parts.end(), [](const mime::Part& part) {
        return part.children.empty() && !part.is_html() && !part.is_plain_text() &&
               !part.is_multipart() && part.decoded_bytes > 0;
      }))
    return;
  out.add("The message has no text, picture or attachment");
}

}  // namespace

extern constexpr Rule empty_body = checked({
    .id = "MIM007",
    .name = "empty-body",
    .title = "The message is empty",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "Spammers send empty mail to find out which addresses exist. In a draft it means that "
           "rendering or a merge went wrong.",
    .fix = "Check the template and the data it was rendered with; the body must hold what you "
           "want to say.",
    .source = "SpamAssassin EMPTY_MESSAGE",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: pat@example.net\n"
               "Subject: Spring news\n"
               "MIME-Version: 1.0\n"
               "Content-Type: text/html; charset=utf-8\n\n"
               "<html><body> &nbsp; </body></html>\n"),
    .good = html("<p>Our spring catalogue is here.</p>"),
    .check = check_empty_body,
});

}  // namespace presend::heuristics
