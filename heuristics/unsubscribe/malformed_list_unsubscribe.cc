#include <string>
#include <string_view>
#include <utility>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/template/tags.h"

namespace presend::heuristics {
namespace {

/// Whether a mail program can follow the address: to a page, or to a mailbox.
bool is_usable_way(const email::Link& link) {
  if (link.reference.has_placeholder) return true;
  if (!link.reference.url) return false;
  const url::Url& url = *link.reference.url;
  if (url.is_web()) return !url.host().empty();
  return url.scheme() == "mailto" && url.path().find('@') != std::string_view::npos;
}

/// What is wrong with the field, as a sentence; empty when it can be used.
std::string list_unsubscribe_fault(const Context& context, const mime::Field& field) {
  if (trim(field.value).empty()) return "List-Unsubscribe is empty";
  std::size_t in_brackets = 0;
  for (const email::Link& link : context.email.links) {
    if (link.element != email::LinkElement::list_unsubscribe) continue;
    if (is_usable_way(link)) return {};
    ++in_brackets;
  }
  // A tag such as <%= url %> brings its own brackets.
  if (!templates::find_tags(field.value).empty()) return {};
  if (in_brackets == 0)
    return "The address in List-Unsubscribe is not written in angle brackets <…>";
  return "No address in List-Unsubscribe can be used: it takes https: or mailto:";
}

bool is_one_click(std::string_view value) {
  return equals_ignoring_case(trim(value), "List-Unsubscribe=One-Click");
}

void check_malformed_list_unsubscribe(const Context& context, Findings& out) {
  const auto fields = context.message().find_all("List-Unsubscribe");
  if (fields.size() > 1)
    add_field(out, "There are " + with_commas(fields.size()) + " List-Unsubscribe fields",
              *fields[1]);
  if (!fields.empty()) {
    std::string fault = list_unsubscribe_fault(context, *fields.front());
    if (!fault.empty()) add_field(out, std::move(fault), *fields.front());
  }
  const mime::Field* post = context.message().find("List-Unsubscribe-Post");
  if (post != nullptr && !is_one_click(post->value) && templates::find_tags(post->value).empty())
    add_field(out,
              "List-Unsubscribe-Post says " + quoted(post->value) +
                  " instead of \"List-Unsubscribe=One-Click\"",
              *post);
}

}  // namespace

extern constexpr Rule malformed_list_unsubscribe = checked({
    .id = "UNS004",
    .name = "malformed-list-unsubscribe",
    .title = "List-Unsubscribe field that mail programs cannot use",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Mail programs show their \"Unsubscribe\" button only when the field is written as the "
           "standard asks. One that cannot be read counts as missing, and Gmail holds that "
           "against marketing mail.",
    .fix = "Write one field: List-Unsubscribe: <https://…>, <mailto:…>, each address in angle "
           "brackets, and List-Unsubscribe-Post: List-Unsubscribe=One-Click.",
    .source = "RFC 2369 section 2; RFC 8058 section 3.1; support.google.com/a/answer/14229414",
    .bad = header("List-Unsubscribe: https://www.example.org/leave?u=17\n"
                  "List-Unsubscribe-Post: yes"),
    .good = header("List-Unsubscribe: <https://www.example.org/leave?u=17>,\n"
                   " <mailto:leave@example.org?subject=17>\n"
                   "List-Unsubscribe-Post: List-Unsubscribe=One-Click"),
    .check = check_malformed_list_unsubscribe,
});

}  // namespace presend::heuristics
