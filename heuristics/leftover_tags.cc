#include "heuristics/leftover_tags.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>

#include "scanner/base/ascii.h"
#include "scanner/html/places.h"

namespace presend::heuristics {
namespace {

using templates::Tag;
using Where = LeftoverTag::Where;

/// Elements that show code, or hold it.
bool holds_code(const html::Node& node) {
  constexpr std::array<std::string_view, 11> kNames = {
      "code", "pre", "samp", "kbd", "tt", "xmp", "textarea", "script", "var", "style", "template"};
  return node.kind == html::NodeKind::element &&
         std::find(kNames.begin(), kNames.end(), node.name) != kNames.end();
}

/// Attributes that readers see. What forms hold is for the server behind them, which may have tags
/// of its own.
bool is_shown(std::string_view attribute) {
  return attribute == "alt" || attribute == "title" || attribute == "placeholder" ||
         attribute == "style" || attribute == "bgcolor" || attribute == "color";
}

bool is_url_attribute(std::string_view attribute) {
  return attribute == "href" || attribute == "src" || attribute == "action" ||
         attribute == "background";
}

class LeftoverSearch {
 public:
  LeftoverSearch(const Context& context, const std::function<void(const LeftoverTag&)>& take)
      : context_(context), declared_(context.email.declared), take_(take) {}

  void run() {
    for (const mime::Field& field : context_.message().root().fields) this->field(field);
    for (const email::Body& body : context_.email.bodies) {
      part_ = body.part;
      is_plain_ = body.document == nullptr;
      if (body.document != nullptr)
        document(*body.document);
      else
        plain_text();
    }
  }

 private:
  [[nodiscard]] SourceRange place(html::HtmlRange at) const {
    return context_.message().parts[part_].place(at.begin, at.end);
  }

  void take(Where where, std::string_view text, const Tag& tag, SourceRange at) {
    take_({where, tag.written(text), tag, at, part_, is_plain_, is_encoded_});
  }

  void field(const mime::Field& field) {
    Where where = Where::header;
    if (field.is("Subject"))
      where = Where::subject;
    else if (field.is("From") || field.is("Reply-To") || field.is("Sender"))
      where = Where::sender;
    else if (!field.is("List-Unsubscribe") && !field.is("To"))
      return;
    part_ = 0;
    for (const Tag& tag : templates::find_tags(field.value, declared_))
      take(where, field.value, tag, field.map.range(tag.begin, tag.end));
    if (where == Where::header) encoded(where, field.value, field.range);
  }

  /// Tags that an editor or a server has percent-encoded: "%7B%7Bid%7D%7D".
  void encoded(Where where, std::string_view address, SourceRange at) {
    if (address.find('%') == std::string_view::npos) return;
    const std::string decoded = percent_decode(address);
    if (decoded == address) return;
    // Those that are written out were taken already.
    std::unordered_set<std::string_view> written;
    for (const Tag& tag : templates::find_tags(address, declared_))
      written.insert(tag.written(address));
    is_encoded_ = true;
    for (const Tag& tag : templates::find_tags(decoded, declared_))
      if (!written.contains(tag.written(decoded))) take(where, decoded, tag, at);
    is_encoded_ = false;
  }

  void document(const html::Document& document) {
    // Texts that some mail program quotes are not what this mail says.
    std::vector<bool> is_quoted;
    for (const email::Text& text : context_.email.texts)
      if (text.part == part_ && text.role == email::Role::quote && text.node != html::kNoNode) {
        is_quoted.resize(document.nodes().size());
        is_quoted[text.node] = true;
      }
    html::NodeIndex code_end = 0;
    html::NodeIndex head_end = 0;
    for (html::NodeIndex index = 0; index < document.nodes().size(); ++index) {
      const html::Node& node = document.node(index);
      if (index >= code_end && holds_code(node)) code_end = node.end;
      if (node.is("head")) head_end = node.end;
      if (node.kind == html::NodeKind::element) {
        for (const html::Attribute& attribute : document.attributes(index))
          if (index >= head_end) this->attribute(document, attribute);
      } else if (node.kind == html::NodeKind::comment && node.text.starts_with('?')) {
        program(document, node);
      } else if (node.kind == html::NodeKind::text && index >= code_end &&
                 (index >= head_end || document.node(node.parent).is("title")) &&
                 (is_quoted.empty() || !is_quoted[index])) {
        text(document, index, node);
      }
    }
  }

  /// "<?= $name ?>", which browsers take for a comment.
  void program(const html::Document& document, const html::Node& node) {
    const std::string_view written =
        document.source().substr(node.at.begin, node.at.end - node.at.begin);
    for (const Tag& tag : templates::find_tags(written, declared_))
      take(Where::text, written, tag, place({node.at.begin + tag.begin, node.at.begin + tag.end}));
  }

  void text(const html::Document& document, html::NodeIndex index, const html::Node& node) {
    std::optional<html::TextPlaces> places;
    for (const Tag& tag : templates::find_tags(node.text, declared_)) {
      if (!places) places.emplace(document, index);
      take(Where::text, node.text, tag, place(places->place(tag.begin, tag.end)));
    }
  }

  void attribute(const html::Document& document, const html::Attribute& attribute) {
    if (attribute.value.size() < 3) return;
    if (!is_shown(attribute.name) && !is_url_attribute(attribute.name)) return;
    const Where where = is_url_attribute(attribute.name) ? Where::address : Where::attribute;
    std::optional<html::ValuePlaces> places;
    for (const Tag& tag : templates::find_tags(attribute.value, declared_)) {
      if (!places) places.emplace(document, attribute);
      take(where, attribute.value, tag, place(places->place(tag.begin, tag.end)));
    }
    if (where == Where::address) encoded(where, attribute.value, place(attribute.value_at));
  }

  void plain_text() {
    const mime::Part& part = context_.message().parts[part_];
    std::size_t line = 0;  // where that of the tag begins
    std::size_t read = 0;
    for (const Tag& tag : templates::find_tags(part.text, declared_)) {
      for (; read < tag.begin; ++read)
        if (part.text[read] == '\n' || part.text[read] == '\r') line = read + 1;
      if (part.text.substr(line).starts_with('>')) continue;
      take(Where::text, part.text, tag, part.place(tag.begin, tag.end));
    }
    for (const email::Link& link : context_.email.links)
      if (link.part == part_ && link.element == email::LinkElement::text)
        encoded(Where::address, link.href, link.at);
  }

  const Context& context_;
  templates::SyntaxSet declared_;
  const std::function<void(const LeftoverTag&)>& take_;
  mime::PartIndex part_ = 0;
  bool is_plain_ = false;
  bool is_encoded_ = false;
};

}  // namespace

void each_leftover_tag(const Context& context,
                       const std::function<void(const LeftoverTag&)>& take) {
  LeftoverSearch(context, take).run();
}

}  // namespace presend::heuristics
