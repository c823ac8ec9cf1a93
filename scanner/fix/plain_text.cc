#include "scanner/fix/plain_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/fix/text_layout.h"

namespace presend::fix {
namespace {

enum class BlockKind : std::uint8_t {
  inline_text,
  line,       ///< <div>: a line of its own
  paragraph,  ///< <p>: with empty lines around
  heading,
  list,
  item,
  quote,
  pre,
  cell,
  link,
};

BlockKind kind_of(std::string_view name) {
  struct Known {
    std::string_view name;
    BlockKind kind;
  };
  static constexpr auto kKnown = std::to_array<Known>({
      {"a", BlockKind::link},       {"address", BlockKind::line},     {"article", BlockKind::line},
      {"aside", BlockKind::line},   {"blockquote", BlockKind::quote}, {"body", BlockKind::line},
      {"center", BlockKind::line},  {"dd", BlockKind::line},          {"div", BlockKind::line},
      {"dl", BlockKind::paragraph}, {"dt", BlockKind::line},          {"footer", BlockKind::line},
      {"form", BlockKind::line},    {"h1", BlockKind::heading},       {"h2", BlockKind::heading},
      {"h3", BlockKind::heading},   {"h4", BlockKind::heading},       {"h5", BlockKind::heading},
      {"h6", BlockKind::heading},   {"header", BlockKind::line},      {"li", BlockKind::item},
      {"main", BlockKind::line},    {"nav", BlockKind::line},         {"ol", BlockKind::list},
      {"p", BlockKind::paragraph},  {"pre", BlockKind::pre},          {"section", BlockKind::line},
      {"table", BlockKind::line},   {"td", BlockKind::cell},          {"th", BlockKind::cell},
      {"tr", BlockKind::line},      {"ul", BlockKind::list},
  });
  const auto found = std::find_if(kKnown.begin(), kKnown.end(),
                                  [&](const Known& known) { return known.name == name; });
  return found == kKnown.end() ? BlockKind::inline_text : found->kind;
}

/// The address as people read it: without what says nothing to them.
std::string_view shown_address(std::string_view href) {
  href = trim(href);
  for (const std::string_view scheme : {"mailto:", "tel:", "sms:"})
    if (starts_with_ignoring_case(href, scheme)) {
      href.remove_prefix(scheme.size());
      return href.substr(0, href.find('?'));
    }
  return href;
}

/// Whether a link's words already say where it leads.
bool says_address(std::string_view label, std::string_view address) {
  const auto core = [](std::string_view url) {
    for (const std::string_view scheme : {"https://", "http://", "www."})
      if (starts_with_ignoring_case(url, scheme)) url.remove_prefix(scheme.size());
    while (url.ends_with('/')) url.remove_suffix(1);
    return url;
  };
  return equals_ignoring_case(core(trim(label)), core(address));
}

class PlainTextWriter {
 public:
  explicit PlainTextWriter(const email::Body& body)
      : body_(body), document_(*body.document), nodes_(document_.nodes()) {}

  std::string write() {
    for (html::NodeIndex i = 0; i < nodes_.size(); ++i) {
      close_until(i);
      const html::Node& node = nodes_[i];
      if (node.kind == html::NodeKind::text)
        add_text(i, node);
      else if (node.kind == html::NodeKind::element)
        open(i, node);
    }
    close_until(static_cast<html::NodeIndex>(nodes_.size()));
    return layout_.finish();
  }

 private:
  struct Open {
    BlockKind kind;
    html::NodeIndex node = 0;
    html::NodeIndex end = 0;
    std::size_t begin = 0;          // of a link: its words in the line
    std::uint32_t lines_ended = 0;  // when it began
    std::uint32_t items = 0;        // of a list
    bool is_numbered = false;
  };

  void add_text(html::NodeIndex index, const html::Node& node) {
    if (!body_.visibility.is_visible(index)) return;
    if (pre_depth_ > 0)
      layout_.add_preformatted(node.text);
    else
      layout_.add_text(node.text);
  }

  void open(html::NodeIndex index, const html::Node& node) {
    if (node.is("br")) return layout_.break_line();
    if (node.is("hr")) {
      if (body_.visibility.is_visible(index)) layout_.add_rule();
      return;
    }
    if (node.is("img")) return add_image(index);
    const BlockKind kind = kind_of(node.name);
    if (kind == BlockKind::inline_text) return;
    Open block{kind, index, node.end, layout_.line().size(), layout_.lines_ended()};
    begin_block(block, node);
    stack_.push_back(block);
  }

  void add_image(html::NodeIndex index) {
    const std::string_view alt = trim(document_.attribute_value(index, "alt"));
    if (alt.empty() || !body_.visibility.is_visible(index)) return;
    layout_.add_text(alt);
  }

  void begin_block(Open& block, const html::Node& node) {
    switch (block.kind) {
      case BlockKind::paragraph:
        return layout_.break_paragraph();
      case BlockKind::heading:
        return layout_.begin_heading();
      case BlockKind::list: {
        const bool is_inner = std::any_of(stack_.begin(), stack_.end(), [](const Open& open) {
          return open.kind == BlockKind::list;
        });
        block.is_numbered = node.is("ol");
        if (is_inner)
          end_line();
        else
          layout_.break_paragraph();
        return layout_.push_indent(block.is_numbered ? "   " : "  ");
      }
      case BlockKind::item:
        end_line();
        return layout_.set_mark(mark_of_item());
      case BlockKind::quote:
        layout_.break_paragraph();
        return layout_.push_indent("> ");
      case BlockKind::pre:
        ++pre_depth_;
        return layout_.break_paragraph();
      case BlockKind::cell:
        return layout_.add_blank();
      case BlockKind::line:
        return end_line();
      case BlockKind::link:
      case BlockKind::inline_text:
        return;
    }
  }

  /// Ends the line if it has words.
  void end_line() {
    if (!trim(layout_.line()).empty()) layout_.break_line();
  }

  std::string mark_of_item() {
    const auto list = std::find_if(stack_.rbegin(), stack_.rend(),
                                   [](const Open& open) { return open.kind == BlockKind::list; });
    if (list == stack_.rend() || !list->is_numbered) return "- ";
    return std::to_string(++list->items) + ". ";
  }

  void close_until(html::NodeIndex next) {
    while (!stack_.empty() && stack_.back().end <= next) {
      const Open block = stack_.back();
      stack_.pop_back();
      close(block);
    }
  }

  void close(const Open& block) {
    switch (block.kind) {
      case BlockKind::paragraph:
        return layout_.break_paragraph();
      case BlockKind::heading:
        return layout_.end_heading(nodes_[block.node].is("h1") ? '=' : '-');
      case BlockKind::list: {
        end_line();
        layout_.set_mark("");
        layout_.pop_indent();
        const bool is_inner = std::any_of(stack_.begin(), stack_.end(), [](const Open& open) {
          return open.kind == BlockKind::list;
        });
        if (!is_inner) layout_.break_paragraph();
        return;
      }
      case BlockKind::quote:
        layout_.break_paragraph();
        return layout_.pop_indent();
      case BlockKind::pre:
        --pre_depth_;
        return layout_.break_paragraph();
      case BlockKind::cell:
        return layout_.add_blank();
      case BlockKind::link:
        return close_link(block);
      case BlockKind::item:
      case BlockKind::line:
        return end_line();
      case BlockKind::inline_text:
        return;
    }
  }

  void close_link(const Open& block) {
    const std::string_view address = shown_address(document_.attribute_value(block.node, "href"));
    if (address.empty() || address.starts_with('#') ||
        starts_with_ignoring_case(address, "javascript:") ||
        starts_with_ignoring_case(address, "data:") || !shows(block))
      return;
    const bool is_whole =
        layout_.lines_ended() == block.lines_ended && layout_.line().size() >= block.begin;
    const std::string label = is_whole ? layout_.line().substr(block.begin) : std::string();
    if (is_whole && says_address(label, address)) return;
    layout_.add_blank();
    std::string written;
    // As browsers read it.
    for (const char c : address)
      if (c == ' ')
        written += "%20";
      else if (!is_control(c))
        written += c;
    layout_.add_unbroken('<' + written + '>');
  }

  /// Whether anything inside the link is seen.
  [[nodiscard]] bool shows(const Open& block) const {
    for (html::NodeIndex i = block.node + 1; i < block.end; ++i)
      if (body_.visibility.is_visible(i) &&
          ((nodes_[i].kind == html::NodeKind::text && !trim(nodes_[i].text).empty()) ||
           nodes_[i].is("img")))
        return true;
    return false;
  }

  const email::Body& body_;
  const html::Document& document_;
  std::span<const html::Node> nodes_;
  TextLayout layout_;
  std::vector<Open> stack_;
  std::uint32_t pre_depth_ = 0;
};

}  // namespace

std::string plain_text_of(const email::Body& body) {
  if (body.document == nullptr) return {};
  return PlainTextWriter(body).write();
}

}  // namespace presend::fix
