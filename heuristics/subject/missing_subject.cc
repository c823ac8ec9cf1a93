#include <string_view>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/subject_text.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

/// What mail programs show, or write, when nobody gave a subject.
bool is_stand_in(std::string_view subject) {
  for (const std::string_view words :
       {"(no subject)", "no subject", "<no subject>", "[no subject]", "(kein betreff)",
        "kein betreff", "(sans objet)", "(sin asunto)", "(sem assunto)", "(nessun oggetto)",
        "(geen onderwerp)", "(brak tematu)", "(none)"})
    if (equals_ignoring_case(subject, words)) return true;
  return false;
}

void check_missing_subject(const Context& context, Findings& out) {
  const mime::Field* field = context.message().find("Subject");
  if (field == nullptr) {
    out.add("The message has no subject");
    return;
  }
  const std::string_view subject = subject_of(context);
  const ReplyMark mark = reply_mark(subject);
  const std::string_view own =
      mark ? subject.substr(static_cast<std::size_t>(mark.text.data() - subject.data()) +
                            mark.text.size())
           : subject;
  if (has_letter_or_digit(own)) {
    if (is_stand_in(trim(own))) add_field(out, "The subject only says that there is none", *field);
    return;
  }
  // A heart or a row of dots is a poor subject, and yet one.
  for (std::size_t at = 0; at < own.size();) {
    const CodePoint c = decode_utf8(own, at);
    if (!is_unicode_space(c.value) && !is_invisible(c.value)) return;
    at += c.size;
  }
  add_field(out, !mark ? "The subject is empty" : "The subject is empty but for " + quoted(subject),
            *field);
}

}  // namespace

extern constexpr Rule missing_subject = checked({
    .id = "SUB001",
    .name = "missing-subject",
    .title = "The subject is missing or empty",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Mail without a subject is what broken programs and careless spam send. Filters count "
           "it, and readers see a blank line in their inbox and pass on.",
    .fix = "Write a subject that says in a few words what the message is about.",
    .source = "RFC 5322 section 3.6.5; SpamAssassin MISSING_SUBJECT; "
              "support.google.com/mail/answer/81126",
    .bad = header("Subject:"),
    .good = header("Subject: Your order 4711"),
    .check = check_missing_subject,
});

}  // namespace presend::heuristics
