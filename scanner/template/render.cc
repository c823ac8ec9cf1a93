#include "scanner/template/render.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/template/expression.h"

namespace presend::templates {
namespace {

std::string escaped(std::string_view value) {
  std::string text;
  text.reserve(value.size());
  for (const char c : value) {
    switch (c) {
      case '&':
        text += "&amp;";
        break;
      case '<':
        text += "&lt;";
        break;
      case '>':
        text += "&gt;";
        break;
      case '"':
        text += "&quot;";
        break;
      default:
        text += c;
    }
  }
  return text;
}

/// What to print instead of a tag; nothing when the tag stays.
std::optional<std::string> value_of(const Tag& tag, std::string_view text,
                                    const Variables& variables, bool escapes) {
  if (!tag.prints()) return std::nullopt;
  const Expression expression = read_expression(tag, text);
  if (!expression.is_simple) return std::nullopt;
  std::optional<std::string_view> value = variables.find(expression.path, tag.syntax);
  if (!value || value->empty()) value = expression.fallback ? expression.fallback : value;
  if (!value) return std::nullopt;
  return escapes && !expression.is_raw ? escaped(*value) : std::string(*value);
}

}  // namespace

Variables::Variables(std::span<const std::pair<std::string, std::string>> values) {
  for (const auto& [name, value] : values) {
    exact_[name] = value;
    lower_[to_ascii_lower(name)] = value;
  }
}

std::optional<std::string_view> Variables::find(std::string_view path, Syntax syntax) const {
  if (const auto found = exact_.find(path); found != exact_.end()) return found->second;
  if (syntax != Syntax::mailchimp) return std::nullopt;
  const auto found = lower_.find(to_ascii_lower(path));
  if (found == lower_.end()) return std::nullopt;
  return found->second;
}

std::optional<Rendered> render(std::string_view text, const SourceMap& map,
                               const Variables& variables, SyntaxSet declared, bool escapes,
                               std::size_t& room) {
  const std::vector<Tag> tags = find_tags(text, declared);
  Rendered rendered;
  std::uint32_t done = 0;
  bool is_filled = false;
  const auto copy_until = [&](std::uint32_t end) {
    rendered.map.add_slice(static_cast<std::uint32_t>(rendered.text.size()), map, done, end);
    rendered.text += text.substr(done, end - done);
    done = end;
  };
  for (const Tag& tag : tags) {
    const std::optional<std::string> value = value_of(tag, text, variables, escapes);
    if (!value || value->size() > room) continue;
    room -= value->size();
    is_filled = true;
    copy_until(tag.begin);
    done = tag.end;
    if (value->empty()) continue;
    const SourceRange at = map.range(tag.begin, tag.end);
    rendered.map.add(static_cast<std::uint32_t>(rendered.text.size()), at.begin, 0,
                     static_cast<std::uint16_t>(std::min<std::uint32_t>(at.size(), UINT16_MAX)));
    rendered.text += *value;
  }
  if (!is_filled) return std::nullopt;
  copy_until(static_cast<std::uint32_t>(text.size()));
  rendered.map.finish(static_cast<std::uint32_t>(rendered.text.size()));
  return rendered;
}

}  // namespace presend::templates
