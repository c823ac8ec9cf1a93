#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/subject_text.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// Whether a line introduces an earlier message: "-----Original Message-----", "Von: Anna".
bool begins_earlier_message(std::string_view line) {
  if (line.starts_with("-----") || line.starts_with("_____")) return true;
  for (const std::string_view field :
       {"From:", "Von:", "De :", "De:", "Da:", "Van:", "Od:", "Från:", "Fra:", "Kimden:",
        "Lähettäjä:", "От:", "发件人", "寄件者", "差出人"})
    if (line.starts_with(field)) return true;
  return false;
}

/// "RH> as you said", "| as you said": quotations that are not marked as such everywhere.
bool is_quotation(std::string_view line) {
  constexpr std::size_t kMostInitials = 4;
  std::size_t at = 0;
  while (at < line.size() && at < kMostInitials && is_ascii_alpha(line[at])) ++at;
  return line.substr(at).starts_with("> ") || line.starts_with("| ") || line.starts_with("--]");
}

/// "On 4 March 2026, Anna wrote:".
bool introduces_quotation(std::string_view line) {
  constexpr auto kVerbs = std::to_array<std::string_view>(
      {"wrote", "writes", "said", "schrieb", "schreibt", "écrit", "escribió", "escribio",
       "escreveu", "scritto", "schreef", "skrev", "napisał", "napisała", "kirjoitti", "написал",
       "yazdı"});
  constexpr std::size_t kLongest = 200;
  if (line.size() > kLongest || !line.ends_with(':')) return false;
  return std::any_of(kVerbs.begin(), kVerbs.end(), [line](std::string_view verb) {
    return line.find(verb) != std::string_view::npos;
  });
}

/// Whether the draft carries the message that it answers or passes on.
bool holds_earlier_message(const Context& context) {
  const auto& parts = context.message().parts;
  if (std::any_of(parts.begin(), parts.end(),
                  [](const mime::Part& part) { return part.type == "message/rfc822"; }))
    return true;
  const auto& texts = context.email.texts;
  return std::any_of(texts.begin(), texts.end(), [](const email::Text& text) {
    return text.role == email::Role::quote ||
           (text.is_visible() && (begins_earlier_message(text.text) || is_quotation(text.text) ||
                                  introduces_quotation(text.text)));
  });
}

/// Outlook leaves a Thread-Index instead: 22 bytes for the first message and five more for each
/// answer (in base64 30 characters, and more).
bool continues_thread(const Context& context) {
  constexpr std::size_t kFirstMessage = 32;
  const mime::Field* thread = context.message().find("Thread-Index");
  return (thread != nullptr && trim(thread->value).size() > kFirstMessage) ||
         context.message().find("X-Forwarded-Message-Id") != nullptr;
}

void check_fake_reply(const Context& context, Findings& out) {
  const ReplyMark mark = reply_mark(subject_of(context));
  if (!mark || is_reply(context) || continues_thread(context) || is_list_posting(context)) return;
  if (holds_earlier_message(context)) return;
  Finding& finding = add_subject(
      context, out,
      quoted(mark.text) +
          (mark.is_forward
               ? " says that a message is passed on, and the draft neither holds nor names one"
               : " says that this is an answer, and the draft names no message it answers"),
      mark.text);
  if (mark.is_ambiguous) finding.severity = Severity::warning;
}

}  // namespace

extern constexpr Rule fake_reply = checked({
    .id = "SUB004",
    .name = "fake-reply",
    .title = "The subject pretends to be an answer",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "\"Re:\" or \"Fwd:\" on mail that answers nothing makes people believe that they "
           "wrote first. Gmail's sender guidelines name it as a deception. It was found in 4 % "
           "of spam and phishing, and in next to no honest mail.",
    .fix = "Take the mark out of the subject. If it is an answer, send it with In-Reply-To and "
           "References, as mail programs do.",
    .source = "support.google.com/mail/answer/81126; RFC 5322 section 3.6.4",
    .bad = header("Subject: Re: your enquiry"),
    .good = header("Subject: Re: your enquiry\nIn-Reply-To: <42@mail.example.net>"),
    .check = check_fake_reply,
});

}  // namespace presend::heuristics
