#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

std::string hidden_characters(const email::Link& link) {
  using url::Oddity;
  const Oddity oddities = link.reference.oddities;
  const url::Url* url = link.url();
  const std::string host = url == nullptr ? "an address" : std::string(url->host());
  if (url::has(oddities, Oddity::invisible_host))
    return "Has invisible characters in its host; it opens " + host;
  if (url::has(oddities, Oddity::percent_host))
    return "Spells its host in percent codes; it opens " + host;
  if (url::has(oddities, Oddity::confusing_dots))
    return "Spells its host with look-alike dots or letters; it opens " + host;
  // Behind the host a backslash is a slip; before it, it decides which site opens.
  const std::string_view href = link.href;
  if (url::has(oddities, Oddity::backslashes) && url != nullptr && url->is_web() &&
      href.find('\\') < href.find(url->host().substr(0, url->host().find('.'))))
    return "Has backslashes where slashes belong; it opens " + host;
  if (url::has(oddities, Oddity::invisible_characters)) return "Has invisible characters inside";
  return {};
}

}  // namespace

extern constexpr Rule hidden_characters_in_url = checked({
    .id = "LNK021",
    .name = "hidden-characters-in-url",
    .title = "Address with disguised characters",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::message,
    .why = "Zero-width characters, percent codes in the host, look-alike dots and backslashes make "
           "an address read differently for people, filters and browsers. Gmail asks for links "
           "that are visible and understandable; such characters serve to hide where one leads.",
    .fix = "Type the address anew instead of copying it, and check it character by character.",
    .source = "support.google.com/mail/answer/81126; WHATWG URL Standard",
    .bad = html(R"(<p><a href="https://www.exam&#x200B;ple.org/">Our shop</a></p>)"),
    .good = html(R"(<p><a href="https://www.example.org/caf%C3%A9">Our shop</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          LinkFindings found;
          for (const email::Link& link : context.email.links) {
            if (found.is_full()) break;
            if (!is_followed(link)) continue;
            std::string message = hidden_characters(link);
            if (!message.empty()) found.add(link, std::move(message));
          }
          found.write(out);
        },
});

}  // namespace presend::heuristics
