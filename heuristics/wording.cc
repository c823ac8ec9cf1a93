#include "heuristics/wording.h"

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string counted(std::uint64_t number, std::string_view noun) {
  std::string text = with_commas(number) + ' ' + std::string(noun);
  if (number != 1) text += 's';
  return text;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kMost = 60;
  const std::string flat = collapse_space(readable(text));
  const std::string_view shown = utf8_prefix(flat, kMost);
  std::string result = "\"" + std::string(shown);
  if (shown.size() < flat.size()) result += "…";
  return result += '"';
}

std::string enumerated(std::span<const std::string> items, std::size_t most) {
  const std::size_t named = items.size() <= most + 1 ? items.size() : most;
  std::string text;
  for (std::size_t i = 0; i < named; ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  if (named < items.size()) text += " and " + std::to_string(items.size() - named) + " more";
  return text;
}

std::string readable(std::string_view bytes) {
  constexpr std::size_t kMost = 200;
  std::string text;
  for (std::size_t at = 0; at < bytes.size() && text.size() < kMost;) {
    const CodePoint c = decode_utf8(bytes, at);
    append_utf8(text, c.value);
    at += c.size;
  }
  return text;
}

}  // namespace presend::heuristics
