#include "scanner/html/plain_scan.h"

#include <algorithm>
#include <string>

#include "scanner/base/ascii.h"
#include "scanner/html/character_references.h"
#include "scanner/html/doctype.h"
#include "scanner/html/markup_scan.h"

namespace presend::html {
namespace {

class PlainScan {
 public:
  PlainScan(Builder& builder, const Limits& limits)
      : builder_(builder), source_(builder.parsed()), limits_(limits) {}

  void run() {
    builder_.open({.is_implied = true, .name = "html"});
    builder_.open({.is_implied = true, .name = "body"});
    const auto size = static_cast<std::uint32_t>(source_.size());
    std::uint32_t at = 0;
    std::uint32_t text_begin = 0;
    while (at < size && has_room()) {
      const std::size_t found = source_.find('<', at);
      if (found == std::string_view::npos) break;
      const Markup markup = read_markup(source_, static_cast<std::uint32_t>(found));
      at = markup.at.end;
      if (markup.kind == MarkupKind::literal) continue;
      add_text({text_begin, markup.at.begin}, true);
      text_begin = at = add(markup);
    }
    if (has_room()) add_text({text_begin, size}, true);
    builder_.finish(is_quirks_);
  }

 private:
  [[nodiscard]] bool has_room() const {
    // A start tag may add two nodes.
    return builder_.node_count() + 3 < limits_.html_nodes &&
           builder_.attribute_count() < limits_.html_nodes;
  }

  // The end of what the markup takes, with its text where that is not markup.
  std::uint32_t add(const Markup& markup) {
    switch (markup.kind) {
      case MarkupKind::start_tag:
        return add_element(markup);
      case MarkupKind::comment:
        builder_.add_comment(slice(source_, markup.content), markup.at);
        break;
      case MarkupKind::doctype:
        if (!has_content_) is_quirks_ = is_quirks_doctype(slice(source_, markup.content));
        has_content_ = true;
        break;
      default:
        break;
    }
    return markup.at.end;
  }

  std::uint32_t add_element(const Markup& tag) {
    has_content_ = true;
    const std::string_view name = slice(source_, tag.name);
    for (const std::string_view around : {"html", "head", "body"})
      if (equals_ignoring_case(name, around)) return tag.at.end;
    builder_.open({.name = builder_.lower_name(tag.name), .at = tag.at});
    AttributeReader reader(source_, tag.name.end);
    std::uint32_t count = 0;
    for (RawAttribute raw; count < limits_.html_attributes && reader.next(raw); ++count)
      builder_.add_attribute(raw.name, raw.value, decode_value(slice(source_, raw.value)));
    std::uint32_t end = tag.at.end;
    if (const ContentModel model = content_model(name); model != ContentModel::markup) {
      const auto size = static_cast<std::uint32_t>(source_.size());
      end = model == ContentModel::rest ? size : content_end(source_, tag.at.end, name);
      add_text({tag.at.end, end}, model == ContentModel::escapable);
    }
    builder_.close({});
    return end;
  }

  std::string_view decode_value(std::string_view raw) {
    if (raw.find_first_of("&\r") == std::string_view::npos) return raw;
    return decode(raw, ReferencePlace::attribute, true);
  }

  void add_text(HtmlRange at, bool has_references) {
    if (at.begin >= at.end) return;
    const std::string_view raw = slice(source_, at);
    const std::string_view text = decode(raw, ReferencePlace::text, has_references);
    if (text.empty()) return;
    has_content_ = has_content_ || !trim(text).empty();
    const Builder::TextPiece piece{text, at};
    builder_.add_text({&piece, 1});
  }

  std::string_view decode(std::string_view raw, ReferencePlace place, bool has_references) {
    const bool has_bare_ends = raw.find_first_of(std::string_view("\r\0", 2)) != raw.npos;
    has_references = has_references && raw.find('&') != raw.npos;
    if (!has_bare_ends && !has_references) return raw;
    clean_.clear();
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] == '\0') continue;
      if (raw[i] != '\r')
        clean_ += raw[i];
      else if (i + 1 >= raw.size() || raw[i + 1] != '\n')
        clean_ += '\n';
    }
    if (!has_references) return clean_;
    decoded_.clear();
    append_decoded(decoded_, clean_, place);
    return decoded_;
  }

  Builder& builder_;
  std::string_view source_;
  const Limits& limits_;
  std::string clean_;
  std::string decoded_;
  bool has_content_ = false;
  bool is_quirks_ = true;
};

}  // namespace

void plain_scan(Builder& builder, const Limits& limits) { PlainScan(builder, limits).run(); }

}  // namespace presend::html
