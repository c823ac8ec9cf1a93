#include "scanner/html/markup_scan.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"

namespace presend::html {
namespace {

std::uint32_t offset(std::size_t found, std::string_view source) {
  return static_cast<std::uint32_t>(found == std::string_view::npos ? source.size() : found);
}

bool is_in(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view n) { return equals_ignoring_case(n, name); });
}

Markup bogus_comment(std::string_view source, std::uint32_t at, std::uint32_t content) {
  const std::uint32_t close = offset(source.find('>', content), source);
  const auto size = static_cast<std::uint32_t>(source.size());
  return {.kind = MarkupKind::comment,
          .at = {at, std::min(close + 1, size)},
          .content = {content, close}};
}

Markup comment(std::string_view source, std::uint32_t at) {
  const std::uint32_t content = at + 4;
  const auto size = static_cast<std::uint32_t>(source.size());
  for (const std::string_view at_once : {">", "->"})
    if (source.substr(content, at_once.size()) == at_once)
      return {.kind = MarkupKind::comment,
              .at = {at, content + static_cast<std::uint32_t>(at_once.size())},
              .content = {content, content}};
  for (std::size_t from = content;;) {
    const std::size_t dashes = source.find("--", from);
    if (dashes == std::string_view::npos)
      return {.kind = MarkupKind::comment, .at = {at, size}, .content = {content, size}};
    const auto end = static_cast<std::uint32_t>(dashes);
    if (source.substr(dashes + 2, 1) == ">")
      return {.kind = MarkupKind::comment, .at = {at, end + 3}, .content = {content, end}};
    if (source.substr(dashes + 2, 2) == "!>")
      return {.kind = MarkupKind::comment, .at = {at, end + 4}, .content = {content, end}};
    from = dashes + 1;
  }
}

Markup declaration(std::string_view source, std::uint32_t at) {
  if (source.substr(at, 4) == "<!--") return comment(source, at);
  if (!starts_with_ignoring_case(source.substr(at + 2), "doctype"))
    return bogus_comment(source, at, at + 2);
  Markup markup = bogus_comment(source, at, at + 9);
  markup.kind = MarkupKind::doctype;
  return markup;
}

Markup tag(std::string_view source, std::uint32_t at, std::uint32_t name, MarkupKind kind) {
  std::uint32_t end = name;
  const auto size = static_cast<std::uint32_t>(source.size());
  while (end < size && !is_space(source[end]) && source[end] != '/' && source[end] != '>') ++end;
  Markup markup{.kind = kind, .name = {name, end}};
  AttributeReader reader(source, end);
  for (RawAttribute attribute; reader.next(attribute);) ++markup.attributes;
  markup.at = {at, reader.end()};
  markup.is_self_closing = reader.is_self_closing();
  if (!reader.is_finished()) markup.kind = MarkupKind::unfinished;
  return markup;
}

}  // namespace

bool AttributeReader::next(RawAttribute& attribute) {
  const auto size = static_cast<std::uint32_t>(source_.size());
  is_self_closing_ = false;
  while (at_ < size && (is_space(source_[at_]) || source_[at_] == '/')) {
    is_self_closing_ = source_[at_] == '/';
    ++at_;
  }
  if (at_ >= size) return false;
  if (source_[at_] == '>') {
    ++at_;
    is_finished_ = true;
    return false;
  }
  attribute.name.begin = at_;
  ++at_;  // whatever it is, even '='
  while (at_ < size && !is_space(source_[at_]) && source_[at_] != '/' && source_[at_] != '>' &&
         source_[at_] != '=')
    ++at_;
  attribute.name.end = at_;
  std::uint32_t after = at_;
  while (after < size && is_space(source_[after])) ++after;
  attribute.value = {at_, at_};
  if (after < size && source_[after] == '=') {
    at_ = after + 1;
    attribute.value = read_value();
  }
  return true;
}

HtmlRange AttributeReader::read_value() {
  const auto size = static_cast<std::uint32_t>(source_.size());
  while (at_ < size && is_space(source_[at_])) ++at_;
  HtmlRange value{at_, at_};
  if (at_ >= size) return value;
  if (const char quote = source_[at_]; quote == '"' || quote == '\'') {
    value = {at_ + 1, offset(source_.find(quote, at_ + 1), source_)};
    at_ = std::min(value.end + 1, size);
    return value;
  }
  while (at_ < size && !is_space(source_[at_]) && source_[at_] != '>') ++at_;
  value.end = at_;
  return value;
}

Markup read_markup(std::string_view source, std::uint32_t at) {
  const std::string_view rest = source.substr(at + 1, 2);
  const Markup literal{.at = {at, at + 1}};
  if (rest.empty()) return literal;
  if (is_ascii_alpha(rest[0])) return tag(source, at, at + 1, MarkupKind::start_tag);
  if (rest[0] == '!') return declaration(source, at);
  if (rest[0] == '?') return bogus_comment(source, at, at + 1);
  if (rest[0] != '/' || rest.size() < 2) return literal;
  if (is_ascii_alpha(rest[1])) return tag(source, at, at + 2, MarkupKind::end_tag);
  return bogus_comment(source, at, at + 2);
}

ContentModel content_model(std::string_view tag_name) {
  if (tag_name.size() < 3) return ContentModel::markup;
  switch (ascii_lower(tag_name[0])) {
    case 's':
      return is_in(tag_name, {"style", "script"}) ? ContentModel::raw : ContentModel::markup;
    case 't':
      return is_in(tag_name, {"title", "textarea"}) ? ContentModel::escapable
                                                    : ContentModel::markup;
    case 'x':
      return is_in(tag_name, {"xmp"}) ? ContentModel::raw : ContentModel::markup;
    case 'i':
      return is_in(tag_name, {"iframe"}) ? ContentModel::raw : ContentModel::markup;
    case 'n':
      return is_in(tag_name, {"noembed", "noframes"}) ? ContentModel::raw : ContentModel::markup;
    case 'p':
      return is_in(tag_name, {"plaintext"}) ? ContentModel::rest : ContentModel::markup;
    default:
      return ContentModel::markup;
  }
}

std::uint32_t content_end(std::string_view source, std::uint32_t from, std::string_view tag_name) {
  for (std::size_t at = from; (at = source.find("</", at)) != std::string_view::npos; at += 2) {
    if (!starts_with_ignoring_case(source.substr(at + 2), tag_name)) continue;
    const std::string_view after = source.substr(at + 2 + tag_name.size(), 1);
    if (!after.empty() && (is_space(after[0]) || after[0] == '/' || after[0] == '>'))
      return static_cast<std::uint32_t>(at);
  }
  return static_cast<std::uint32_t>(source.size());
}

bool is_void_element(std::string_view tag_name) {
  if (tag_name.size() < 2 || tag_name.size() > 8) return false;
  switch (ascii_lower(tag_name[0])) {
    case 'b':
      return is_in(tag_name, {"br", "base", "basefont", "bgsound"});
    case 'i':
      return is_in(tag_name, {"img", "input", "image"});
    case 'h':
      return is_in(tag_name, {"hr"});
    case 'm':
      return is_in(tag_name, {"meta"});
    case 'l':
      return is_in(tag_name, {"link"});
    case 'c':
      return is_in(tag_name, {"col"});
    case 'a':
      return is_in(tag_name, {"area"});
    case 'e':
      return is_in(tag_name, {"embed"});
    case 's':
      return is_in(tag_name, {"source"});
    case 'p':
      return is_in(tag_name, {"param"});
    case 't':
      return is_in(tag_name, {"track"});
    case 'w':
      return is_in(tag_name, {"wbr"});
    case 'f':
      return is_in(tag_name, {"frame"});
    case 'k':
      return is_in(tag_name, {"keygen"});
    default:
      return false;
  }
}

}  // namespace presend::html
