#include <algorithm>
#include <string>

#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// Quoted-printable costs three bytes for each byte beyond ASCII, so base64 is needless long before
/// a text is all ASCII.
constexpr double kMostForeignShare = 0.02;

double foreign_share(std::string_view text) {
  const auto foreign = std::count_if(text.begin(), text.end(), [](char c) { return !is_ascii(c); });
  return static_cast<double>(foreign) / static_cast<double>(text.size());
}

void check_needless_base64_text(const Context& context, Findings& out) {
  for (const email::Body& body : context.email.bodies) {
    const mime::Part& part = context.message().parts[body.part];
    // A multipart must not be encoded at all, which MIM009 says.
    if (part.encoding != mime::Encoding::base64 || part.text.empty() || part.is_multipart() ||
        foreign_share(part.text) > kMostForeignShare)
      continue;
    const mime::Field* encoding = part.find("Content-Transfer-Encoding");
    const SourceRange at = encoding ? encoding->range : part.header;
    out.add("A " + std::string(part.type) + " part of plain letters is encoded in base64", at,
            body.part, encoding ? readable(encoding->value) : std::string());
  }
}

}  // namespace

extern constexpr Rule needless_base64_text = checked({
    .id = "MIM005",
    .name = "needless-base64-text",
    .title = "Plain text is encoded in base64 without need",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "Base64 makes a text unreadable to simple filters, which is why spam used it, and a "
           "third larger. Text that is nearly all ASCII letters has no other reason for it.",
    .fix = "Set the transfer encoding of text parts to quoted-printable.",
    .source = "SpamAssassin MIME_BASE64_TEXT",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: pat@example.net\n"
               "Subject: Spring news\n"
               "MIME-Version: 1.0\n"
               "Content-Type: text/plain; charset=utf-8\n"
               "Content-Transfer-Encoding: base64\n\n"
               "T3VyIHNwcmluZyBjYXRhbG9ndWUgaXMgaGVyZS4K\n"),
    .good = eml("From: Example Shop <news@example.org>\n"
                "To: pat@example.net\n"
                "Subject: Spring news\n"
                "MIME-Version: 1.0\n"
                "Content-Type: text/plain; charset=utf-8\n"
                "Content-Transfer-Encoding: quoted-printable\n\n"
                "Our spring catalogue is here.\n"),
    .check = check_needless_base64_text,
});

}  // namespace presend::heuristics
