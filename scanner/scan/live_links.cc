#include "scanner/scan/live_links.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <unordered_set>

#include "heuristics/image_tests.h"
#include "heuristics/unsubscribe_tests.h"
#include "scanner/base/ascii.h"

namespace presend::scan {
namespace {

using email::Image;
using email::Link;
using email::LinkElement;

/// A draft with more is no mail, and servers must not pay for it.
constexpr std::size_t kMostUrls = 2000;

const url::Url* asked_url(const Link& link) {
  const url::Url* url = link.url();
  return url != nullptr && url->is_web() && !link.reference.has_placeholder ? url : nullptr;
}

const url::Url* asked_url(const Image& image) {
  return image.reference.has_placeholder ? nullptr : heuristics::web_url(image);
}

std::string key_of(const url::Url& url) { return url.href().substr(0, url.href().find('#')); }

/// Whether a word of path or query says that opening the address does something. Mail programs and
/// filters open links unasked, so few rely on it, but those few must not be caught.
bool says_it_acts(const url::Url& url) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"unsubscribe", "unsub", "optout", "confirm", "confirmation", "verify", "verification",
       "activate", "activation", "optin"});
  constexpr std::size_t kMostBytes = 2000;
  const std::string text =
      to_ascii_lower(url.href().substr(0, std::min(url.href().find('#'), kMostBytes)));
  std::size_t at = text.find('/', text.find("://") + 3);
  while (at < text.size()) {
    const std::size_t end = std::min(text.find_first_of("/?&=._-+%;:,", at), text.size());
    const std::string_view word = std::string_view(text).substr(at, end - at);
    if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
    if ((word == "opt") && (text.compare(end, 4, "-out") == 0 || text.compare(end, 4, "_out") == 0))
      return true;
    at = end + 1;
  }
  return false;
}

class Collector {
 public:
  Collector(const email::Email& email, const lexicon::Lexicon& lexicon)
      : email_(email), lexicon_(lexicon) {
    const heuristics::Context context{email, lexicon};
    for (const Link* link : heuristics::possible_ways_out(context)) ways_out_.insert(link);
  }

  std::vector<LiveUrl> run() {
    for (const Link& link : email_.links)
      if (const url::Url* url = asked_url(link)) add(*url, reason_of(link, *url));
    for (const Image& image : email_.images)
      if (const url::Url* url = asked_url(image))
        add(*url, heuristics::is_sliver(image)
                      ? "as small as a tracking pixel, which counts readers"
                  : says_it_acts(*url) ? kActs
                                       : "");
    return std::move(urls_);
  }

 private:
  static constexpr const char* kActs = "its address says that opening it does something";

  const char* reason_of(const Link& link, const url::Url& url) const {
    if (link.is_unsubscribe || link.element == LinkElement::list_unsubscribe ||
        ways_out_.count(&link) > 0)
      return "it unsubscribes";
    if (link.element == LinkElement::form) return "a form is sent there";
    if (says_it_acts(url)) return kActs;
    if (link.is_clickable() && lexicon_.mailing_platforms().covers(url.host()))
      return "a mailing platform counts who opens it";
    return "";
  }

  void add(const url::Url& url, std::string_view reason) {
    const auto [found, is_new] = by_url_.emplace(key_of(url), urls_.size());
    if (is_new) {
      if (urls_.size() >= kMostUrls) reason = "the draft has too many links";
      urls_.push_back({found->first, std::string(reason)});
    } else if (urls_[found->second].skip_reason.empty()) {
      urls_[found->second].skip_reason = reason;
    }
  }

  const email::Email& email_;
  const lexicon::Lexicon& lexicon_;
  std::unordered_set<const Link*> ways_out_;
  std::map<std::string, std::size_t> by_url_;
  std::vector<LiveUrl> urls_;
};

}  // namespace

std::vector<LiveUrl> live_urls(const email::Email& email, const lexicon::Lexicon& lexicon) {
  return Collector(email, lexicon).run();
}

std::vector<links::Result> known_links(const email::Email& email, const links::Results& results) {
  std::map<std::string_view, const links::Result*> known;
  const auto add = [&](const url::Url* url) {
    if (url == nullptr) return;
    if (const links::Result* result = results.find(url->href())) known.emplace(result->url, result);
  };
  for (const Link& link : email.links) add(asked_url(link));
  for (const Image& image : email.images) add(asked_url(image));
  std::vector<links::Result> out;
  out.reserve(known.size());
  for (const auto& [url, result] : known) out.push_back(*result);
  return out;
}

}  // namespace presend::scan
