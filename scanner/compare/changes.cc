#include "scanner/compare/changes.h"

#include <algorithm>
#include <map>

#include "scanner/base/ascii.h"
#include "scanner/compare/word_diff.h"
#include "scanner/email/passage.h"

namespace presend::compare {
namespace {

/// The words of the visible text, split at white space. `passages` must stay.
std::vector<std::string_view> words_of(const std::vector<email::Passage>& passages) {
  std::vector<std::string_view> words;
  const auto add = [&](std::string_view text) {
    while (true) {
      text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
      if (text.empty()) return;
      const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
      words.push_back(word);
      text.remove_prefix(word.size());
    }
  };
  for (const email::Passage& passage : passages) {
    if (passage.is_subject) continue;
    const std::string_view text = passage.text;
    std::uint32_t from = 0;
    for (std::size_t i = 0; i < passage.pieces.size(); ++i) {
      if (passage.pieces[i].place != email::Place::preheader) continue;
      const std::uint32_t end =
          i + 1 < passage.pieces.size() ? passage.pieces[i + 1].begin : passage.text.size();
      add(text.substr(from, passage.pieces[i].begin - from));
      from = end;
    }
    add(text.substr(from));
  }
  return words;
}

std::string address_of(const email::Link& link) {
  return link.reference.url ? std::string(link.reference.url->href())
                            : std::string(trim(link.href));
}

using Links = std::multimap<std::string, const email::Link*>;

Links links_of(const email::Email& email) {
  Links links;
  for (const email::Link& link : email.links) links.emplace(address_of(link), &link);
  return links;
}

/// Takes from both what is in both by `key`; how many pairs that were.
template <class Key>
std::uint32_t take_common(Links& a, Links& b, Key key) {
  std::multimap<std::string, Links::iterator> of_b;
  for (auto it = b.begin(); it != b.end(); ++it) of_b.emplace(key(it->first), it);
  std::uint32_t pairs = 0;
  for (auto it = a.begin(); it != a.end();) {
    const auto twin = of_b.find(key(it->first));
    if (twin == of_b.end()) {
      ++it;
      continue;
    }
    b.erase(twin->second);
    of_b.erase(twin);
    it = a.erase(it);
    ++pairs;
  }
  return pairs;
}

/// Whether it has no words of its own.
bool shows_address(const email::Link& link) {
  return link.element == email::LinkElement::text ||
         link.element == email::LinkElement::list_unsubscribe || link.text.empty();
}

void tell(const Links& links, const email::Email& email, std::vector<LinkChange>& out) {
  // A link of the HTML stands in the plain text as well: it is told once, with its words.
  std::map<std::string_view, const email::Link*> by_address;
  for (const auto& [address, link] : links) {
    const email::Link*& chosen = by_address[address];
    if (chosen == nullptr || (shows_address(*chosen) && !shows_address(*link))) chosen = link;
  }
  std::vector<const email::Link*> in_order;
  for (const auto& [address, link] : by_address) in_order.push_back(link);
  std::sort(in_order.begin(), in_order.end(),
            [](const auto* a, const auto* b) { return a->at.begin < b->at.begin; });
  for (const email::Link* link : in_order) {
    if (out.size() == kMostChanges) return;
    out.push_back({address_of(*link),
                   shows_address(*link) ? std::string() : std::string(link->text),
                   email.message.lines.position(link->at.begin).line});
  }
}

}  // namespace

Changes changes(const email::Email& before, const email::Email& after) {
  Changes out;
  const std::vector<email::Passage> passages_before = email::passages_of(before);
  const std::vector<email::Passage> passages_after = email::passages_of(after);
  WordDiff words = word_diff(words_of(passages_before), words_of(passages_after));
  out.words_kept = words.kept;
  words.gained.resize(std::min(words.gained.size(), kMostChanges));
  words.lost.resize(std::min(words.lost.size(), kMostChanges));
  out.words_gained = std::move(words.gained);
  out.words_lost = std::move(words.lost);

  Links lost = links_of(before);
  Links gained = links_of(after);
  take_common(lost, gained, [](const std::string& address) { return address; });
  out.links_retagged = take_common(lost, gained, [](const std::string& address) {
    return address.substr(0, address.find_first_of("?#"));
  });
  tell(lost, before, out.links_lost);
  tell(gained, after, out.links_gained);
  return out;
}

}  // namespace presend::compare
