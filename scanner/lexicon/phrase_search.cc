#include <algorithm>
#include <array>

#include "scanner/lexicon/phrase_gaps.h"
#include "scanner/lexicon/phrases.h"
#include "scanner/lexicon/second_readings.h"

namespace presend::lexicon {

namespace {

constexpr std::size_t kMostHits = 10'000;
/// Steps spent on the phrases that may begin at one word.
constexpr int kMostSteps = 256;
/// Steps spent on one text. Prose takes at most 100,000 a megabyte; one of nothing but beginnings
/// of phrases is given up here.
constexpr std::size_t kMostStepsInAll = 600'000;

/// An entry found, before overlapping ones are sorted out.
struct RawHit {
  std::uint32_t entry;
  std::uint32_t begin;
  std::uint32_t end;
  Disguises disguises;
};

class Search {
 public:
  Search(const NormalText& text, const Phrases& phrases)
      : text_(text),
        words_(text.words()),
        vocabulary_(phrases.vocabulary()),
        trie_(phrases.trie()),
        gaps_(text) {}

  std::vector<RawHit> run() &&;

 private:
  /// A phrase begun: the words before `next` lead to `node`.
  struct Track {
    PhraseTrie::Node node;
    std::uint32_t next;
    std::uint32_t begin;
    std::uint32_t end;
    Disguises disguises;
  };

  [[nodiscard]] bool may_begin(std::size_t at, bool has_gaps) const;
  void search_from(std::size_t first);
  void follow(const Track& track);
  void follow_gaps(const Track& track, std::uint8_t gaps);
  void step(const Track& from, WordId id, std::uint32_t next, std::uint32_t begin,
            std::uint32_t end, Disguises disguises);

  const NormalText& text_;
  std::span<const Word> words_;
  const Vocabulary& vocabulary_;
  const PhraseTrie& trie_;
  GapReader gaps_;
  FirstLook look_;
  std::vector<SecondReading> readings_;
  std::size_t reading_ = 0;  ///< first reading at or behind the word searched from
  std::array<Track, 64> stack_;
  std::size_t stacked_ = 0;
  std::size_t steps_left_ = kMostStepsInAll;
  std::vector<RawHit> hits_;
};

std::vector<RawHit> Search::run() && {
  look_ = first_look(text_, vocabulary_);
  readings_ = second_readings(text_, look_, vocabulary_);
  const bool has_gaps = trie_.gaps(PhraseTrie::kRoot) != 0;
  std::size_t next_reading = 0;
  for (std::size_t i = 0; i < words_.size() && hits_.size() < kMostHits && steps_left_ > 0; ++i) {
    // Where a second reading comes first or next, the look below would miss it.
    while (next_reading < readings_.size() && readings_[next_reading].first < i) ++next_reading;
    const bool is_near = next_reading < readings_.size() && readings_[next_reading].first <= i + 1;
    if (is_near || may_begin(i, has_gaps)) search_from(i);
  }
  return std::move(hits_);
}

/// A cheap look at a word and the next, which nearly all words of a text do not pass.
bool Search::may_begin(std::size_t at, bool has_gaps) const {
  const WordId next = at + 1 < words_.size() ? look_.ids[at + 1] : kNoWord;
  if (trie_.may_begin(look_.ids[at], next)) return true;
  if (!has_gaps || !may_begin_gap(words_[at])) return false;
  return !gaps_.is_bare_number(at) || trie_.may_begin(gap::number, next) ||
         trie_.may_begin(gap::number, gap::number);
}

void Search::search_from(std::size_t first) {
  while (reading_ < readings_.size() && readings_[reading_].first < first) ++reading_;
  stack_[0] = {PhraseTrie::kRoot, static_cast<std::uint32_t>(first), words_[first].begin,
               words_[first].begin, 0};
  stacked_ = 1;
  for (int steps = 0; stacked_ > 0 && steps < kMostSteps && steps_left_ > 0; ++steps) {
    --steps_left_;
    follow(Track(stack_[--stacked_]));
  }
}

/// Goes on by one word, or by what stands for one.
void Search::follow(const Track& track) {
  if (track.next >= words_.size()) return;
  // Blocks are set apart by line feeds; a phrase ends where its paragraph does.
  if (track.node != PhraseTrie::kRoot && words_[track.next].begins_line != 0) return;
  const Word& word = words_[track.next];
  if (look_.ids[track.next] != kNoWord)
    step(track, look_.ids[track.next], track.next + 1, word.begin, word.end, word.disguises);
  auto reading = readings_.begin() + static_cast<std::ptrdiff_t>(reading_);
  // Readings are rare, and those of the next few words are near.
  while (reading != readings_.end() && reading->first < track.next) ++reading;
  for (; reading != readings_.end() && reading->first == track.next; ++reading)
    step(track, reading->id, reading->first + reading->count, reading->begin, reading->end,
         reading->disguises);
  if (const std::uint8_t gaps = trie_.gaps(track.node); gaps != 0) follow_gaps(track, gaps);
}

void Search::follow_gaps(const Track& track, std::uint8_t gaps) {
  const Word& word = words_[track.next];
  const bool has_number = may_begin_gap(word);
  for (const WordId id : {gap::word, gap::number, gap::amount, gap::percent, gap::time}) {
    if ((gaps & 1U << id) == 0 || (id != gap::word && !has_number)) continue;
    const GapEnds found = gaps_.ends(track.next, id);
    for (std::uint32_t i = 0; i < found.count; ++i)
      step(track, id, found.ends[i], word.begin, words_[found.ends[i] - 1].end, 0);
  }
}

void Search::step(const Track& from, WordId id, std::uint32_t next, std::uint32_t begin,
                  std::uint32_t end, Disguises disguises) {
  const PhraseTrie::Node node = trie_.step(from.node, id);
  if (node == PhraseTrie::kNone) return;
  Track to = from;
  to.node = node;
  to.next = next;
  if (from.node == PhraseTrie::kRoot) to.begin = begin;
  to.end = end;
  if ((to.disguises & disguises & kAbbreviated) != 0) to.disguises |= disguise::spread;
  to.disguises |= disguises;
  for (const std::uint32_t entry : trie_.ends(node))
    hits_.push_back(
        {entry, to.begin, to.end, static_cast<Disguises>(to.disguises & ~kAbbreviated)});
  if (stacked_ < stack_.size()) stack_[stacked_++] = to;
}

}  // namespace

std::vector<PhraseHit> Phrases::find(const NormalText& text) const {
  if (trie_.is_empty()) return {};
  std::vector<RawHit> raw = Search(text, *this).run();
  const auto category = [&](const RawHit& hit) { return category_id(hit.entry); };
  std::stable_sort(raw.begin(), raw.end(), [&](const RawHit& a, const RawHit& b) {
    if (category(a) != category(b)) return category(a) < category(b);
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end > b.end;
    return (a.disguises == 0) > (b.disguises == 0);
  });
  std::vector<RawHit> kept;
  for (const RawHit& hit : raw) {
    const bool overlaps =
        !kept.empty() && category(kept.back()) == category(hit) && hit.begin < kept.back().end;
    if (!overlaps)
      kept.push_back(hit);
    else if (hit.end - hit.begin > kept.back().end - kept.back().begin)
      kept.back() = hit;
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const RawHit& a, const RawHit& b) { return a.begin < b.begin; });
  std::vector<PhraseHit> hits;
  hits.reserve(kept.size());
  for (const RawHit& hit : kept)
    hits.push_back({this->category(list_of(hit.entry)), language(list_of(hit.entry)),
                    name(tables_.entries, 3 * std::size_t{hit.entry}), hit.disguises, hit.begin,
                    hit.end});
  return hits;
}

}  // namespace presend::lexicon
