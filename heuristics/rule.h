#pragma once

#include <cstdint>
#include <string_view>

#include "heuristics/context.h"
#include "heuristics/finding.h"

namespace presend::heuristics {

/// What a draft must have for a rule to apply; otherwise the rule is "not applicable".
enum class Needs : std::uint8_t {
  message,         ///< any draft
  headers,         ///< a message with a header block (not a bare HTML template)
  html,            ///< an HTML part
  network,         ///< results of live link checks
  spelling,        ///< wording in a language whose dictionary is installed
  findings,        ///< what the other rules found: it runs after them
  final_mail,      ///< a mail that goes out as it is
  template_draft,  ///< something that is filled in before
};
std::string_view name(Needs needs);

/// A draft in a nutshell: a rule's example, its documentation and its test.
struct Example {
  enum class Kind : std::uint8_t {
    html,    ///< an HTML body inside a clean message
    text,    ///< a text/plain body inside a clean message
    tpl,     ///< a bare HTML file with template tags
    header,  ///< header lines that replace or join those of a clean message
    eml,     ///< a whole message, taken byte for byte
    sample,  ///< file under samples/rules/, for examples of more than ten lines
  };
  Kind kind = Kind::html;
  std::string_view content;
};
consteval Example html(std::string_view body) { return {Example::Kind::html, body}; }
consteval Example text(std::string_view body) { return {Example::Kind::text, body}; }
consteval Example tpl(std::string_view body) { return {Example::Kind::tpl, body}; }
consteval Example header(std::string_view lines) { return {Example::Kind::header, lines}; }
consteval Example eml(std::string_view message) { return {Example::Kind::eml, message}; }
consteval Example sample(std::string_view path) { return {Example::Kind::sample, path}; }

/// A heuristic. One file defines one Rule; the registry finds it by the file's name.
struct Rule {
  std::string_view id;     ///< three capitals and three digits, never reused
  std::string_view name;   ///< kebab-case words people search for
  std::string_view title;  ///< a phrase without full stop
  Severity severity = Severity::info;
  Grade grade = Grade::d;
  Needs needs = Needs::message;
  std::string_view why;     ///< why filters or people mind, with figures where there are any
  std::string_view fix;     ///< what to do, imperative
  std::string_view source;  ///< guideline, RFC section or measurement the grade rests on
  Example bad;              ///< fires this rule
  Example good;             ///< does not
  void (*check)(const Context& context, Findings& out) = nullptr;

  [[nodiscard]] std::string_view family() const { return id.substr(0, 3); }
};

/// Rejects an incomplete declaration at compile time, since a Rule is a constexpr object. Not
/// consteval: clang 14 loses the arguments of a lambda that becomes a function pointer inside a
/// call of a consteval function, and the check would read from address 0.
constexpr Rule checked(Rule rule) {
  if (rule.id.size() != 6) throw "id: three capitals and three digits";
  for (std::size_t i = 0; i < 6; ++i)
    if (i < 3 ? rule.id[i] < 'A' || rule.id[i] > 'Z' : rule.id[i] < '0' || rule.id[i] > '9')
      throw "id: three capitals and three digits";
  if (rule.name.empty()) throw "name: required";
  for (const char c : rule.name)
    if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') throw "name: kebab-case";
  if (rule.title.empty() || rule.title.back() == '.') throw "title: a phrase without full stop";
  if (rule.why.empty() || rule.fix.empty() || rule.source.empty())
    throw "why, fix and source are required";
  if (rule.bad.content.empty() || rule.good.content.empty()) throw "two examples are required";
  // That a check is given is left to a test: g++ 12 with UBSan compares no function address here.
  return rule;
}

}  // namespace presend::heuristics
