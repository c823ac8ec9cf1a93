// Texts, links and images of an HTML body.
#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/email/bare_urls.h"
#include "scanner/email/collector.h"
#include "scanner/email/css_urls.h"
#include "scanner/email/image_size.h"
#include "scanner/email/images.h"
#include "scanner/email/vml_links.h"
#include "scanner/html/places.h"

namespace presend::email {
namespace {

using html::HtmlRange;
using html::Node;
using html::NodeIndex;
using html::NodeKind;

/// Elements whose text no reader meets as text, whatever the styles say.
bool holds_no_text(const Node& node) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "script", "style", "template", "title", "head", "textarea", "option"};
  return node.kind == NodeKind::element &&
         std::find(kNames.begin(), kNames.end(), node.name) != kNames.end();
}

/// The marks mail clients put around what they quote.
bool is_quote(const html::Document& document, NodeIndex index) {
  const Node& node = document.node(index);
  if (node.is("blockquote"))
    return document.attribute_value(index, "type") == "cite" ||
           document.attribute(index, "cite") != nullptr;
  if (!node.is("div")) return false;
  constexpr std::array<std::string_view, 5> kMarks = {"gmail_quote", "moz-cite-prefix",
                                                      "yahoo_quoted", "protonmail_quote",
                                                      "ms-outlook-mobile-reference-message"};
  const std::string_view classes = document.attribute_value(index, "class");
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    return classes.find(mark) != std::string_view::npos;
  });
}

class HtmlCollector {
 public:
  HtmlCollector(Email& email, const Body& body, ImageSources& sources, const Limits& limits)
      : email_(email),
        sources_(sources),
        part_(email.message.parts[body.part]),
        part_index_(body.part),
        document_(*body.document),
        visibility_(body.visibility),
        limits_(limits) {}

  void run() {
    const NodeIndex count = static_cast<NodeIndex>(document_.nodes().size());
    find_base(count);
    for (NodeIndex index = 0; index < count; ++index) {
      const Node& node = document_.node(index);
      if (node.kind == NodeKind::element) {
        element(index, node);
      } else if (node.kind == NodeKind::text) {
        text(index, node);
      } else if (node.kind == NodeKind::comment) {
        comment(node);
      }
    }
  }

 private:
  [[nodiscard]] SourceRange place(HtmlRange range) const {
    return part_.place(range.begin, range.end);
  }

  void find_base(NodeIndex count) {
    for (NodeIndex index = 0; index < count; ++index) {
      if (document_.node(index).is("body")) return;  // browsers honour it there too; mail never has
      if (!document_.node(index).is("base")) continue;
      const std::string_view href = document_.attribute_value(index, "href");
      if (href.empty()) continue;
      // Every relative link repeats it.
      if (href.size() <= kMostBaseBytes) base_ = url::parse(href).url;
      return;
    }
  }

  void element(NodeIndex index, const Node& node) {
    if (index >= quote_end_ && is_quote(document_, index)) quote_end_ = node.end;
    if (index >= no_text_end_ && holds_no_text(node)) no_text_end_ = node.end;
    if (node.attribute_count > 0) attributes(index, node);
    if (node.is("style")) style_sheet(index, node);
  }

  void attributes(NodeIndex index, const Node& node) {
    const bool is_vml = node.name.starts_with("v:");
    for (const html::Attribute& attribute : document_.attributes(index)) {
      if (attribute.name == "href" && (node.is("a") || node.is("area"))) {
        anchor(index, node, attribute);
      } else if (attribute.name == "style") {
        css_links(attribute.value, &attribute, index);
      } else if (attribute.name == "background") {
        add_link(LinkElement::background, index, attribute);
        add_image(index, node, attribute, ImageKind::background);
      } else if (attribute.name == "src" &&
                 (node.is("img") || node.is("image") || node.is("input"))) {
        add_image(index, node, attribute, ImageKind::remote);
      } else if ((attribute.name == "action" && node.is("form")) ||
                 attribute.name == "formaction") {
        add_link(LinkElement::form, index, attribute);
      } else if (is_vml && attribute.name == "href") {
        add_link(LinkElement::vml, index, attribute);
      } else if (is_vml && attribute.name == "src") {
        add_link(LinkElement::background, index, attribute);  // v:fill, v:imagedata
      }
    }
  }

  Link* add_link(LinkElement element, NodeIndex index, const html::Attribute& attribute) {
    return add_link(element, index, attribute.value, place(attribute.value_at));
  }

  Link* add_link(LinkElement element, NodeIndex index, std::string_view href, SourceRange at) {
    if (email_.links.size() >= limits_.links) return nullptr;
    Link& link = email_.links.emplace_back();
    link.part = part_index_;
    link.node = index;
    link.element = element;
    link.href = href;
    link.reference = url::parse(href, base_ ? &*base_ : nullptr, email_.declared);
    link.is_visible = visibility_.is_visible(index);
    link.at = at;
    return &link;
  }

  void anchor(NodeIndex index, const Node& node, const html::Attribute& attribute) {
    const bool is_area = node.is("area");
    Link* link = add_link(is_area ? LinkElement::area : LinkElement::a, index, attribute);
    if (link == nullptr) return;
    link_end_ = std::max(link_end_, node.end);
    if (is_area) {
      link->text = collapsed(document_.attribute_value(index, "alt"), email_.pool);
    } else {
      link_text(*link, index, node);
    }
  }

  /// What the anchor shows: its visible texts, and the alternative texts of its images. What stands
  /// in an anchor inside it opens that one.
  void link_text(Link& link, NodeIndex anchor, const Node& anchor_node) {
    std::string shown;
    HtmlRange range{};
    bool has_visible = false;
    NodeIndex next = anchor + 1;
    while (next < anchor_node.end) {
      const NodeIndex index = next++;
      const Node& node = document_.node(index);
      if (node.is("a") && document_.attribute(index, "href") != nullptr) next = node.end;
      if (!visibility_.is_visible(index)) continue;
      std::string_view piece;
      if (node.kind == NodeKind::text) {
        piece = node.text;
        if (trim(piece).empty()) {
          shown += ' ';
          continue;
        }
      } else if (node.is("img")) {
        piece = document_.attribute_value(index, "alt");
        shown += ' ';
      } else {
        if (node.is("br") || node.is("td") || node.is("p") || node.is("div")) shown += ' ';
        continue;
      }
      has_visible = true;
      shown += piece;
      if (range.end == 0) range.begin = node.at.begin;
      range.end = node.at.end;
    }
    link.text = email_.pool.keep(collapse_space(shown));
    link.is_visible = has_visible;
    if (range.end != 0) link.text_at = place(range);
  }

  void add_image(NodeIndex index, const Node& node, const html::Attribute& attribute,
                 ImageKind kind) {
    if (email_.images.size() >= limits_.links) return;
    if (node.is("input") &&
        !equals_ignoring_case(document_.attribute_value(index, "type"), "image"))
      return;
    Image& image = email_.images.emplace_back();
    image.part = part_index_;
    image.node = index;
    image.element = node.name;
    image.src = attribute.value;
    image.kind = kind;
    image.is_visible = visibility_.is_visible(index);
    image.at = place(attribute.value_at);
    sources_.resolve(image, base_ ? &*base_ : nullptr);
    if (kind == ImageKind::background) return;
    if (const html::Attribute* alt = document_.attribute(index, "alt")) image.alt = alt->value;
    if (const html::ImageBox* box = visibility_.image(index))
      size_image(image, *box, visibility_.of(index).font_size_px, document_.is_quirks());
  }

  /// Links in style text: that of an attribute, or of a text node of <style> at `node`.
  void css_links(std::string_view css, const html::Attribute* attribute, NodeIndex node) {
    if (css.find('(') == std::string_view::npos && attribute != nullptr) return;
    std::optional<html::TextPlaces> sheet;
    std::optional<html::ValuePlaces> value;
    if (attribute != nullptr)
      value.emplace(document_, *attribute);
    else
      sheet.emplace(document_, node);
    CssUrls urls(css);
    while (const auto found = urls.next()) {
      if (email_.links.size() >= limits_.links) return;
      if (found->is_font) continue;
      const std::string_view address = css.substr(found->begin, found->end - found->begin);
      if (trim(address).empty()) continue;
      const std::string_view href = address.find('\\') == std::string_view::npos
                                        ? address
                                        : email_.pool.keep(unescape_css(address));
      const HtmlRange range =
          value ? value->place(found->begin, found->end) : sheet->place(found->begin, found->end);
      add_link(LinkElement::css, node, href, place(range));
      if (attribute == nullptr || found->is_import) continue;
      add_image(node, document_.node(node), {.name = "style", .value = href, .value_at = range},
                ImageKind::background);
    }
  }

  void style_sheet(NodeIndex index, const Node& node) {
    for (NodeIndex child = index + 1; child < node.end; ++child)
      if (document_.node(child).kind == NodeKind::text)
        css_links(document_.node(child).text, nullptr, child);
  }

  void text(NodeIndex index, const Node& node) {
    if (index < no_text_end_ || !has_letter_or_digit(node.text)) return;
    if (email_.texts.size() >= limits_.texts) return;
    Text& entry = email_.texts.emplace_back();
    entry.part = part_index_;
    entry.node = index;
    entry.text = collapsed(node.text, email_.pool);
    entry.hidden_by = visibility_.of(index).hidden_by;
    entry.role = index < quote_end_ ? Role::quote : Role::body;
    const std::string_view trimmed = trim(node.text);
    const auto begin = static_cast<std::uint32_t>(trimmed.data() - node.text.data());
    const auto end = begin + static_cast<std::uint32_t>(trimmed.size());
    entry.at = place(document_.text_place(index, begin, end));
    if (index >= link_end_) bare_urls(index, node);
  }

  void bare_urls(NodeIndex index, const Node& node) {
    std::uint32_t from = 0;
    std::optional<html::TextPlaces> places;
    while (const auto found = next_bare_url(node.text, from)) {
      from = found->end;
      if (!places) places.emplace(document_, index);
      const std::string_view href = node.text.substr(found->begin, found->end - found->begin);
      const SourceRange at = place(places->place(found->begin, found->end));
      Link* link = add_link(LinkElement::text, index, href, at);
      if (link == nullptr) return;
      // Clients that make such hosts clickable choose the scheme themselves.
      if (!found->has_scheme)
        link->reference = url::parse("https://" + std::string(href), nullptr, email_.declared);
      link->text = href;
      link->text_at = at;
    }
  }

  void comment(const Node& node) {
    if (!node.text.starts_with("[if") || node.text.find("<v:") == std::string_view::npos) return;
    const std::string_view source =
        document_.source().substr(node.at.begin, node.at.end - node.at.begin);
    for (const VmlLink& link : vml_links(source, limits_))
      add_link(link.element, kRoot, email_.pool.keep(link.href),
               place({node.at.begin + link.at.begin, node.at.begin + link.at.end}));
  }

  static constexpr NodeIndex kRoot = 0;
  static constexpr std::size_t kMostBaseBytes = 1000;

  Email& email_;
  ImageSources& sources_;
  const mime::Part& part_;
  PartIndex part_index_;
  const html::Document& document_;
  const html::Visibility& visibility_;
  const Limits& limits_;
  std::optional<url::Url> base_;
  NodeIndex quote_end_ = 0;    ///< nodes before it stand in a quotation
  NodeIndex no_text_end_ = 0;  ///< nodes before it stand in <head>, <style> …
  NodeIndex link_end_ = 0;     ///< nodes before it stand in an anchor
};

}  // namespace

void collect_html(Email& email, const Body& body, ImageSources& sources, const Limits& limits) {
  HtmlCollector(email, body, sources, limits).run();
}

}  // namespace presend::email
