#include "scanner/html/parse.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstring>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/html/arena.h"
#include "scanner/html/builder.h"
#include "scanner/html/doctype.h"
#include "scanner/html/markup_scan.h"
#include "scanner/html/plain_scan.h"
#include "scanner/html/prescan.h"
#include "scanner/html/template_mask.h"

namespace presend::html {
namespace {

extern "C" void* presend_gumbo_allocate(void* arena, std::size_t size) {
  return static_cast<Arena*>(arena)->allocate(size);
}
extern "C" void presend_gumbo_release(void*, void*) {}  // the arena frees everything at once

// The frame that longjmp returns to. It holds no local variable, so that none is lost, and calls
// nothing but C, so that no destructor is jumped over.
const GumboOutput* parse_within(Arena& arena, const GumboOptions& options, std::string_view text) {
  if (setjmp(arena.escape) != 0) return nullptr;
  return gumbo_parse_with_options(&options, text.data(), text.size());
}

std::string_view tag_name(GumboTag tag) {
  static const auto names = [] {
    std::array<std::string_view, GUMBO_TAG_LAST + 1> all;
    for (int i = 0; i < GUMBO_TAG_LAST; ++i)
      all[static_cast<std::size_t>(i)] = gumbo_normalized_tagname(static_cast<GumboTag>(i));
    return all;
  }();
  return names[static_cast<std::size_t>(tag)];
}

std::string_view piece(const char* text) { return text == nullptr ? std::string_view() : text; }

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

// Copies Gumbo's tree into a Document, node by node in document order.
class TreeCopy {
 public:
  TreeCopy(Builder& builder, std::uint32_t most_nodes)
      : builder_(builder), text_(builder.parsed()), most_nodes_(most_nodes) {}

  /// False when there are too many nodes.
  bool run(const GumboNode& document) {
    stack_.push_back({&document, &document.v.document.children, 0});
    while (!stack_.empty()) {
      if (builder_.node_count() >= most_nodes_) return false;
      Frame& top = stack_.back();
      if (top.next < top.children->length) {
        add_child(top);
      } else {
        if (stack_.size() > 1) builder_.close(end_tag(*top.node));
        stack_.pop_back();
      }
    }
    return true;
  }

 private:
  struct Frame {
    const GumboNode* node;
    const GumboVector* children;
    unsigned next;
  };

  static const GumboNode& child(const GumboVector& children, unsigned index) {
    return *static_cast<const GumboNode*>(children.data[index]);
  }

  // Where a piece of the text lies, or an empty range at the current place: Gumbo gives no piece,
  // or one of its own, for what it makes up.
  [[nodiscard]] HtmlRange range(const GumboStringPiece& original) const {
    const auto first = reinterpret_cast<std::uintptr_t>(text_.data());
    const auto begin = reinterpret_cast<std::uintptr_t>(original.data);
    if (original.length == 0 || begin < first || begin - first > text_.size()) {
      return builder_.here();
    }
    const std::size_t at = begin - first;
    const std::size_t end = at + std::min(original.length, text_.size() - at);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
  }

  // `frame` is invalid afterwards.
  void add_child(Frame& frame) {
    const GumboNode& node = child(*frame.children, frame.next);
    if (is_text(node)) {
      add_texts(frame);
      return;
    }
    ++frame.next;
    if (node.type == GUMBO_NODE_COMMENT) {
      builder_.add_comment(piece(node.v.text.text), range(node.v.text.original_text));
    } else {
      open(node);
      stack_.push_back({&node, &node.v.element.children, 0});
    }
  }

  // Browsers append a text to the one before it; Gumbo leaves them apart when they come from
  // different places or one is blank.
  void add_texts(Frame& frame) {
    pieces_.clear();
    while (frame.next < frame.children->length) {
      const GumboNode& node = child(*frame.children, frame.next);
      if (!is_text(node)) break;
      HtmlRange at = range(node.v.text.original_text);
      // The length stops at the token before which the text was complete, which may lie before
      // the text when elements were moved; the text itself tells how far it goes.
      const std::string_view decoded = piece(node.v.text.text);
      if (at.end - at.begin < decoded.size() && at.end > at.begin)
        at.end = static_cast<std::uint32_t>(std::min(text_.size(), at.begin + decoded.size()));
      // Gumbo counts a text from the LF of a CRLF on.
      if (at.begin > 0 && decoded.starts_with('\n') && text_[at.begin - 1] == '\r' &&
          at.end > at.begin && text_[at.begin] == '\n')
        --at.begin;
      pieces_.push_back({decoded, at});
      ++frame.next;
    }
    builder_.add_text(pieces_);
  }

  void open(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    const bool is_made_up =
        (node.parse_flags & GUMBO_INSERTION_BY_PARSER) != 0 || element.original_tag.length == 0;
    Node out{.is_implied = is_made_up,
             .is_foreign = element.tag_namespace != GUMBO_NAMESPACE_HTML,
             .name = name(element),
             .at = is_made_up ? builder_.here() : range(element.original_tag)};
    builder_.open(out);
    for (unsigned i = 0; i < element.attributes.length; ++i)
      add_attribute(*static_cast<const GumboAttribute*>(element.attributes.data[i]));
  }

  std::string_view name(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return tag_name(element.tag);
    GumboStringPiece original = element.original_tag;
    gumbo_tag_from_original_text(&original);
    return original.length == 0 ? std::string_view() : builder_.lower_name(range(original));
  }

  void add_attribute(const GumboAttribute& attribute) {
    const HtmlRange name_at = range(attribute.original_name);
    HtmlRange value{name_at.end, name_at.end};
    // Gumbo's own place of a value misses references at its beginning, and repeats the name when
    // there is no value.
    RawAttribute raw;
    if (name_at.end > name_at.begin && AttributeReader(text_, name_at.begin).next(raw))
      value = raw.value;
    builder_.add_attribute(name_at, value, piece(attribute.value));
  }

  // Gumbo notes the tag that closed an element, also when it was another's.
  [[nodiscard]] HtmlRange end_tag(const GumboNode& node) const {
    const GumboElement& element = node.v.element;
    GumboStringPiece start = element.original_tag;
    GumboStringPiece end = element.original_end_tag;
    if (end.length < 3 || end.data[1] != '/') return {};
    const HtmlRange at = range(end);
    gumbo_tag_from_original_text(&end);
    const std::string_view closed(end.data, end.length);
    if (element.tag != GUMBO_TAG_UNKNOWN)
      return equals_ignoring_case(closed, tag_name(element.tag)) ? at : HtmlRange{};
    gumbo_tag_from_original_text(&start);
    return equals_ignoring_case(closed, {start.data, start.length}) ? at : HtmlRange{};
  }

  Builder& builder_;
  std::string_view text_;
  std::uint32_t most_nodes_;
  std::vector<Frame> stack_;
  std::vector<Builder::TextPiece> pieces_;
};

bool is_quirks(const GumboDocument& document) {
  // Gumbo compares some identifiers as a whole where the standard looks at their beginning.
  return document.doc_type_quirks_mode == GUMBO_DOCTYPE_QUIRKS || !document.has_doctype ||
         is_quirks_doctype(piece(document.name), piece(document.public_identifier),
                           piece(document.system_identifier));
}

/// Empty, or why the tree was not built.
std::string_view build_tree(Builder& builder, const ParseOptions& options) {
  const Prescan scan = prescan(builder.parsed(), options.limits);
  if (!scan.excess.empty()) return scan.excess;
  std::string_view text = builder.parsed();
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.empty()) text = "";
  Arena arena(options.limits.html_arena_bytes, options.time_ms);
  GumboOptions gumbo = kGumboDefaultOptions;
  gumbo.max_errors = 0;
  gumbo.allocator = presend_gumbo_allocate;
  gumbo.deallocator = presend_gumbo_release;
  gumbo.userdata = &arena;
  const GumboOutput* output = parse_within(arena, gumbo, text);
  if (output == nullptr)
    return arena.stopped() == Arena::Stop::memory ? "its markup takes too much memory"
                                                  : "its markup takes too long to read";
  builder.expect_nodes(std::min(2 * scan.tags + 16, options.limits.html_nodes + 1));
  if (!TreeCopy(builder, options.limits.html_nodes).run(*output->document))
    return "it has too many elements and texts";
  builder.finish(is_quirks(output->document->v.document));
  return {};
}

constexpr std::size_t kMostBytes = (1U << 31) - 1;  // offsets have 32 bits

}  // namespace

Document parse(std::string_view source, const ParseOptions& options) {
  source = source.substr(0, kMostBytes);
  Document document;
  Builder builder(document, source, mask_template_tags(source, options.masked_tags));
  if (const std::string_view excess = build_tree(builder, options); !excess.empty()) {
    builder.restart();
    builder.set_fallback(excess);
    plain_scan(builder, options.limits);
  }
  return document;
}

Document parse_plainly(std::string_view source, const Limits& limits) {
  Document document;
  Builder builder(document, source.substr(0, kMostBytes), {});
  plain_scan(builder, limits);
  return document;
}

}  // namespace presend::html
