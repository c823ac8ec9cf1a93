#include "scanner/report/markdown_text.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/report/rule_words.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

/// "support.google.com/mail/answer/6590" or "caniemail.com".
bool is_web_address(std::string_view word) {
  const std::string_view host = word.substr(0, word.find('/'));
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const auto is_host_letter = [](char c) { return is_ascii_alnum(c) || c == '-' || c == '.'; };
  if (!std::all_of(host.begin(), host.end(), is_host_letter)) return false;
  const std::string_view top = host.substr(dot + 1);
  return top == "com" || top == "org" || top == "net" || top == "dev" || top == "email";
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_ascii_digit);
}

}  // namespace

std::string markdown_text(std::string_view text) {
  std::string out;
  for (const char c : visible(text)) {
    // "$" begins a formula on GitHub.
    if (std::string_view("\\`*<&[|$").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_source(std::string_view text) {
  constexpr std::string_view kAround = "(),;:";
  std::string out;
  bool is_after_rfc = false;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find_first_not_of(" (),;:"), text.size());
    out += text.substr(0, begin);
    text.remove_prefix(begin);
    std::string_view word = text.substr(0, text.find(' '));
    while (!word.empty() && kAround.find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    text.remove_prefix(word.size());
    const std::string shown = markdown_text(word);
    if (is_after_rfc && is_number(word))
      out += '[' + shown + "](https://www.rfc-editor.org/rfc/rfc" + std::string(word) + ')';
    else if (is_web_address(word))
      out += '[' + shown + "](https://" + std::string(word) + ')';
    else
      out += shown;
    is_after_rfc = word == "RFC";
  }
  return out;
}

std::string markdown_fence(std::string_view text, std::string_view language) {
  std::string fence = "```";
  while (text.find(fence) != std::string_view::npos) fence += '`';
  std::string out = fence + std::string(language) + '\n';
  each_line(text, [&](std::string_view line) { out += visible(line) + '\n'; });
  return out + fence + '\n';
}

}  // namespace presend::report
