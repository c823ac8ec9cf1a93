// Texts and URLs of text/plain bodies, and of the List-Unsubscribe field.
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/email/bare_urls.h"
#include "scanner/email/collector.h"

namespace presend::email {
namespace {

void collect_urls(Email& email, PartIndex part, std::string_view line, std::uint32_t line_begin,
                  const Limits& limits) {
  const mime::Part& source = email.message.parts[part];
  std::uint32_t from = 0;
  while (const auto found = next_bare_url(line, from)) {
    from = found->end;
    if (email.links.size() >= limits.links) return;
    Link& link = email.links.emplace_back();
    link.part = part;
    link.element = LinkElement::text;
    link.href = line.substr(found->begin, found->end - found->begin);
    link.reference = found->has_scheme
                         ? url::parse(link.href, nullptr, email.declared)
                         : url::parse("https://" + std::string(link.href), nullptr, email.declared);
    link.text = link.href;
    link.at = source.place(line_begin + found->begin, line_begin + found->end);
    link.text_at = link.at;
  }
}

}  // namespace

void collect_plain_text(Email& email, PartIndex part, bool is_alternative, const Limits& limits) {
  const mime::Part& source = email.message.parts[part];
  const std::string_view text = source.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (email.texts.size() >= limits.texts) return;
    if (has_letter_or_digit(line)) {
      const std::string_view trimmed = trim(line);
      const auto at = static_cast<std::uint32_t>(trimmed.data() - text.data());
      Text& entry = email.texts.emplace_back();
      entry.part = part;
      entry.text = collapsed(line, email.pool);
      entry.at = source.place(at, at + static_cast<std::uint32_t>(trimmed.size()));
      if (trimmed.front() == '>') {
        entry.role = Role::quote;
      } else if (is_alternative) {
        entry.role = Role::alternative;
      }
      collect_urls(email, part, line, static_cast<std::uint32_t>(begin), limits);
    }
    begin = end + 1;
  }
}

void collect_list_unsubscribe(Email& email, const Limits& limits) {
  for (const mime::Field* field : email.message.find_all("List-Unsubscribe")) {
    const std::string_view value = field->value;
    std::size_t close = 0;
    for (std::size_t open = value.find('<'); open != std::string_view::npos;
         open = value.find('<', close)) {
      close = value.find('>', open);
      if (close == std::string_view::npos) break;
      if (email.links.size() >= limits.links) return;
      Link& link = email.links.emplace_back();
      link.element = LinkElement::list_unsubscribe;
      link.href = value.substr(open + 1, close - open - 1);
      link.reference = url::parse(link.href, nullptr, email.declared);
      link.is_unsubscribe = true;
      link.at =
          field->map.range(static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(close));
    }
  }
}

std::string_view collapsed(std::string_view text, TextPool& pool) {
  text = trim(text);
  bool is_collapsed = true;
  for (std::size_t at = 0; at < text.size() && is_collapsed; ++at)
    is_collapsed =
        !is_space(text[at]) || (text[at] == ' ' && text[at + 1] != ' ' && !is_space(text[at + 1]));
  return is_collapsed ? text : pool.keep(collapse_space(text));
}

}  // namespace presend::email
