#include "heuristics/markup_walk.h"

namespace presend::heuristics {

bool MarkupWalk::next() {
  const auto size = static_cast<std::uint32_t>(source_.size());
  text_.begin = at_;
  std::uint32_t search = at_;
  for (;;) {
    const std::size_t open = source_.find('<', search);
    if (open == std::string_view::npos) {
      text_.end = at_ = size;
      return false;
    }
    markup_ = html::read_markup(source_, static_cast<std::uint32_t>(open));
    if (markup_.kind != html::MarkupKind::literal) break;
    search = markup_.at.end;  // a "<" that shows as itself belongs to the text
  }
  text_.end = markup_.at.begin;
  at_ = markup_.at.end;
  if (markup_.kind != html::MarkupKind::start_tag) return true;
  switch (html::content_model(name())) {
    case html::ContentModel::markup:
      break;
    case html::ContentModel::raw:
    case html::ContentModel::escapable:
      at_ = html::content_end(source_, at_, name());
      break;
    case html::ContentModel::rest:
      at_ = size;
      break;
  }
  return true;
}

}  // namespace presend::heuristics
