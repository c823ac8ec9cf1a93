#include "heuristics/markup_scan.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

constexpr auto kNone = std::string_view::npos;

/// Offset behind the comment that begins at `at`; the end of the source when it is never closed.
std::size_t skip_comment(std::string_view source, std::size_t at) {
  const std::size_t end = source.find("-->", at + 2);
  return end == kNone ? source.size() : end + 3;
}

std::size_t skip_tag(std::string_view source, std::size_t at) {
  const std::size_t end = source.find('>', at);
  return end == kNone ? source.size() : end + 1;
}

bool is_tag(std::string_view source, std::size_t at, std::string_view start) {
  if (!starts_with_ignoring_case(source.substr(at), start)) return false;
  const std::size_t next = at + start.size();
  return next == source.size() || !is_ascii_alnum(source[next]);
}

/// Offset behind the element at `at` whose content is no text; `at` itself for any other tag.
std::size_t skip_raw_element(std::string_view source, std::size_t at) {
  for (const std::string_view name : {"<style", "<script"}) {
    if (!is_tag(source, at, name)) continue;
    const std::string_view end_tag = name == "<style" ? "</style" : "</script";
    const std::size_t end = find_ignoring_case(source, end_tag, at);
    return end == kNone ? source.size() : skip_tag(source, end);
  }
  return at;
}

}  // namespace

DocumentMarks find_document_marks(std::string_view source) {
  DocumentMarks marks;
  for (std::size_t at = source.find('<'); at != kNone; at = source.find('<', at)) {
    if (source.substr(at).starts_with("<!--")) {
      at = skip_comment(source, at);
    } else if (is_tag(source, at, "<html")) {
      marks.html_starts.push_back(static_cast<std::uint32_t>(at));
      at = skip_tag(source, at);
    } else if (is_tag(source, at, "</html")) {
      at = skip_tag(source, at);
      marks.last_end = static_cast<std::uint32_t>(at);
    } else {
      ++at;
    }
  }
  return marks;
}

std::size_t find_text_outside_tags(std::string_view source, std::size_t from) {
  for (std::size_t at = from; at < source.size();) {
    if (source[at] == '<') {
      const std::size_t behind_element = skip_raw_element(source, at);
      if (source.substr(at).starts_with("<!--"))
        at = skip_comment(source, at);
      else
        at = behind_element > at ? behind_element : skip_tag(source, at);
      continue;
    }
    if (source[at] == '&') {  // "&nbsp;" is no text
      const std::size_t end = source.substr(at, 12).find(';');
      if (end != kNone) {
        at += end + 1;
        continue;
      }
    }
    const CodePoint c = decode_utf8(source, at);
    if (is_letter_or_digit(c.value)) return at;
    at += c.size;
  }
  return kNone;
}

}  // namespace presend::heuristics
