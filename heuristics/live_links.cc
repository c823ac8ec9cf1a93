#include "heuristics/live_links.h"

#include <unordered_set>

#include "heuristics/grouped_findings.h"
#include "heuristics/image_tests.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

using email::LinkElement;

std::uint64_t place(mime::PartIndex part, SourceRange at) {
  return static_cast<std::uint64_t>(part) << 32 | at.begin;
}

}  // namespace

std::vector<LiveLink> live_links(const Context& context) {
  std::vector<LiveLink> found;
  if (context.links == nullptr) return found;
  std::unordered_set<std::uint64_t> pictures;
  for (const email::Image& image : context.email.images)
    if (web_url(image) != nullptr) pictures.insert(place(image.part, image.at));
  for (const email::Link& link : context.email.links) {
    const url::Url* url = link.url();
    if (url == nullptr || link.reference.has_placeholder ||
        pictures.contains(place(link.part, link.at)))
      continue;
    const links::Result* result = context.links->find(url->href());
    const bool is_loaded =
        link.element == LinkElement::background || link.element == LinkElement::css;
    if (result != nullptr)
      found.push_back({url, result, is_loaded, link.site, link.text.empty() ? link.href : link.text,
                       link.at, link.part});
  }
  for (const email::Image& image : context.email.images) {
    const url::Url* url = web_url(image);
    if (url == nullptr || image.reference.has_placeholder) continue;
    if (const links::Result* result = context.links->find(url->href()))
      found.push_back({url, result, true, url::registrable_domain(url->host()), image.src, image.at,
                       image.part});
  }
  return found;
}

void tell_live_links(const Context& context, Findings& out,
                     const std::function<std::string(const LiveLink&)>& message,
                     const std::function<std::string(const LiveLink&)>& key) {
  GroupedFindings found;
  for (const LiveLink& link : live_links(context)) {
    if (found.is_full()) break;
    std::string text = message(link);
    if (text.empty()) continue;
    found.add(key ? key(link) : (link.is_picture ? "picture " : "link ") + link.result->url,
              std::move(text), link.at, link.part, link.quote);
  }
  found.write(out);
}

std::string told_reason(const links::Result& result) {
  std::string out = "as ";
  if (!result.hops.empty())
    out += "it is sent on to " + quoted(result.hops.back().url) + ", where ";
  return out + result.reason;
}

}  // namespace presend::heuristics
