#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// Letters and digits of `text` in lower case: "[YOUR_LINK]" gives "yourlink".
std::string bare_letters(std::string_view text) {
  std::string letters;
  for (const char c : text)
    if (is_ascii_alnum(c)) letters += ascii_lower(c);
  return letters;
}

bool is_dummy_word(std::string_view href) {
  constexpr std::array<std::string_view, 24> kWords = {"href",
                                                       "http",
                                                       "https",
                                                       "httphttp",
                                                       "insertlink",
                                                       "insertlinkhere",
                                                       "inserturl",
                                                       "inserturlhere",
                                                       "link",
                                                       "linkhere",
                                                       "linkurl",
                                                       "placeholder",
                                                       "tbd",
                                                       "todo",
                                                       "unsubscribe",
                                                       "unsubscribelink",
                                                       "unsubscribeurl",
                                                       "url",
                                                       "urlhere",
                                                       "xxx",
                                                       "yourlink",
                                                       "yourlinkhere",
                                                       "yoururl",
                                                       "yoururlhere"};
  constexpr std::size_t kLongest = 32;
  if (href.size() > kLongest) return false;
  const std::string word = bare_letters(href);
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// An unknown placeholder syntax: "[link]", "%LINK%", "#url#", "$url". Only whole addresses count.
bool is_bracketed_word(std::string_view href) {
  constexpr std::size_t kLongest = 64;
  if (href.size() < 3 || href.size() > kLongest) return false;
  const char first = href.front();
  const char last = href.back();
  const bool is_wrapped = (first == '[' && last == ']') || (first == '{' && last == '}') ||
                          (first == '<' && last == '>') || (first == '%' && last == '%') ||
                          (first == '#' && last == '#') || (first == '@' && last == '@') ||
                          (first == '*' && last == '*');
  const std::string_view inner = href.substr(1, href.size() - 2);
  return is_wrapped && std::all_of(inner.begin(), inner.end(), [](char c) {
           return is_ascii_alnum(c) ||
                  std::string_view("_-. :,|$").find(c) != std::string_view::npos;
         });
}

bool is_dummy_host(std::string_view host) {
  constexpr std::array<std::string_view, 16> kNames = {
      "company-name", "companyname", "my-domain",   "mydomain",       "mywebsite",   "placeholder",
      "your-company", "your-domain", "your-site",   "your-website",   "yourcompany", "yourdomain",
      "yoursite",     "yourstore",   "yourwebsite", "yourwebsitehere"};
  for (const std::string_view dummy : {"domain.com", "website.com", "url.com", "link.com"})
    if (url::is_within(host, dummy)) return true;
  const std::vector<std::string_view> labels = labels_of(host);
  return std::find_first_of(labels.begin(), labels.end(), kNames.begin(), kNames.end()) !=
         labels.end();
}

/// What makes the link a stand-in, as a sentence; empty when it is none.
std::string placeholder_fault(const Context& context, const email::Link& link) {
  const url::Reference& reference = link.reference;
  // A form without an action answers to the page it is on, which is valid HTML.
  const bool is_form = link.element == email::LinkElement::form;
  if (reference.kind == url::ReferenceKind::empty)
    return is_form ? "" : "Leads nowhere: it is empty";
  const std::string_view href = trim(link.href);
  if (reference.kind == url::ReferenceKind::fragment)
    return href == "#" || href == "#!" ? "Leads nowhere: it is only \"" + std::string(href) + "\""
                                       : std::string();
  if (reference.has_placeholder) return {};
  if (reference.kind != url::ReferenceKind::absolute) {
    if (is_dummy_word(href) || is_bracketed_word(href))
      return "Still holds the stand-in " + quoted(href) + " instead of an address";
    return {};
  }
  const url::Url* url = link.url();
  if (url == nullptr || !url->is_web()) return {};
  if ((is_reserved_host(*url) || is_dummy_host(url->host())) &&
      !context.email.is_own_site(link.site))
    return "Opens " + std::string(url->host()) + ", a stand-in that no reader can use";
  return {};
}

}  // namespace

extern constexpr Rule placeholder_link = checked({
    .id = "LNK014",
    .name = "placeholder-link",
    .title = "Link that was never filled in",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "Empty links, \"#\", localhost, example.com and the like come from templates and tests. "
           "They disappoint readers and tell filters that the mail was made carelessly; 48 % of "
           "open-source templates still hold one.",
    .fix = "Put the real address in, or remove the link.",
    .source = "count over 293 open-source templates; RFC 2606 and RFC 6761 (reserved names)",
    .bad = html(R"(<p><a href="#">Our shop</a> <a href="http://localhost:3000/">Account</a></p>)"),
    .good = html(R"(<p><a href="#offers">Offers below</a> <a id="offers"></a>
<a href="https://www.gnu.org/">A real page</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          LinkFindings found;
          for (const email::Link& link : context.email.links) {
            if (found.is_full()) break;
            if (!is_followed(link)) continue;
            std::string message = placeholder_fault(context, link);
            if (!message.empty()) found.add(link, std::move(message));
          }
          found.write(out);
        },
});

}  // namespace presend::heuristics
