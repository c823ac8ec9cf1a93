#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "heuristics/markup_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

/// Whether the text around the element goes on in the same line and word.
bool is_inline_element(const html::Document& document, html::NodeIndex index) {
  constexpr std::array<std::string_view, 25> kNames = {
      "abbr", "acronym", "b",    "bdi",    "bdo",    "big", "cite", "code",  "data",
      "del",  "dfn",     "em",   "font",   "i",      "ins", "kbd",  "label", "mark",
      "s",    "small",   "span", "strike", "strong", "tt",  "u"};
  const html::Node& node = document.node(index);
  if (std::find(kNames.begin(), kNames.end(), node.name) == kNames.end()) return false;
  const std::string_view style = document.attribute_value(index, "style");
  for (const std::string_view boxed :
       {"block", "table", "flex", "float", "padding", "margin", "absolute"})
    if (find_ignoring_case(style, boxed) != std::string_view::npos) return false;
  return true;
}

/// A letter of a script that writes words with blanks between them.
bool is_word_letter(char32_t c) {
  constexpr char32_t kHangulAndBeyond = 0x1100;
  return c < kHangulAndBeyond && is_letter(c);
}

struct SplitCount {
  std::uint32_t words = 0;
  html::HtmlRange first_at;  ///< of the first split word
  std::string shown;         ///< that word, its pieces divided by "|"
};

class SplitFinder {
 public:
  explicit SplitFinder(const email::Body& body) : body_(body), document_(*body.document) {}

  SplitCount run() {
    const auto count = static_cast<html::NodeIndex>(document_.nodes().size());
    for (html::NodeIndex index = 0; index < count; ++index) {
      const html::Node& node = document_.node(index);
      if (node.kind == html::NodeKind::element) {
        if (last_ != html::kNoNode && !is_inline_element(document_, index)) end_word();
      } else if (node.kind == html::NodeKind::text && !node.text.empty() &&
                 body_.visibility.is_visible(index)) {
        text(index, node.text);
      }
    }
    end_word();
    return count_;
  }

 private:
  /// Letters at the beginning or end of a text.
  static std::string_view letters_in_front(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
      const CodePoint c = decode_utf8(text, at);
      if (!is_word_letter(c.value)) break;
      at += c.size;
    }
    return text.substr(0, at);
  }
  static std::string_view letters_at_end(std::string_view text) {
    constexpr std::size_t kMostBytes = 40;
    std::size_t begin = text.size();
    while (begin > 0 && text.size() - begin < kMostBytes) {
      std::size_t at = begin - 1;
      while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
      if (!is_word_letter(decode_utf8(text, at).value)) break;
      begin = at;
    }
    return text.substr(begin);
  }

  void text(html::NodeIndex index, std::string_view text) {
    const std::string_view front = letters_in_front(text);
    if (last_ == html::kNoNode || front.empty() || !is_inline_between(last_, index)) {
      end_word();
    } else {
      pieces_.push_back(front);
      final_ = index;
      has_gap_ |= document_.node(last_).parent == document_.node(index).parent &&
                  has_gap_between(last_, index);
      if (front.size() == text.size()) {  // the word may go on in the next text
        last_ = index;
        return;
      }
      end_word();
    }
    const std::string_view end = letters_at_end(text);
    if (end.empty()) return;
    pieces_.assign(1, end);
    last_ = first_ = index;
  }

  /// Counts the word that was gathered if it is cut up as no honest hand does it.
  void end_word() {
    if (pieces_.size() > 1 && is_shredded()) {
      if (count_.words++ == 0) {
        const auto size = static_cast<std::uint32_t>(document_.node(first_).text.size());
        const auto front = static_cast<std::uint32_t>(pieces_.front().size());
        const auto back = static_cast<std::uint32_t>(pieces_.back().size());
        count_.first_at.begin = document_.text_place(first_, size - front, size).begin;
        count_.first_at.end = document_.text_place(final_, 0, back).end;
        for (const std::string_view piece : pieces_)
          count_.shown += (count_.shown.empty() ? "" : "|") + std::string(piece);
      }
    }
    pieces_.clear();
    has_gap_ = false;
    last_ = html::kNoNode;
  }

  [[nodiscard]] bool is_shredded() const {
    constexpr std::size_t kShort = 3;
    if (has_gap_) return true;
    // Longer pieces are words that stand close together, such as labels with a frame each.
    const auto short_pieces =
        std::count_if(pieces_.begin(), pieces_.end(),
                      [](std::string_view piece) { return utf8_length(piece) <= kShort; });
    if (static_cast<std::size_t>(short_pieces) * 2 < pieces_.size()) return false;
    if (pieces_.size() > 2) return true;
    // A styled initial ("W|elcome"), an ending ("user|s"), a missing blank ("a|FREE").
    const std::size_t left = utf8_length(pieces_[0]);
    const std::size_t right = utf8_length(pieces_[1]);
    return left > 1 && right > 2 && !(ends_small(pieces_[0]) && starts_large_letter(pieces_[1]));
  }

  static bool ends_small(std::string_view piece) {
    return piece.back() >= 'a' && piece.back() <= 'z';
  }
  static bool starts_large_letter(std::string_view piece) {
    return piece.front() >= 'A' && piece.front() <= 'Z';
  }

  /// Whether an element that shows nothing stands between two texts of one parent.
  [[nodiscard]] bool has_gap_between(html::NodeIndex from, html::NodeIndex to) const {
    const auto nodes = document_.nodes().subspan(from + 1, to - from - 1);
    return std::any_of(nodes.begin(), nodes.end(),
                       [](const html::Node& node) { return node.kind == html::NodeKind::element; });
  }

  /// Whether nothing but inline elements ends or begins between two texts, and at least one does.
  /// Links begin inside words now and then ("un<a>subscribe</a>"), so they count as an end.
  [[nodiscard]] bool is_inline_between(html::NodeIndex from, html::NodeIndex to) const {
    const html::NodeIndex parent = document_.node(from).parent;
    if (parent == document_.node(to).parent && !has_gap_between(from, to)) return false;
    // Up from the first text to the element that holds both, then up from the second to it.
    html::NodeIndex common = parent;
    constexpr int kDeepest = 12;
    int steps = 0;
    for (; document_.node(common).end <= to; common = document_.node(common).parent)
      if (++steps > kDeepest || !is_inline_element(document_, common)) return false;
    for (html::NodeIndex up = document_.node(to).parent; up != common;
         up = document_.node(up).parent)
      if (++steps > kDeepest || !is_inline_element(document_, up)) return false;
    return true;
  }

  const email::Body& body_;
  const html::Document& document_;
  SplitCount count_;
  std::vector<std::string_view> pieces_;   ///< of the word at hand
  bool has_gap_ = false;                   ///< it has an element inside that shows nothing
  html::NodeIndex first_ = html::kNoNode;  ///< texts of its first and its last piece
  html::NodeIndex final_ = html::kNoNode;
  html::NodeIndex last_ = html::kNoNode;  ///< text that ended in a letter, with no break since
};

void check_split_words(const Context& context, Findings& out) {
  constexpr std::uint32_t kFewest = 3;  // one is a slip, or a name in colours
  for (const email::Body& body : context.email.bodies) {
    if (body.document == nullptr) continue;
    const SplitCount count = SplitFinder(body).run();
    if (count.words < kFewest) continue;
    const html::HtmlRange at = count.first_at;
    out.add(counted(count.words, "word") + " cut up by tags, the first as " + quoted(count.shown),
            context.message().parts[body.part].place(at.begin, at.end), body.part,
            readable(body.document->source().substr(at.begin, at.end - at.begin)));
  }
}

}  // namespace

extern constexpr Rule split_words = checked({
    .id = "HTM010",
    .name = "split-words",
    .title = "Words cut up by tags",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "Tags inside words (Pay<b></b>Pal) show nothing to readers, and keep filters that read "
           "the source from seeing the word. Phishing does it to many words at once; honest mail "
           "has single ones, such as a styled initial.",
    .fix = "Type the words anew, or paste them as plain text, so that no tag stands inside.",
    .source = "SpamAssassin HTML_OBFUSCATE rules; measured on the development corpus",
    .bad = html(R"(<p>Your Pay<b></b>Pal acc<span>ou</span>nt has been lim<i></i>ited. Please
con<span>fi</span>rm your pass<b></b>word.</p>)"),
    .good = html(R"(<p><b>W</b>elcome to our <b>shop</b>s, un<a href="https://a.example/">usual</a>
<span>Tulips</span><span>Crocus</span> <span style="color:red">G</span><span
style="color:blue">a</span><span>rden</span></p><ul><li>a</li><li>b</li></ul><b>x</b><br>y)"),
    .check = check_split_words,
});

}  // namespace presend::heuristics
