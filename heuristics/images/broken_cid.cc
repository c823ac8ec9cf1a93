#include "heuristics/grouped_findings.h"
#include "heuristics/image_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_broken_cid(const Context& context, Findings& out) {
  if (context.email.is_template || context.email.is_bare_html)
    return;  // whoever sends it attaches the pictures
  GroupedFindings found;
  for (const email::Image& image : context.email.images) {
    if (!image.is_broken_cid || found.is_full()) continue;
    found.add(image.src, "No part of the message has the Content-ID of " + quoted(image.src),
              image.at, image.part, image.src);
  }
  found.write(out);
}

}  // namespace

extern constexpr Rule broken_cid = checked({
    .id = "IMG010",
    .name = "broken-cid",
    .title = "Embedded picture that is not there",
    .severity = Severity::error,
    .grade = Grade::c,
    .needs = Needs::html,
    .why = "\"cid:\" points to a picture that travels with the message. When it is missing, "
           "readers see a broken frame, and the draft looks like a copy of someone else's mail, "
           "as phishing often is.",
    .fix = "Attach the picture with a Content-ID header that equals the text behind \"cid:\", or "
           "load it from your site.",
    .source = "RFC 2392 section 2",
    .bad = html(R"(<p>Our spring catalogue is here.</p>
<img src="cid:logo@example.org" width="60" height="40" alt="Example Shop">)"),
    .good = eml("From: Example Shop <news@example.org>\nTo: pat@example.net\nSubject: Spring\n"
                "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
                "Content-Type: text/html; charset=utf-8\n\n<p>Our spring catalogue is here.</p>\n"
                "<img src=\"cid:logo@example.org\" width=\"1\" height=\"1\" alt=\"Example Shop\">\n"
                "--b\nContent-Type: image/gif\nContent-ID: <logo@example.org>\n"
                "Content-Transfer-Encoding: base64\n\n"
                "R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAI=\n--b--\n"),
    .check = check_broken_cid,
});

}  // namespace presend::heuristics
