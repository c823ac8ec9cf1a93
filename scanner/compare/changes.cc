#include "scanner/compare/changes.h"

#include <algorithm>
#include <map>

#include "scanner/base/ascii.h"
#include "scanner/compare/word_diff.h"
#include "scanner/email/passage.h"

namespace presend::compare {
namespace {

/// The visible text of a draft as words, split at white space.
class Text {
 public:
  explicit Text(const email::Email& email) : email_(email), passages_(email::passages_of(email)) {
    for (std::uint32_t i = 0; i < passages_.size(); ++i)
      if (!passages_[i].is_subject) add(i);
  }

  [[nodiscard]] const std::vector<std::string_view>& words() const { return words_; }

  [[nodiscard]] std::vector<WordChange> told(const std::vector<WordRun>& runs) const {
    std::vector<WordChange> out;
    for (const WordRun& run : runs) {
      if (out.size() == kMostChanges) break;
      out.push_back(told(run));
    }
    return out;
  }

 private:
  struct Place {
    std::uint32_t passage = 0;
    std::uint32_t begin = 0;  ///< in its text
  };

  /// Preheaders are compared apart.
  void add(std::uint32_t number) {
    const email::Passage& passage = passages_[number];
    std::uint32_t from = 0;
    for (std::size_t i = 0; i < passage.pieces.size(); ++i) {
      if (passage.pieces[i].place != email::Place::preheader) continue;
      add_words(number, from, passage.pieces[i].begin);
      from = i + 1 < passage.pieces.size() ? passage.pieces[i + 1].begin
                                           : static_cast<std::uint32_t>(passage.text.size());
    }
    add_words(number, from, static_cast<std::uint32_t>(passage.text.size()));
  }

  void add_words(std::uint32_t number, std::uint32_t begin, std::uint32_t end) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::string_view text = std::string_view(passages_[number].text).substr(0, end);
    std::size_t at = text.find_first_not_of(kBlanks, begin);
    while (at != std::string_view::npos) {
      const std::size_t word_end = std::min(text.find_first_of(kBlanks, at), text.size());
      words_.push_back(text.substr(at, word_end - at));
      places_.push_back({number, static_cast<std::uint32_t>(at)});
      at = text.find_first_not_of(kBlanks, word_end);
    }
  }

  [[nodiscard]] WordChange told(const WordRun& run) const {
    WordChange change;
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      if (i > run.begin) change.text += ' ';
      change.text += words_[i];
    }
    change.at.begin = place_of(run.begin).begin;
    change.at.end = place_of(run.end - 1).end;
    change.line = email_.message.lines.position(change.at.begin).line;
    return change;
  }

  [[nodiscard]] SourceRange place_of(std::uint32_t word) const {
    const Place& place = places_[word];
    return passages_[place.passage].range(
        email_, place.begin, place.begin + static_cast<std::uint32_t>(words_[word].size()));
  }

  const email::Email& email_;
  const std::vector<email::Passage> passages_;
  std::vector<std::string_view> words_;  // in passages_
  std::vector<Place> places_;
};

std::string address_of(const email::Link& link) {
  return link.reference.url ? std::string(link.reference.url->href())
                            : std::string(trim(link.href));
}

/// The links of a draft by their addresses; of those that lead to the same, one with words of its
/// own: a link of the HTML stands in the plain text as well.
using Links = std::map<std::string, const email::Link*>;

/// Whether it has no words of its own.
bool shows_address(const email::Link& link) {
  return link.element == email::LinkElement::text ||
         link.element == email::LinkElement::list_unsubscribe || link.text.empty();
}

Links links_of(const email::Email& email) {
  Links links;
  for (const email::Link& link : email.links) {
    const email::Link*& chosen = links[address_of(link)];
    if (chosen == nullptr || (shows_address(*chosen) && !shows_address(link))) chosen = &link;
  }
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

std::vector<LinkChange> told(const Links& links, const email::Email& email) {
  std::vector<const email::Link*> in_order;
  for (const auto& [address, link] : links) in_order.push_back(link);
  std::sort(in_order.begin(), in_order.end(),
            [](const auto* a, const auto* b) { return a->at.begin < b->at.begin; });
  in_order.resize(std::min(in_order.size(), kMostChanges));
  std::vector<LinkChange> out;
  for (const email::Link* link : in_order)
    out.push_back({address_of(*link),
                   shows_address(*link) ? std::string() : std::string(link->text), link->at,
                   email.message.lines.position(link->at.begin).line});
  return out;
}

}  // namespace

Changes changes(const email::Email& before, const email::Email& after) {
  Changes out;
  const Text text_before(before);
  const Text text_after(after);
  const WordDiff words = word_diff(text_before.words(), text_after.words());
  out.words_kept = words.kept;
  out.words_gained = text_after.told(words.gained);
  out.words_lost = text_before.told(words.lost);

  Links lost = links_of(before);
  Links gained = links_of(after);
  take_common(lost, gained, [](const std::string& address) { return address; });
  out.links_retagged = take_common(lost, gained, [](const std::string& address) {
    return address.substr(0, address.find_first_of("?#"));
  });
  out.links_lost = told(lost, before);
  out.links_gained = told(gained, after);
  return out;
}

std::vector<ChangedPlace> changed_places(const std::vector<Changes>& changes, std::size_t variant) {
  std::vector<ChangedPlace> out;
  const auto add = [&](const std::vector<WordChange>& words, const std::vector<LinkChange>& links,
                       std::size_t other) {
    for (const WordChange& word : words)
      out.push_back({word.text, {}, static_cast<std::uint32_t>(other), word.at, word.line});
    for (const LinkChange& link : links)
      out.push_back({link.text, link.url, static_cast<std::uint32_t>(other), link.at, link.line});
  };
  if (variant > 0) add(changes[variant - 1].words_gained, changes[variant - 1].links_gained, 0);
  if (variant == 0)
    for (std::size_t i = 0; i < changes.size(); ++i)
      add(changes[i].words_lost, changes[i].links_lost, i + 1);
  return out;
}

}  // namespace presend::compare
