#include "scanner/email/passage.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/html/element_defaults.h"

namespace presend::email {
namespace {

using html::Node;
using html::NodeIndex;
using html::NodeKind;

/// A letter or digit, or a byte of a character beyond ASCII.
constexpr bool may_be_letter(char c) { return !is_ascii(c) || is_ascii_alnum(c); }

/// HTML with fewer visible characters leaves the wording to its alternative.
constexpr std::uint32_t kFewCharacters = 200;

/// Adds pieces to a Passage and keeps track of what stands between them.
class PassageWriter {
 public:
  explicit PassageWriter(Passage& passage) : passage_(passage) {}

  [[nodiscard]] bool is_full() const { return passage_.text.size() >= kMostPassageBytes; }

  /// A stretch of the source that a reader sees; white space at its ends counts as a blank.
  void add(std::string_view source, NodeIndex node, std::uint32_t source_begin, Place place) {
    const std::string_view trimmed = trim(source);
    if (trimmed.empty()) return blank();
    if (trimmed.front() != source.front()) blank();
    const std::uint32_t lead = static_cast<std::uint32_t>(trimmed.data() - source.data());
    if (is_tight()) join(trimmed);
    passage_.pieces.push_back(
        {size(), source_begin + lead, static_cast<std::uint32_t>(trimmed.size()), node, place});
    for (const char c : trimmed) passage_.text += is_space(c) ? ' ' : c;
    holds_unseen_ = false;
    if (trimmed.back() != source.back()) blank();
  }

  void blank() {
    if (is_tight()) passage_.text += ' ';
    loose_joint_ = kNone;
  }

  void block() {
    std::string& text = passage_.text;
    if (text.empty() || text.back() == '\n') return;
    if (text.back() == ' ')
      text.back() = '\n';
    else
      text += '\n';
    loose_joint_ = kNone;
  }

  /// Something that a reader does not see.
  void unseen() { holds_unseen_ = true; }

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(passage_.text.size());
  }
  [[nodiscard]] bool is_tight() const {
    return !passage_.text.empty() && passage_.text.back() != ' ' && passage_.text.back() != '\n';
  }

  /// Tags in words are honest where they set off a part of it ("<b>i</b>Phone", "1<sup>st</sup>").
  void join(std::string_view next) {
    const auto holds_blank = [](std::string_view text) {
      return std::any_of(text.begin(), text.end(), is_space);
    };
    if (!may_be_letter(next.front()) || !may_be_letter(passage_.text.back())) {
      loose_joint_ = kNone;
      return;
    }
    if (holds_unseen_) {
      passage_.joints.push_back(size());
    } else if (loose_joint_ != kNone && size() - loose_joint_ <= 2) {
      if (passage_.joints.empty() || passage_.joints.back() < loose_joint_)
        passage_.joints.push_back(loose_joint_);
      passage_.joints.push_back(size());
    }
    loose_joint_ = holds_blank(next) ? kNone : size();
  }

  Passage& passage_;
  bool holds_unseen_ = false;          ///< between the last piece and the next
  std::uint32_t loose_joint_ = kNone;  ///< where the last piece was joined to the one before
};

/// Reads an HTML body in document order.
class HtmlPassage {
 public:
  HtmlPassage(const Email& email, const Body& body, Passage& passage)
      : document_(*body.document),
        visibility_(body.visibility),
        writer_(passage),
        text_(std::find_if(email.texts.begin(), email.texts.end(),
                           [&](const Text& text) { return text.part == body.part; })),
        last_(std::find_if(text_, email.texts.end(),
                           [&](const Text& text) { return text.part != body.part; })) {}

  void run() {
    const auto count = static_cast<NodeIndex>(document_.nodes().size());
    for (NodeIndex index = 0; index < count && !writer_.is_full(); ++index) {
      close_blocks(index);
      const Node& node = document_.node(index);
      if (node.kind == NodeKind::text)
        text(index, node);
      else if (node.kind == NodeKind::element)
        element(index, node);
      else
        writer_.unseen();
    }
  }

 private:
  void close_blocks(NodeIndex index) {
    while (!block_ends_.empty() && block_ends_.back() <= index) {
      block_ends_.pop_back();
      writer_.block();
    }
  }

  void element(NodeIndex index, const Node& node) {
    if (node.is("a") && document_.attribute(index, "href") != nullptr)
      link_end_ = std::max(link_end_, node.end);
    if (!visibility_.is_visible(index)) return writer_.unseen();
    if (node.is("br") || node.is("img")) return writer_.blank();
    if (node.end == index + 1 && !node.is("wbr")) writer_.unseen();
    if (html::element_defaults(node.name).display == css::Display::inline_box) return;
    writer_.block();
    block_ends_.push_back(node.end);
  }

  void text(NodeIndex index, const Node& node) {
    while (text_ != last_ && text_->node < index) ++text_;
    const bool is_listed = text_ != last_ && text_->node == index;
    if (is_listed) is_own_ = text_->role == Role::body || text_->role == Role::preheader;
    if (is_listed && text_->hidden_for == HiddenFor::preheader && is_own_) {
      writer_.block();
      writer_.add(node.text, index, 0, Place::preheader);
      writer_.block();
    } else if (!visibility_.is_visible(index)) {
      writer_.unseen();
    } else if (is_own_ && (is_listed || !has_letter_or_digit(node.text))) {
      const bool is_preheader = is_listed && text_->role == Role::preheader;
      const Place shown = index < link_end_ ? Place::link : Place::body;
      writer_.add(node.text, index, 0, is_preheader ? Place::preheader : shown);
    }
  }

  const html::Document& document_;
  const html::Visibility& visibility_;
  PassageWriter writer_;
  std::vector<Text>::const_iterator text_;  ///< of this part, at or behind the node looked at
  std::vector<Text>::const_iterator last_;  ///< behind those of this part
  std::vector<NodeIndex> block_ends_;
  NodeIndex link_end_ = 0;  ///< nodes before it stand in an anchor
  bool is_own_ = true;      ///< the last text was the sender's own wording
};

void read_plain_text(const mime::Part& part, Passage& passage) {
  PassageWriter writer(passage);
  const std::string_view text = part.text;
  for (std::size_t begin = 0; begin < text.size() && !writer.is_full();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    const std::string_view line = trim(text.substr(begin, end - begin));
    const bool is_quote = line.starts_with('>');
    if (line.empty() || is_quote) {
      writer.block();
    } else {
      writer.add(line, html::kNoNode, static_cast<std::uint32_t>(line.data() - text.data()),
                 Place::body);
      writer.blank();
    }
    const bool is_crlf = text.substr(end, 2) == "\r\n";
    begin = end + (is_crlf ? 2 : 1);
  }
}

SourceRange source_range(const Email& email, const Passage& passage, const Passage::Piece& piece,
                         std::uint32_t begin, std::uint32_t end) {
  if (passage.is_subject) {
    const mime::Field* field = email.message.find("Subject");
    return field == nullptr ? SourceRange{} : field->map.range(begin, end);
  }
  const mime::Part& part = email.message.parts[passage.part];
  if (piece.node == html::kNoNode) return part.place(begin, end);
  const html::HtmlRange at =
      email.body_of(passage.part)->document->text_place(piece.node, begin, end);
  return part.place(at.begin, at.end);
}

}  // namespace

std::string_view name(Place place) {
  switch (place) {
    case Place::body:
      return "text";
    case Place::link:
      return "link text";
    case Place::preheader:
      return "preheader";
    case Place::subject:
      break;
  }
  return "subject";
}

const Passage::Piece& Passage::piece_at(std::uint32_t at) const {
  const auto behind = std::upper_bound(
      pieces.begin(), pieces.end(), at,
      [](std::uint32_t offset, const Piece& piece) { return offset < piece.begin; });
  return behind == pieces.begin() ? *behind : *(behind - 1);
}

SourceRange Passage::range(const Email& email, std::uint32_t begin, std::uint32_t end) const {
  const Piece& first = piece_at(begin);
  const Piece& last = piece_at(end > begin ? end - 1 : begin);
  const auto in_source = [](const Piece& piece, std::uint32_t at) {
    return piece.source_begin + std::min(at - piece.begin, piece.size);
  };
  const std::uint32_t from = in_source(first, begin);
  if (&first == &last) return source_range(email, *this, first, from, in_source(last, end));
  const SourceRange head = source_range(email, *this, first, from, first.source_begin + first.size);
  const SourceRange tail =
      source_range(email, *this, last, last.source_begin, in_source(last, end));
  return {head.begin, std::max(head.end, tail.end)};
}

SourceRange PassagePlaces::place(std::uint32_t at) {
  if (at == last_) return found_;
  last_ = at;
  const Passage::Piece& piece = passage_.piece_at(at);
  const std::uint32_t begin = piece.source_begin + std::min(at - piece.begin, piece.size);
  if (piece.node == html::kNoNode)
    return found_ = source_range(email_, passage_, piece, begin, begin + 1);
  if (piece_ != &piece) places_.emplace(*email_.body_of(passage_.part)->document, piece.node);
  piece_ = &piece;
  const html::HtmlRange range = places_->place(begin, begin + 1);
  return found_ = email_.message.parts[passage_.part].place(range.begin, range.end);
}

std::vector<Passage> passages_of(const Email& email) {
  std::vector<Passage> passages;
  if (!email.subject.empty()) {
    Passage& subject = passages.emplace_back();
    subject.is_subject = true;
    PassageWriter(subject).add(utf8_prefix(email.subject, kMostSubjectBytes), html::kNoNode, 0,
                               Place::subject);
  }
  const bool has_html = std::any_of(email.bodies.begin(), email.bodies.end(),
                                    [](const Body& body) { return body.document != nullptr; });
  const bool says_enough = has_html && email.measures.visible_chars >= kFewCharacters;
  for (const Body& body : email.bodies) {
    if (body.document == nullptr && says_enough) continue;
    Passage passage;
    passage.part = body.part;
    if (body.document != nullptr)
      HtmlPassage(email, body, passage).run();
    else
      read_plain_text(email.message.parts[body.part], passage);
    if (!passage.pieces.empty()) passages.push_back(std::move(passage));
  }
  return passages;
}

}  // namespace presend::email
