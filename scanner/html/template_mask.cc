#include "scanner/html/template_mask.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/html/markup_scan.h"
#include "scanner/template/tags.h"

namespace presend::html {
namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view n) { return equals_ignoring_case(n, name); });
}

// Blanks the output tags that stand where letters would do harm.
class OutputBlanker {
 public:
  OutputBlanker(std::string& mask, std::span<const templates::Tag> tags)
      : mask_(mask), tag_(tags.begin()), last_(tags.end()) {}

  void run() {
    std::size_t at = 0;
    while (tag_ != last_ && (at = mask_.find('<', at)) != std::string::npos) {
      const Markup markup = read_markup(mask_, static_cast<std::uint32_t>(at));
      at = markup.at.end;
      if (markup.kind == MarkupKind::literal) continue;
      blank_text(markup.at.begin);
      switch (markup.kind) {
        case MarkupKind::start_tag:
          at = start(markup);
          break;
        case MarkupKind::end_tag:
          end(markup);
          break;
        default:
          skip_to(markup.at.end);
          break;
      }
    }
    blank_text(static_cast<std::uint32_t>(mask_.size()));
  }

 private:
  void blank() { std::fill(mask_.begin() + tag_->begin, mask_.begin() + tag_->end, ' '); }

  void skip_to(std::uint32_t to) {
    while (tag_ != last_ && tag_->begin < to) ++tag_;
  }

  // Blanks the tags up to `to` where the parser would move letters elsewhere.
  void blank_text(std::uint32_t to) {
    for (; tag_ != last_ && tag_->begin < to; ++tag_)
      if (is_in_table_gap_ || is_in_head_) blank();
  }

  void blank_attributes(const Markup& markup) {
    if (tag_ == last_ || tag_->begin >= markup.at.end) return;
    AttributeReader reader(mask_, markup.name.end);
    skip_to(markup.name.end);
    for (RawAttribute attribute; reader.next(attribute);) {
      for (; tag_ != last_ && tag_->begin < attribute.value.begin; ++tag_) blank();
      skip_to(attribute.value.end);
    }
    for (; tag_ != last_ && tag_->begin < markup.at.end; ++tag_) blank();
  }

  std::uint32_t start(const Markup& markup) {
    const std::string name(slice(mask_, markup.name));
    blank_attributes(markup);
    if (is_one_of(name, {"table", "tbody", "thead", "tfoot", "tr", "colgroup", "col"}))
      is_in_table_gap_ = true;
    else if (!is_one_of(name, {"form", "input", "script", "style", "template"}))
      is_in_table_gap_ = false;
    if (is_one_of(name, {"head"}))
      is_in_head_ = true;
    else if (!is_one_of(name, {"title", "meta", "link", "base", "style", "script", "noscript"}))
      is_in_head_ = false;
    if (content_model(name) == ContentModel::markup) return markup.at.end;
    const std::uint32_t content = content_end(mask_, markup.at.end, name);
    skip_to(content);
    return content;
  }

  void end(const Markup& markup) {
    const std::string_view name = slice(mask_, markup.name);
    if (is_one_of(name, {"td", "th", "caption", "tr", "tbody", "thead", "tfoot", "colgroup"}))
      is_in_table_gap_ = true;
    else if (!is_one_of(name, {"form", "script", "style", "template"}))
      is_in_table_gap_ = false;
    if (is_one_of(name, {"head"})) is_in_head_ = false;
    skip_to(markup.at.end);
  }

  std::string& mask_;
  std::span<const templates::Tag>::iterator tag_;
  std::span<const templates::Tag>::iterator last_;
  bool is_in_table_gap_ = false;
  bool is_in_head_ = false;
};

}  // namespace

std::string mask_template_tags(std::string_view source, std::span<const templates::Tag> tags) {
  if (tags.empty()) return {};
  std::string mask(source);
  for (const templates::Tag& tag : tags)
    std::fill(mask.begin() + tag.begin, mask.begin() + tag.end, tag.prints() ? 'x' : ' ');
  OutputBlanker(mask, tags).run();
  return mask;
}

}  // namespace presend::html
