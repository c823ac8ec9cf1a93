#include <string>
#include <string_view>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// What is wrong with a Message-ID value (RFC 5322 3.6.4), as a clause; empty when nothing.
std::string message_id_fault(std::string_view value) {
  if (value.size() < 2 || value.front() != '<' || value.back() != '>')
    return "is not enclosed in \"<\" and \">\"";
  const std::string_view id = value.substr(1, value.size() - 2);
  for (const char c : id) {
    if (is_space(c) || is_control(c)) return "contains blanks";
    if (c == '<' || c == '>') return "contains more than one id";
  }
  const std::size_t at = id.rfind('@');
  if (at == std::string_view::npos) return "has no \"@\"";
  if (at == 0) return "has nothing in front of the \"@\"";
  const std::string_view domain = id.substr(at + 1);
  if (domain.empty()) return "has nothing behind the \"@\"";
  if (domain.front() == '[') return {};
  const std::size_t dot = domain.find('.');
  if (dot == std::string_view::npos || dot == 0 || domain.back() == '.')
    return "ends in " + quoted(domain) + ", which is no full domain name";
  return {};
}

void check_bad_message_id(const Context& context, Findings& out) {
  const mime::Field* id = context.message().find("Message-ID");
  if (id == nullptr || id->value.empty() || is_filled_in_later(context, id)) return;
  const std::string fault = message_id_fault(id->value);
  if (!fault.empty()) add_field(out, "The Message-ID " + fault, *id);
}

}  // namespace

extern constexpr Rule bad_message_id = checked({
    .id = "HDR008",
    .name = "bad-message-id",
    .title = "The Message-ID is malformed",
    .severity = Severity::info,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Gmail asks for a valid Message-ID on every message and refuses some mail without one "
           "(550 5.7.1). A missing one is fine in a draft, since the sending server adds it; a "
           "wrong one stays.",
    .fix = "Leave the field to the sending program, or write <unique-text@your-domain> with a "
           "domain that contains a dot.",
    .source = "support.google.com/mail/answer/81126; RFC 5322 section 3.6.4",
    .bad = header("Message-ID: <20260304101500@localhost>"),
    .good = header("Message-ID: <20260304101500.17@mail.example.org>"),
    .check = check_bad_message_id,
});

}  // namespace presend::heuristics
