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

/// What code hosts make a reference of, with what follows it: user, issue, merge request, snippet,
/// label, milestone, epic, alert.
constexpr std::string_view kReferences = "@#!$~%&^";
/// What is markup anywhere in a line. Dots, dashes and plus signs are only at its beginning, where
/// no text of a draft stands.
constexpr std::string_view kMarkup = "\\`*_{}[]<>|&!$~%^";

bool begins_reference(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (kReferences.find(c) != std::string_view::npos) return true;
  const char next = at + 1 < text.size() ? text[at + 1] : ' ';
  // "https://", ":name:"
  if (c == ':') return next != ' ';
  // "www.example.com"
  if (c == '.') return at >= 3 && equals_ignoring_case(text.substr(at - 3, 3), "www");
  // "GH-12"
  return c == '-' && at >= 2 && equals_ignoring_case(text.substr(at - 2, 2), "GH");
}

/// The links of an evidence line: calls `take` with what stands between words, and with each word
/// and its address, which may be empty.
template <class Between, class Word>
void each_source(std::string_view text, Between between, Word take) {
  constexpr std::string_view kAround = "(),;:";
  bool is_after_rfc = false;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find_first_not_of(" (),;:"), text.size());
    between(text.substr(0, begin));
    text.remove_prefix(begin);
    std::string_view word = text.substr(0, text.find(' '));
    while (!word.empty() && kAround.find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    text.remove_prefix(word.size());
    std::string address;
    if (is_after_rfc && is_number(word))
      address = "https://www.rfc-editor.org/rfc/rfc" + std::string(word);
    else if (is_web_address(word))
      address = "https://" + std::string(word);
    take(word, address);
    is_after_rfc = word == "RFC";
  }
}

}  // namespace

std::string markdown_quote(std::string_view text) {
  // Shows nothing and breaks the reference; an entity, so that whoever reads the source sees it.
  constexpr std::string_view kBreak = "&#8203;";
  const std::string shown = visible(text);
  std::string out;
  out.reserve(shown.size() + shown.size() / 8);
  for (std::size_t at = 0; at < shown.size(); ++at) {
    if (kMarkup.find(shown[at]) != std::string_view::npos)
      out += "&#" + std::to_string(static_cast<int>(shown[at])) + ';';
    else
      out += shown[at];
    if (begins_reference(shown, at)) out += kBreak;
  }
  return out;
}

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
  std::string out;
  each_source(
      text, [&](std::string_view between) { out += between; },
      [&](std::string_view word, const std::string& address) {
        const std::string shown = markdown_text(word);
        out += address.empty() ? shown : '[' + shown + "](" + address + ')';
      });
  return out;
}

std::string source_address(std::string_view text) {
  std::string out;
  each_source(
      text, [](std::string_view) {},
      [&](std::string_view, const std::string& address) {
        if (out.empty()) out = address;
      });
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
