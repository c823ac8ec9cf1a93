#include <string>

#include "heuristics/grouped_findings.h"
#include "heuristics/markup_tests.h"
#include "heuristics/rule.h"
#include "scanner/base/ascii.h"
#include "scanner/url/url.h"

namespace presend::heuristics {
namespace {

/// "A form that sends what is typed to www.example.org".
std::string describe_form(const ElementUse& form) {
  const url::Reference reference = url::parse(form.value("action"));
  if (reference.url && !reference.host_is_placeholder && !reference.url->host().empty())
    return "A form that sends what is typed to " + std::string(reference.url->host());
  return "A form to fill in inside the message";
}

void check_form(const Context& context, Findings& out) {
  GroupedFindings found;
  for_each_element(context, [&](const ElementUse& element) {
    if (found.is_full()) return;
    if (element.node().is("form")) {
      const std::string message = describe_form(element);
      found.add(message, message, element.place(context), element.body.part, element.start_tag());
    } else if (element.node().is("input") &&
               equals_ignoring_case(trim(element.value("type")), "password")) {
      found.add("password", "Asks for a password inside the message", element.place(context),
                element.body.part, element.start_tag(), Severity::error);
    }
  });
  found.write(out);
}

}  // namespace

extern constexpr Rule form = checked({
    .id = "HTM002",
    .name = "form",
    .title = "Form in the message",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "Phishing collects passwords and card numbers with forms inside the mail. Gmail warns "
           "when one is sent off, Outlook shows none at all. None of 293 open-source templates "
           "holds one.",
    .fix = "Link to a page of yours with the form, and never ask for a password by mail.",
    .source = "SpamAssassin form rules; count over 293 open-source templates",
    .bad = html(R"(<form action="https://www.example.org/survey" method="post">
<p>Your name <input name="n"></p><input type="submit" value="Send"></form>)"),
    .good = html(R"(<p><a href="https://www.example.org/survey">Open the survey</a></p>)"),
    .check = check_form,
});

}  // namespace presend::heuristics
