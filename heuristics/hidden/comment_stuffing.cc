#include <string>
#include <unordered_set>

#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

// Notes of template authors run to 210 words, all longer ones of a draft together to 290.
constexpr std::uint32_t kShortNote = 40;
constexpr std::uint32_t kMostWords = 400;
/// React writes blank comments between pieces of text, now and then inside a word.
constexpr std::uint32_t kMostSplitWords = 2;
constexpr std::uint32_t kMostBlankSplits = 9;

/// Words of a comment that reads as prose; 0 for markup, style rules, scripts, conditions for
/// Outlook and template tags.
std::uint32_t prose_words(std::string_view comment) {
  constexpr std::uint32_t kWordsPerSign = 8;
  if (comment.starts_with("[if") || comment.starts_with("[endif")) return 0;
  std::uint32_t words = 0;
  std::uint32_t signs = 0;
  std::uint32_t letters = 0;
  for (std::size_t at = 0; at <= comment.size();) {
    const CodePoint c = at < comment.size() ? decode_utf8(comment, at) : CodePoint{' ', 1, true};
    at += c.size;
    if (is_letter(c.value)) {
      ++letters;
      continue;
    }
    words += letters > 1;
    letters = 0;
    signs += c.value < 0x80 && std::string_view("<>{}=;_$#\\|*").find(static_cast<char>(c.value)) !=
                                   std::string_view::npos;
  }
  return signs * kWordsPerSign > words ? 0 : words;
}

bool is_letter_before(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80) --at;
  return at > 0 && is_letter(decode_utf8(text, at - 1).value);
}

class CommentReader {
 public:
  CommentReader(const email::Body& body, const mime::Part& part, Findings& out)
      : document_(*body.document), part_(part), part_index_(body.part), out_(out) {}

  void run() {
    const auto nodes = document_.nodes();
    for (html::NodeIndex index = 1; index < nodes.size(); ++index) {
      if (nodes[index].kind != html::NodeKind::comment) continue;
      add_prose(index);
      if (splits_word(index)) add_split(index);
    }
    report();
  }

 private:
  void add_prose(html::NodeIndex index) {
    const std::string_view comment = document_.node(index).text;
    const std::uint32_t words = prose_words(comment);
    // Building blocks of a template repeat their notes.
    if (words < kShortNote || !seen_.insert(comment).second) return;
    words_ += words;
    if (first_prose_ == html::kNoNode) first_prose_ = index;
  }

  /// Whether it stands between two letters of running text.
  [[nodiscard]] bool splits_word(html::NodeIndex index) const {
    const auto nodes = document_.nodes();
    if (index + 1 >= nodes.size()) return false;
    const html::Node& before = nodes[index - 1];
    const html::Node& after = nodes[index + 1];
    return before.kind == html::NodeKind::text && after.kind == html::NodeKind::text &&
           is_letter_before(before.text) && !after.text.empty() &&
           is_letter(decode_utf8(after.text, 0).value);
  }

  void add_split(html::NodeIndex index) {
    ++(trim(document_.node(index).text).empty() ? blank_splits_ : splits_);
    if (first_split_ == html::kNoNode) first_split_ = index;
  }

  void report() {
    if (words_ > kMostWords)
      add("Comments hold " + counted(words_, "word") + " of prose", first_prose_,
          document_.node(first_prose_).text);
    if (splits_ > kMostSplitWords || blank_splits_ > kMostBlankSplits)
      add("Words are split by " + counted(splits_ + blank_splits_, "comment"), first_split_,
          std::string(document_.node(first_split_ - 1).text) +
              std::string(document_.node(first_split_ + 1).text));
  }

  void add(std::string message, html::NodeIndex index, std::string_view quote) {
    const html::HtmlRange at = document_.node(index).at;
    out_.add(std::move(message), part_.place(at.begin, at.end), part_index_, readable(quote));
  }

  const html::Document& document_;
  const mime::Part& part_;
  mime::PartIndex part_index_;
  Findings& out_;
  std::unordered_set<std::string_view> seen_;
  std::uint32_t words_ = 0;
  std::uint32_t splits_ = 0;
  std::uint32_t blank_splits_ = 0;
  html::NodeIndex first_prose_ = html::kNoNode;
  html::NodeIndex first_split_ = html::kNoNode;
};

void check_comment_stuffing(const Context& context, Findings& out) {
  for (const email::Body& body : context.email.bodies)
    if (body.document != nullptr)
      CommentReader(body, context.message().parts[body.part], out).run();
}

}  // namespace

extern constexpr Rule comment_stuffing = checked({
    .id = "HID012",
    .name = "comment-stuffing",
    .title = "Prose in comments, or words split by comments",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "Comments are not shown, so spam puts prose into them for filters to read, and sets "
           "them between the letters of words that filters look for: 2 % of bulk spam of 2002 "
           "splits words so, honest mail never. Notes of template authors, conditions for "
           "Outlook and commented-out markup do not count.",
    .fix = "Delete the comments; most mailing tools can strip them when they send.",
    .source = "measured on the development corpus; SpamAssassin HTML_COMMENT tests",
    .bad = html("<p>Get che<!-- a -->ap tab<!-- b -->lets from our phar<!-- c -->macy.</p>"),
    .good = html("<!-- Spring news, built on Monday -->\n"
                 "<p>Our spring<!-- season --> catalogue is here, <b>Pat</b><!-- name -->.</p>\n"
                 "<!--[if mso]><p>Outlook</p><![endif]-->"),
    .check = check_comment_stuffing,
});

}  // namespace presend::heuristics
