#include "scanner/mime/lines.h"

#include <algorithm>

namespace presend::mime {
namespace {

constexpr auto kNone = std::string_view::npos;

/// Offset of the first CR from `from` on that no LF follows.
std::size_t find_bare_cr(std::string_view text, std::size_t from) {
  for (auto at = text.find('\r', from); at != kNone; at = text.find('\r', at + 1))
    if (at + 1 == text.size() || text[at + 1] != '\n') return at;
  return kNone;
}

std::size_t find_bare_lf(std::string_view text) {
  for (auto at = text.find('\n'); at != kNone; at = text.find('\n', at + 1))
    if (at == 0 || text[at - 1] != '\r') return at;
  return kNone;
}

}  // namespace

Lines::Lines(std::string_view text)
    : text_(text), has_bare_cr_(find_bare_cr(text, 0) != std::string_view::npos) {}

Line Lines::at(std::uint32_t begin) const {
  if (has_bare_cr_) return at_with_bare_cr(begin);
  auto end = text_.find('\n', begin);
  if (end == kNone) end = text_.size();
  const std::size_t next = end < text_.size() ? end + 1 : end;
  if (next > end && end > begin && text_[end - 1] == '\r') --end;
  return {begin, static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(next)};
}

Line Lines::at_with_bare_cr(std::uint32_t begin) const {
  // Not two searches for one character each: where one of the two is rare, that is quadratic.
  std::size_t end = begin;
  while (end < text_.size() && text_[end] != '\n' && text_[end] != '\r') ++end;
  std::size_t size = end < text_.size() ? 1 : 0;
  if (text_.substr(end, 2) == "\r\n") size = 2;
  if (text_.substr(end, 3) == "\r\r\n") size = 3;  // CRLF whose LF was made CRLF once more
  return {begin, static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(end + size)};
}

std::uint32_t Lines::before_line_end(std::uint32_t begin, std::uint32_t end) const {
  if (end > begin && text_[end - 1] == '\n') {
    --end;
    if (end > begin && text_[end - 1] == '\r') --end;
    if (has_bare_cr_ && end > begin && text_.substr(end - 1, 3) == "\r\r\n") --end;
  } else if (end > begin && text_[end - 1] == '\r') {
    --end;
  }
  return end;
}

std::optional<SourceRange> first_odd_line_end(std::string_view text) {
  const auto first = text.find_first_of("\r\n");
  if (first == kNone) return std::nullopt;
  const bool is_crlf = text.substr(first, 2) == "\r\n";
  const bool is_lf = text[first] == '\n';
  std::size_t odd = kNone;
  std::size_t size = 1;
  if (is_lf) {
    odd = text.find('\r');
    if (odd != kNone && text.substr(odd, 2) == "\r\n") size = 2;
  } else if (is_crlf) {
    odd = std::min(find_bare_cr(text, 0), find_bare_lf(text));
  } else {
    odd = text.find('\n');
    if (odd != kNone && text[odd - 1] == '\r') {
      --odd;
      size = 2;
    }
  }
  if (odd == kNone) return std::nullopt;
  return SourceRange{static_cast<std::uint32_t>(odd), static_cast<std::uint32_t>(odd + size)};
}

}  // namespace presend::mime
