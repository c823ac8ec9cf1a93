#include "scanner/scan/spell_check.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "scanner/base/ascii.h"
#include "scanner/lexicon/prose_words.h"
#include "scanner/lexicon/spelling.h"

namespace presend::scan {
namespace {

/// A text with fewer different words says nothing about who wrote it.
constexpr std::size_t kFewestWords = 25;
/// Bounds for hostile drafts: words read, distinct words looked up, bytes of one run, hosts.
constexpr std::size_t kMostRead = 20'000;
constexpr std::size_t kMostWords = 2000;
constexpr std::size_t kMostRunBytes = 64 * 1024;
constexpr std::size_t kMostHosts = 100;
/// Unknown words that are listed.
constexpr std::size_t kMostListed = 20;
constexpr std::size_t kMostStrange = 200;
/// Words that a suggestion is looked for.
constexpr std::size_t kMostNear = 10;
/// Runs with so many words are judged by themselves: when more than half of them are unknown they
/// are another language, or sample text.
constexpr std::size_t kRunWords = 4;

/// Whether text goes on in the same word across this element's edge.
bool is_inline(const html::Node& node) {
  constexpr std::array<std::string_view, 17> kNames = {
      "a",    "abbr", "b",     "big",  "del",    "em",     "font", "i", "ins",
      "mark", "s",    "small", "span", "strike", "strong", "sup",  "u"};
  return std::find(kNames.begin(), kNames.end(), node.name) != kNames.end();
}

/// The text node that ends where `index` begins, inside one word; kNoNode when there is none.
html::NodeIndex glued_to(const html::Document& document, html::NodeIndex index) {
  constexpr int kMostSteps = 8;
  if (is_space(document.node(index).text.front())) return html::kNoNode;
  html::NodeIndex before = index;
  for (int step = 0; step < kMostSteps && before > 0; ++step) {
    const html::Node& node = document.node(--before);
    if (node.kind == html::NodeKind::comment) continue;
    if (node.kind == html::NodeKind::element && is_inline(node)) continue;
    if (node.kind != html::NodeKind::text || node.text.empty() || is_space(node.text.back())) break;
    // What ends between the two must be inline as well.
    html::NodeIndex parent = node.parent;
    for (int up = 0; up < kMostSteps; ++up) {
      const html::Node& ancestor = document.node(parent);
      if (ancestor.end > index || ancestor.parent == html::kNoNode) return before;
      if (!is_inline(ancestor)) return html::kNoNode;
      parent = ancestor.parent;
    }
    return html::kNoNode;
  }
  return html::kNoNode;
}

class SpellChecker {
 public:
  SpellChecker(const email::Email& email, const lexicon::Lexicon& lexicon,
               const SpellingSettings& settings, std::string folder)
      : email_(email),
        lexicon_(lexicon),
        folder_(std::move(folder)),
        reader_(email.measures.language) {
    for (const std::string& word : settings.words) accepted_.insert(to_ascii_lower(word));
    for (const email::Link& link : email.links)
      if (!link.host().empty() && hosts_.size() < kMostHosts) hosts_.emplace(link.host());
    hosts_.insert(std::string(email.from_site()));
  }

  heuristics::Spelling run() {
    heuristics::Spelling spelling;
    spelling.language = email_.measures.language;
    gather();
    spelling.words = static_cast<std::uint32_t>(words_.size());
    look_up(spelling.language);
    drop_exempt();
    list_strange(spelling);
    if (words_.size() < kFewestWords) return spelling;
    drop_foreign_runs();
    count(spelling);
    if (!is_poorly_spelt(spelling)) return spelling;
    // English is at home in the advertising of all languages. Loading a second dictionary takes
    // time, so only where it makes a difference.
    if (spelling.language != "en") {
      look_up("en");
      count(spelling);
      if (!is_poorly_spelt(spelling)) return spelling;
    }
    list(spelling);
    return spelling;
  }

 private:
  /// A distinct word of the draft.
  struct Word {
    std::string plain;
    std::string_view shown;  ///< as the text has it at the first place
    std::size_t text = 0;    ///< index of that text
    std::uint32_t count = 0;
    bool is_known = false;
    bool is_out = false;  ///< exempt or foreign
  };
  struct Run {
    std::vector<std::size_t> words;
  };

  void gather() {
    const bool has_html =
        std::any_of(email_.bodies.begin(), email_.bodies.end(),
                    [](const email::Body& body) { return body.document != nullptr; });
    const email::Body* body = nullptr;
    std::vector<lexicon::ProseWord> found;
    html::NodeIndex last_node = html::kNoNode;
    mime::PartIndex last_part = 0;
    std::vector<std::pair<std::size_t, lexicon::ProseWord>> kept;
    for (std::size_t i = 0; i < email_.texts.size(); ++i) {
      const email::Text& text = email_.texts[i];
      const bool is_html = text.node != html::kNoNode;
      if (kept.size() >= kMostRead) break;
      if (!text.is_visible() || text.role == email::Role::quote || is_html != has_html) continue;
      found.clear();
      reader_.read(text.text.substr(0, kMostRunBytes), found);
      if (is_html) {
        if (body == nullptr || body->part != text.part) body = email_.body_of(text.part);
        const html::NodeIndex before = glued_to(*body->document, text.node);
        if (before != html::kNoNode) {
          if (!found.empty() && found.front().text.data() == text.text.data())
            found.erase(found.begin());
          if (before == last_node && text.part == last_part && ends_run_) drop_last(kept);
        }
        last_node = text.node;
        last_part = text.part;
      }
      ends_run_ = !found.empty() && found.back().text.data() + found.back().text.size() ==
                                        text.text.data() + text.text.size();
      for (lexicon::ProseWord& word : found) kept.emplace_back(i, std::move(word));
    }
    add_all(std::move(kept));
  }

  static void drop_last(std::vector<std::pair<std::size_t, lexicon::ProseWord>>& kept) {
    if (!kept.empty()) kept.pop_back();
  }

  void add_all(std::vector<std::pair<std::size_t, lexicon::ProseWord>> found) {
    std::unordered_map<std::string_view, std::size_t> index;
    std::size_t run_text = ~std::size_t{0};
    words_.reserve(found.size());  // the map's keys view into the words
    for (auto& [text, word] : found) {
      if (word.shape == lexicon::WordShape::capitalised ||
          word.shape == lexicon::WordShape::other) {
        names_.insert(to_ascii_lower(word.plain));
        continue;
      }
      if (text != run_text) runs_.emplace_back();
      run_text = text;
      auto entry = index.find(word.plain);
      if (entry == index.end()) {
        if (words_.size() >= kMostWords) continue;
        words_.push_back({std::move(word.plain), word.text, text});
        entry = index.emplace(words_.back().plain, words_.size() - 1).first;
      }
      ++words_[entry->second].count;
      runs_.back().words.push_back(entry->second);
    }
  }

  /// Names, brands and what else the draft or the project vouches for.
  [[nodiscard]] bool is_exempt(const std::string& word) const {
    const std::string lower = to_ascii_lower(word);
    if (accepted_.contains(lower) || names_.contains(lower)) return true;
    if (lexicon_.is_mail_term(lower) || lexicon_.brand_in_words(lower) != nullptr) return true;
    return std::any_of(hosts_.begin(), hosts_.end(), [&](const std::string& host) {
      return host.find(lower) != std::string::npos;
    });
  }

  void drop_exempt() {
    for (Word& word : words_) word.is_known = word.is_known || is_exempt(word.plain);
  }

  void look_up(std::string_view language) {
    const lexicon::Dictionary* dictionary = lexicon::Dictionary::open(folder_, language);
    if (dictionary == nullptr) return;
    std::vector<std::string> asked;
    std::vector<std::size_t> index;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].is_known || words_[i].is_out) continue;
      asked.push_back(words_[i].plain);
      index.push_back(i);
    }
    const std::vector<bool> known = dictionary->knows(asked);
    for (std::size_t i = 0; i < asked.size(); ++i) words_[index[i]].is_known = known[i];
  }

  void drop_foreign_runs() {
    std::vector<bool> stays(words_.size(), false);
    for (const Run& run : runs_) {
      const auto unknown = static_cast<std::size_t>(
          std::count_if(run.words.begin(), run.words.end(),
                        [this](std::size_t word) { return !words_[word].is_known; }));
      if (run.words.size() >= kRunWords && unknown * 2 > run.words.size()) continue;
      for (const std::size_t word : run.words) stays[word] = true;
    }
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i].is_out |= !stays[i];
  }

  void count(heuristics::Spelling& spelling) const {
    spelling.words = 0;
    spelling.unknown_words = 0;
    for (const Word& word : words_) {
      if (word.is_out) continue;
      ++spelling.words;
      spelling.unknown_words += word.is_known ? 0 : 1;
    }
  }

  void list_strange(heuristics::Spelling& spelling) const {
    for (const Word& word : words_)
      if (!word.is_known && spelling.strange.size() < kMostStrange)
        spelling.strange.push_back(word.plain);
    std::sort(spelling.strange.begin(), spelling.strange.end());
  }

  void list(heuristics::Spelling& spelling) const {
    const lexicon::Dictionary* dictionary = lexicon::Dictionary::open(folder_, spelling.language);
    for (const Word& word : words_) {
      if (word.is_out || word.is_known) continue;
      if (spelling.unknown.size() >= kMostListed) return;
      heuristics::UnknownWord& unknown = spelling.unknown.emplace_back();
      unknown.word = word.plain;
      unknown.count = word.count;
      unknown.at = place(word);
      unknown.part = email_.texts[word.text].part;
      if (dictionary != nullptr && spelling.unknown.size() <= kMostNear)
        unknown.near = dictionary->near(word.plain);
    }
  }

  /// Where the word stands; the whole run when white space was collapsed around it.
  [[nodiscard]] SourceRange place(const Word& word) const {
    const email::Text& text = email_.texts[word.text];
    const mime::Part& part = email_.message.parts[text.part];
    if (text.node == html::kNoNode) {
      const std::string_view source = part.text;
      if (word.shown.data() < source.data() || word.shown.data() >= source.data() + source.size())
        return text.at;
      const auto begin = static_cast<std::uint32_t>(word.shown.data() - source.data());
      return part.place(begin, begin + static_cast<std::uint32_t>(word.shown.size()));
    }
    const html::Document& document = *email_.body_of(text.part)->document;
    const std::string_view raw = document.node(text.node).text;
    const std::size_t at = raw.find(word.shown);
    if (at == std::string_view::npos) return text.at;
    const html::HtmlRange range =
        document.text_place(text.node, static_cast<std::uint32_t>(at),
                            static_cast<std::uint32_t>(at + word.shown.size()));
    return part.place(range.begin, range.end);
  }

  const email::Email& email_;
  const lexicon::Lexicon& lexicon_;
  std::string folder_;
  lexicon::ProseReader reader_;
  std::unordered_set<std::string> accepted_, names_, hosts_;
  std::vector<Word> words_;
  std::vector<Run> runs_;
  bool ends_run_ = false;  ///< the last word kept stands at the very end of its run
};

}  // namespace

SpellCheck check_spelling(const email::Email& email, const lexicon::Lexicon& lexicon,
                          const SpellingSettings& settings) {
  const std::string_view language = email.measures.language;
  const std::string_view package = lexicon::dictionary_package(language);
  if (package.empty()) return {};
  std::string folder =
      settings.folder.empty() ? std::string(lexicon::kDictionaryFolder) : settings.folder;
  if (!lexicon::has_dictionary(folder, language)) return {{}, package};
  return {SpellChecker(email, lexicon, settings, std::move(folder)).run(), {}};
}

}  // namespace presend::scan
