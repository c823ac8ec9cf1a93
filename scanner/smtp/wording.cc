#include "scanner/smtp/wording.h"

#include "scanner/base/ascii.h"
#include "scanner/smtp/codes.h"

namespace presend::smtp {
namespace {

/// Bytes of what stands at `at` and is no text: a soft line break, or an escape such as "\n".
std::size_t break_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("=\n")) return 2;
  if (rest.starts_with("=\r\n")) return 3;
  return escaped_break(rest) ? 2 : 0;
}

void drop_e_of_email(std::string& out) {
  if (out.ends_with("email")) out.erase(out.size() - 5, 1);
}

}  // namespace

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool is_word_begin = true;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t size = break_at(text, at); size > 0) {
      // A soft break stands inside a word, a spelt-out one between words.
      is_word_begin = text[at] != '=';
      at += size;
      continue;
    }
    if (is_word_begin) {
      if (const std::size_t size = codes_at(text, at); size > 0) {
        at += size;
        continue;
      }
    }
    const char c = text[at++];
    is_word_begin = !is_ascii_alnum(c) && c != '.' && c != '-';
    if (!is_ascii_alnum(c)) continue;
    out += ascii_lower(c);
    drop_e_of_email(out);
  }
  return out;
}

Wording::Wording(std::string_view phrase) {
  while (true) {
    const std::size_t gap = phrase.find("...");
    fragments_.push_back(squeeze(phrase.substr(0, gap)));
    length_ += fragments_.back().size();
    if (gap == std::string_view::npos) return;
    phrase.remove_prefix(gap + 3);
  }
}

std::size_t Wording::match(std::string_view squeezed) const {
  std::size_t from = 0;
  for (const std::string& fragment : fragments_) {
    from = squeezed.find(fragment, from);
    if (from == std::string_view::npos) return 0;
    from += fragment.size();
  }
  return length_;
}

}  // namespace presend::smtp
