#include <algorithm>
#include <array>
#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// Slips of the keyboard for http and https.
bool is_misspelt_scheme(std::string_view scheme) {
  constexpr std::array<std::string_view, 13> kSlips = {
      "hhttp", "hhttps", "hhtp",   "hhtps", "htp",  "htps",  "htpp",
      "htpps", "htttp",  "htttps", "ttp",   "ttps", "httpss"};
  return std::find(kSlips.begin(), kSlips.end(), scheme) != kSlips.end();
}

std::string mailto_fault(const url::Url& url) {
  const std::string address = percent_decode(url.path());
  // "mailto:?subject=…" lets the reader choose whom to write to.
  if (trim(address).empty()) return url.query().empty() ? "Is a mail link without an address" : "";
  if (address.find('@') == std::string::npos)
    return "Is a mail link to " + quoted(address) + ", which is no address";
  return {};
}

std::string web_fault(const url::Url& url, std::string_view href) {
  if (url.host_kind() != url::HostKind::domain) return {};
  const std::string_view host = url.host();
  if (host == "http" || host == "https")
    return "Begins with http:// twice, so it looks for a site called \"" + std::string(host) + "\"";
  // Browsers keep a blank in a host and then look for a site that cannot exist.
  if (host.find("%20") != std::string_view::npos) return "Has a blank in its host: " + quoted(href);
  if (host.find('.') == std::string_view::npos && host != "localhost")
    return "Opens " + quoted(host) + ", which is no complete domain";
  return {};
}

std::string url_fault(const email::Link& link) {
  const url::Reference& reference = link.reference;
  if (reference.has_placeholder || reference.host_is_placeholder) return {};
  const std::string href = quoted(link.href);
  if (link.href.starts_with("3D\"") || link.href.starts_with("=3D"))
    return "Holds quoted-printable codes that were never decoded: " + href;
  if (reference.kind == url::ReferenceKind::invalid)
    return "Cannot be opened: " + href + " is no valid address";
  if (reference.kind == url::ReferenceKind::relative && shown_url(link.href))
    return "Lacks https:// before " + href + ", so no site is opened";
  if (reference.kind == url::ReferenceKind::relative)
    return "Lacks its site: a mail has no page to which " + href + " could belong";
  const url::Url* url = link.url();
  if (url == nullptr) return {};
  if (url->scheme() == "mailto") return mailto_fault(*url);
  if (is_misspelt_scheme(url->scheme()))
    return "Begins with \"" + std::string(url->scheme()) + ":\", which no program knows";
  return url->is_web() ? web_fault(*url, link.href) : std::string();
}

/// Stand-ins have a rule of their own (LNK014).
bool is_stand_in(std::string_view href) {
  if (equals_ignoring_case(href, "http://") || equals_ignoring_case(href, "https://")) return true;
  const auto is_mark = [](char c) {
    return std::string_view("[]{}<>%#@*$_").find(c) != std::string_view::npos;
  };
  return href.find_first_of("/.") == std::string_view::npos &&
         (std::any_of(href.begin(), href.end(), is_mark) ||
          std::all_of(href.begin(), href.end(),
                      [](char c) { return is_ascii_alnum(c) || c == ' '; }));
}

}  // namespace

extern constexpr Rule invalid_url = checked({
    .id = "LNK016",
    .name = "invalid-url",
    .title = "Link that no browser can open",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::message,
    .why =
        "A link that cannot be parsed, misses its site or has a slip in \"https://\" is dead for "
        "every reader, and readers who cannot reach you or unsubscribe press the spam button.",
    .fix = "Write the whole address, beginning with https://, and open it once from a test mail.",
    .source = "WHATWG URL Standard; a mail has no base address (RFC 2557 section 5)",
    .bad = html(R"(<p><a href="https://https//www.example.org/">Our shop</a>
<a href="/offers">Offers</a></p>)"),
    .good = html(R"(<p><a href="https://www.example.org/?q=a%20b">Our shop</a>
<a href="mailto:?subject=Hello">Tell a friend</a> <a href="tel:+49301234567">Call</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          LinkFindings found;
          for (const email::Link& link : context.email.links) {
            if (found.is_full()) break;
            if (!is_followed(link) || link.element == email::LinkElement::text) continue;
            const bool is_whole = link.reference.kind == url::ReferenceKind::absolute;
            if (!is_whole && is_stand_in(trim(link.href))) continue;
            std::string message = url_fault(link);
            if (!message.empty()) found.add(link, std::move(message));
          }
          found.write(out);
        },
});

}  // namespace presend::heuristics
