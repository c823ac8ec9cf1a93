// Safe markup of an HTML body.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/preview/body_writer.h"
#include "scanner/preview/css_clean.h"
#include "scanner/preview/markup_text.h"
#include "scanner/preview/safe_elements.h"
#include "scanner/preview/words.h"

namespace presend::preview {
namespace {

using html::Node;
using html::NodeIndex;
using html::NodeKind;

constexpr std::size_t kMostHref = 400;

class HtmlBodyWriter {
 public:
  HtmlBodyWriter(const email::Email& email, const email::Body& body, const Marked& marked,
                 Pictures& pictures)
      : document_(*body.document),
        visibility_(body.visibility),
        marked_(marked),
        pictures_(pictures),
        picture_for_([&pictures](std::string_view address) { return pictures.carried(address); }) {
    for (const email::Image& image : email.images)
      if (image.part == body.part && image.kind != email::ImageKind::background)
        images_.emplace(image.node, &image);
    for (const email::Link& link : email.links)
      if (link.part == body.part && link.element == email::LinkElement::a)
        links_.emplace(link.node, &link);
    for (const email::Text& text : email.texts)
      if (text.part == body.part && !text.is_visible()) hidden_.emplace(text.node, &text);
    all_area_ = email.measures.text_area + email.measures.image_area;
    body_.section = email.message.parts[body.part].section;
  }

  Body write() {
    const auto count = static_cast<NodeIndex>(document_.nodes().size());
    for (NodeIndex index = 0; index < count;) {
      close_before(index);
      if (out().size() > kMostBodyBytes) {
        body_.is_cut = true;
        break;
      }
      index = node(index);
    }
    close_before(count);
    while (!open_.empty()) close_last();
    return std::move(body_);
  }

 private:
  struct Open {
    NodeIndex end;
    std::string_view tag;
  };

  std::string& out() { return body_.content; }

  void close_last() {
    out() += "</";
    out() += open_.back().tag;
    out() += '>';
    open_.pop_back();
  }

  void close_before(NodeIndex index) {
    while (!open_.empty() && open_.back().end <= index) close_last();
  }

  /// Writes a node, and gives the next one to be written.
  NodeIndex node(NodeIndex index) {
    const Node& n = document_.node(index);
    if (n.kind == NodeKind::text) text(index, n);
    if (n.kind != NodeKind::element) return index + 1;
    if (n.name == "html") {
      safe_attributes(body_.root_attributes, index);
      return index + 1;
    }
    if (n.name == "head" && !n.is_foreign) return head(n, index);
    if (n.name == "body") {
      body_attributes(index);
      return index + 1;
    }
    if (n.name == "style" && !n.is_foreign) {
      style_sheet(out(), index, n);
      return n.end;
    }
    return element(index, n);
  }

  NodeIndex head(const Node& n, NodeIndex index) {
    for (NodeIndex child = index + 1; child < n.end;) {
      const Node& inner = document_.node(child);
      if (inner.is("style")) {
        style_sheet(body_.head, child, inner);
        child = inner.end;
      } else {
        ++child;
      }
    }
    return n.end;
  }

  NodeIndex element(NodeIndex index, const Node& n) {
    switch (n.is_foreign ? Treatment::box : treatment_of(n.name)) {
      case Treatment::keep:
        open(index, n, n.name);
        return index + 1;
      case Treatment::drop:
        return n.end;
      case Treatment::box:
        box(index, n, "not shown here: " + std::string(n.name));
        return n.end;
      case Treatment::control:
        if (n.name == "input" && document_.attribute(index, "src") != nullptr &&
            equals_ignoring_case(document_.attribute_value(index, "type"), "image"))
          image(index);
        else
          control(index, n);
        return n.end;
      case Treatment::image:
        image(index);
        return n.end;
      case Treatment::neutral:
        open(index, n, "ps-x");
        return index + 1;
    }
    return n.end;
  }

  void open(NodeIndex index, const Node& n, std::string_view tag) {
    out() += '<';
    out() += tag;
    safe_attributes(out(), index);
    if (n.name == "a") link(index);
    // What stands in the browser's own style sheet of an element is lost with its name.
    if (tag == "ps-x" && hides_itself(index)) append_attribute(out(), "hidden", "");
    mark(index);
    out() += '>';
    if (is_void(tag)) return;
    // The first line feed of <pre> is not part of it.
    if (n.name == "pre" && n.first_child != html::kNoNode &&
        document_.node(n.first_child).text.starts_with('\n'))
      out() += '\n';
    open_.push_back({n.end, tag});
  }

  [[nodiscard]] bool hides_itself(NodeIndex index) const {
    const html::Appearance& appearance = visibility_.of(index);
    return appearance.hidden_by == html::HiddenBy::display && appearance.cause == index;
  }

  void mark(NodeIndex index) {
    if (index < marked_.size() && marked_[index])
      append_attribute(out(), "data-n", std::to_string(index));
  }

  void safe_attributes(std::string& to, NodeIndex index) {
    for (const html::Attribute& attribute : document_.attributes(index)) {
      if (attribute.name == "style") {
        const std::string style = clean_style(attribute.value, picture_for_);
        if (!style.empty()) append_attribute(to, "style", style);
      } else if (is_safe_attribute(attribute.name)) {
        append_attribute(to, attribute.name, attribute.value);
      }
    }
  }

  /// <body link> colours links, which are none here.
  void body_attributes(NodeIndex index) {
    safe_attributes(body_.body_attributes, index);
    const std::string_view colour = trim(document_.attribute_value(index, "link"));
    const auto is_plain = [](char c) { return is_ascii_alnum(c) || c == '#'; };
    if (!colour.empty() && colour.size() < 30 &&
        std::all_of(colour.begin(), colour.end(), is_plain))
      body_.head += "<style>:where([data-href]){color:" + std::string(colour) + "}</style>";
  }

  void link(NodeIndex index) {
    const html::Attribute* href = document_.attribute(index, "href");
    if (href == nullptr) return;
    append_attribute(out(), "data-href", utf8_prefix(href->value, kMostHref));
    if (const auto found = links_.find(index); found != links_.end())
      append_attribute(out(), "data-to", where_it_leads(*found->second));
  }

  void text(NodeIndex index, const Node& n) {
    const auto hidden = hidden_.find(index);
    const bool is_marked = index < marked_.size() && marked_[index];
    const bool is_wrapped = hidden != hidden_.end() || (is_marked && !trim(n.text).empty());
    if (is_wrapped) {
      out() += "<ps-t";
      if (is_marked) append_attribute(out(), "data-n", std::to_string(index));
      if (hidden != hidden_.end()) hidden_attributes(*hidden->second);
      out() += '>';
    }
    append_text(out(), n.text);
    if (is_wrapped) out() += "</ps-t>";
  }

  void hidden_attributes(const email::Text& text) {
    append_attribute(out(), "data-h", html::name(text.hidden_by));
    if (text.is_deceptive()) append_attribute(out(), "data-d", "");
    // Neighbours share one label.
    const html::NodeIndex cause = visibility_.of(text.node).cause;
    if (cause == last_cause_ && text.hidden_by == last_by_) return;
    last_cause_ = cause;
    last_by_ = text.hidden_by;
    append_attribute(
        out(), "data-l",
        std::string(in_words(text.hidden_by)) + ": " + std::string(in_words(text.hidden_for)));
  }

  void box(NodeIndex index, const Node& n, std::string_view label) {
    if (visibility_.of(index).hidden_by == html::HiddenBy::display) return;
    out() += "<ps-x class='ps-box'";
    std::string size;
    for (const std::string_view side : {"width", "height"})
      if (const std::string_view px = trim(document_.attribute_value(index, side));
          !px.empty() && px.size() <= 4 && std::all_of(px.begin(), px.end(), is_ascii_digit))
        size += std::string(side) + ":" + std::string(px) + "px;";
    if (!size.empty()) append_attribute(out(), "style", size);
    mark(index);
    out() += '>';
    append_text(out(), label);
    static_cast<void>(n);
    out() += "</ps-x>";
  }

  void control(NodeIndex index, const Node& n) {
    const std::string_view type = document_.attribute_value(index, "type");
    if (equals_ignoring_case(type, "hidden")) return;
    std::string_view label = document_.attribute_value(index, "value");
    if (trim(label).empty()) label = document_.attribute_value(index, "placeholder");
    std::string shown(label);
    if (trim(shown).empty() && n.name != "input") shown = first_text(index, n);
    out() += "<ps-x class='ps-control'";
    safe_style(index);
    mark(index);
    out() += '>';
    append_text(out(), trim(shown).empty() ? std::string_view(" ") : shown);
    out() += "</ps-x>";
  }

  [[nodiscard]] std::string first_text(NodeIndex index, const Node& n) const {
    for (NodeIndex child = index + 1; child < n.end; ++child)
      if (document_.node(child).kind == NodeKind::text)
        return std::string(document_.node(child).text);
    return {};
  }

  void safe_style(NodeIndex index) {
    const std::string style = clean_style(document_.attribute_value(index, "style"), picture_for_);
    if (!style.empty()) append_attribute(out(), "style", style);
  }

  void image(NodeIndex index) {
    const std::string_view src = document_.attribute_value(index, "src");
    out() += "<img";
    safe_attributes(out(), index);
    std::string uri = pictures_.carried(src);
    const auto found = images_.find(index);
    if (uri.empty()) uri = box_of(found == images_.end() ? nullptr : found->second, src);
    append_attribute(out(), "src", uri);
    if (found != images_.end()) append_attribute(out(), "data-pic", kind_of(*found->second));
    mark(index);
    out() += '>';
  }

  /// "remote 600 × 200, 31 % of the area".
  [[nodiscard]] std::string kind_of(const email::Image& image) const {
    std::string out(email::name(image.kind));
    if (image.width_px && image.height_px)
      out += " " + std::to_string(*image.width_px) + " × " + std::to_string(*image.height_px);
    if (all_area_ > 0 && image.is_visible && image.area_px2 * 100 < all_area_)
      out += ", under 1 % of the area";
    else if (all_area_ > 0 && image.is_visible)
      out +=
          ", " + std::to_string(std::lround(image.area_px2 / all_area_ * 100)) + " % of the area";
    return out;
  }

  /// A box as large as the picture counts: what is not known is guessed from its area.
  static std::string box_of(const email::Image* image, std::string_view src) {
    constexpr double kWidth = 240;
    constexpr double kHeight = 120;
    double width = kWidth;
    double height = kHeight;
    if (image != nullptr) {
      const double area = image->area_px2;
      if (image->width_px) width = *image->width_px;
      if (image->height_px) height = *image->height_px;
      if (image->width_px && !image->height_px)
        height = area > 0 && width > 0 ? area / width : width / 2;
      if (!image->width_px && image->height_px)
        width = area > 0 && height > 0 ? area / height : height * 2;
    }
    const bool is_remote = image == nullptr || image->kind == email::ImageKind::remote;
    const std::string_view host = image != nullptr && image->reference.url
                                      ? image->reference.url->host()
                                      : std::string_view();
    std::string label = is_remote ? "picture not loaded" : "picture not shown";
    if (!host.empty()) label += " · " + std::string(host);
    if (src.empty()) label = "picture without address";
    // Too narrow for all of that.
    constexpr double kLetterPx = 7;
    if (static_cast<double>(label.size()) * kLetterPx > width) label = "picture";
    return Pictures::box(static_cast<std::uint32_t>(std::clamp(width, 0.0, 4000.0)),
                         static_cast<std::uint32_t>(std::clamp(height, 0.0, 4000.0)), label);
  }

  void style_sheet(std::string& to, NodeIndex index, const Node& n) {
    const std::string_view type = trim(document_.attribute_value(index, "type"));
    if (!type.empty() && !equals_ignoring_case(type, "text/css")) return;
    to += "<style";
    if (const html::Attribute* media = document_.attribute(index, "media"))
      append_attribute(to, "media", media->value);
    to += '>';
    for (NodeIndex child = index + 1; child < n.end; ++child)
      if (document_.node(child).kind == NodeKind::text)
        to += clean_style_sheet(document_.node(child).text, picture_for_);
    to += "</style>";
  }

  const html::Document& document_;
  const html::Visibility& visibility_;
  const Marked& marked_;
  Pictures& pictures_;
  PictureFor picture_for_;
  std::unordered_map<NodeIndex, const email::Image*> images_;
  std::unordered_map<NodeIndex, const email::Link*> links_;
  std::unordered_map<NodeIndex, const email::Text*> hidden_;
  double all_area_ = 0;  ///< of texts and images
  std::vector<Open> open_;
  Body body_;
  NodeIndex last_cause_ = html::kNoNode;
  html::HiddenBy last_by_ = html::HiddenBy::none;
};

}  // namespace

void add_nodes(NodeFinder& finder, const email::Email& email, const email::Body& body,
               std::uint32_t body_index) {
  const mime::Part& part = email.message.parts[body.part];
  const html::Document& document = *body.document;
  NodeIndex skipped_until = 0;
  for (NodeIndex index = 0; index < document.nodes().size(); ++index) {
    const Node& n = document.node(index);
    if (n.is("head") || n.is("style")) skipped_until = std::max(skipped_until, n.end);
    if (index < skipped_until || n.at.begin == n.at.end || n.is_implied) continue;
    const bool is_text = n.kind == NodeKind::text;
    if (is_text ? trim(n.text).empty() : n.kind != NodeKind::element) continue;
    if (n.is("html") || n.is("body")) continue;
    finder.add({body_index, index}, part.place(n.at.begin, n.at.end), is_text);
    if (n.kind == NodeKind::element) {
      const Treatment treatment = n.is_foreign ? Treatment::box : treatment_of(n.name);
      if (treatment != Treatment::keep && treatment != Treatment::neutral)
        skipped_until = std::max(skipped_until, n.end);
    }
  }
}

Body write_html_body(const email::Email& email, const email::Body& body, const Marked& marked,
                     Pictures& pictures) {
  return HtmlBodyWriter(email, body, marked, pictures).write();
}

}  // namespace presend::preview
