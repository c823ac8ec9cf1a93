#include "scanner/html/builder.h"

#include <algorithm>
#include <cstring>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/html/markup_scan.h"

namespace presend::html {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Gumbo writes U+FFFD for control characters and for code points Unicode keeps free; browsers show
// them as they are.
bool is_kept_by_browsers(std::string_view source) {
  return source[0] != '\0' && source[0] != '&' && decode_utf8(source, 0).is_valid;
}

}  // namespace

TextRule text_rule(const Node& parent) {
  if (parent.is_foreign) return TextRule::foreign;
  switch (content_model(parent.name)) {
    case ContentModel::raw:
    case ContentModel::rest:
      return TextRule::raw;
    case ContentModel::escapable:
      return TextRule::escapable;
    default:
      return TextRule::data;
  }
}

Builder::Builder(Document& document, std::string_view source, std::string_view mask)
    : document_(document) {
  document_.source_ = source;
  document_.parsed_ = mask.empty() ? source : document_.pool_.keep(mask);
  restart();
}

void Builder::restart() {
  document_.nodes_.clear();
  document_.attributes_.clear();
  document_.segments_.clear();
  open_.clear();
  cursor_ = 0;
  const auto size = static_cast<std::uint32_t>(document_.source_.size());
  document_.nodes_.push_back({.kind = NodeKind::document, .at = {0, size}});
  open_.push_back({0, kNoNode});
}

NodeIndex Builder::append(Node node) {
  const auto index = node_count();
  Open& parent = open_.back();
  node.parent = parent.node;
  node.end = index + 1;
  node.first_attribute = static_cast<std::uint32_t>(document_.attributes_.size());
  if (parent.last_child == kNoNode)
    document_.nodes_[parent.node].first_child = index;
  else
    document_.nodes_[parent.last_child].next_sibling = index;
  parent.last_child = index;
  cursor_ = node.at.end;
  document_.nodes_.push_back(node);
  return index;
}

void Builder::open(Node node) { open_.push_back({append(node), kNoNode}); }

void Builder::close(HtmlRange end_tag) {
  Node& node = document_.nodes_[open_.back().node];
  node.end = node_count();
  node.end_tag = end_tag;
  if (end_tag.end > end_tag.begin) cursor_ = end_tag.end;
  open_.pop_back();
}

void Builder::finish(bool is_quirks) {
  document_.is_quirks_ = is_quirks;
  while (!open_.empty()) close({});
}

void Builder::set_fallback(std::string_view reason) {
  document_.is_fallback_ = true;
  document_.fallback_reason_ = reason;
}

std::string_view Builder::lower_name(HtmlRange at) {
  const std::string_view name = slice(document_.source_, at);
  if (std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
    return name;
  char* lower = document_.pool_.reserve(name.size());
  std::transform(name.begin(), name.end(), lower, ascii_lower);
  return {lower, name.size()};
}

void Builder::add_attribute(HtmlRange name, HtmlRange value, std::string_view decoded) {
  Attribute attribute{.name = lower_name(name), .name_at = name, .value_at = value};
  HtmlRange used = value;  // only narrowed for texts: a value ends where its quotes do
  attribute.value = resolve(decoded, used, TextRule::attribute);
  document_.attributes_.push_back(attribute);
  ++document_.nodes_[open_.back().node].attribute_count;
}

std::string_view Builder::resolve(std::string_view decoded, HtmlRange& at, TextRule rule) {
  if (decoded.empty()) {
    at.end = at.begin;
    return {};
  }
  const std::string_view parsed = document_.parsed_;
  const std::size_t size = decoded.size();
  if (at.end - at.begin >= size &&
      std::memcmp(parsed.data() + at.begin, decoded.data(), size) == 0) {
    at.end = at.begin + static_cast<std::uint32_t>(size);
    return slice(document_.source_, at);
  }
  return restore(decoded, at, rule);
}

std::string_view Builder::restore(std::string_view decoded, HtmlRange& at, TextRule rule) {
  const std::string_view parsed = document_.parsed_;
  const bool is_masked = parsed.data() != document_.source_.data();
  const bool is_copied = !is_masked && decoded.find(kReplacement) == std::string_view::npos;
  Alignment alignment(decoded, parsed, parsed, at, rule);
  HtmlRange used{at.begin, at.begin};
  std::uint32_t explained = 0;
  bool is_first = true;
  scratch_.clear();
  for (AlignedRun run; alignment.next(run); is_first = false) {
    if (is_first) used.begin = run.at.begin;
    used.end = run.at.end;
    explained = run.text_end;
    if (is_copied) continue;
    const std::string_view text = decoded.substr(run.text_begin, run.text_end - run.text_begin);
    const std::string_view source = slice(document_.source_, run.at);
    const bool is_source =
        run.is_literal || (text == kReplacement && is_kept_by_browsers(slice(parsed, run.at)));
    scratch_.append(is_source ? source : text);
  }
  at = used;
  if (is_copied) return document_.pool_.keep(decoded);
  scratch_.append(decoded.substr(explained));
  return document_.pool_.keep(scratch_);
}

void Builder::add_text(std::span<const TextPiece> pieces) {
  const TextRule rule = text_rule(document_.nodes_[open_.back().node]);
  Node node{.kind = NodeKind::text, .is_foreign = is_foreign()};
  if (pieces.size() == 1) {
    node.at = pieces[0].at;
    node.text = resolve(pieces[0].decoded, node.at, rule);
    append(node);
    return;
  }
  std::string all;
  for (const TextPiece& piece : pieces) {
    HtmlRange at = piece.at;
    const std::string_view text = resolve(piece.decoded, at, rule);
    document_.segments_.push_back({node_count(), static_cast<std::uint32_t>(all.size()), at});
    node.at = all.empty()
                  ? at
                  : HtmlRange{std::min(node.at.begin, at.begin), std::max(node.at.end, at.end)};
    all.append(text);
  }
  node.text = document_.pool_.keep(all);
  append(node);
}

void Builder::add_comment(std::string_view decoded, HtmlRange at) {
  Node node{.kind = NodeKind::comment, .is_foreign = is_foreign(), .at = at};
  HtmlRange content{at.begin, at.begin};
  if (at.end > at.begin && document_.parsed_[at.begin] == '<')
    content = read_markup(document_.parsed_.substr(0, at.end), at.begin).content;
  node.text = resolve(decoded, content, TextRule::raw);
  append(node);
}

}  // namespace presend::html
