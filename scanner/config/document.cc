#include "scanner/config/document.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <exception>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::config {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20;

constexpr std::size_t kMostJoined = 16;

/// Where the string ends whose first quotation mark is at `begin`; unless it is of several lines,
/// at the end of the line at the latest.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  const char mark = text[begin];
  const std::string three(3, mark);
  const bool is_long = text.substr(begin).starts_with(three);
  for (std::size_t at = begin + (is_long ? 3 : 1); at < text.size(); ++at) {
    if (!is_long && (text[at] == mark || text[at] == '\n')) return at + 1;
    if (is_long && text.substr(at).starts_with(three)) {
      at += 3;
      // Up to two more belong to the text.
      for (int i = 0; i < 2 && at < text.size() && text[at] == mark; ++i) ++at;
      return at;
    }
    if (mark == '"' && text[at] == '\\') ++at;
  }
  return text.size();
}

/// The line on which more than 16 names are joined by dots, or 0. toml++ limits how deep values
/// nest but not such names, each of which is a table in the one before, and whoever walks the
/// tables recurses. Outside strings and comments there are no other dots than those of keys and
/// numbers, so they are counted up to where either ends.
std::uint32_t line_of_too_many_joined(std::string_view text) {
  std::size_t dots = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = end_of_string(text, at);
      continue;
    }
    if (c == '#') at = std::min(text.find('\n', at), text.size() - 1);
    if (std::string_view("\n=,[]{}#").find(text[at]) != std::string_view::npos) dots = 0;
    if (c == '.' && ++dots >= kMostJoined) {
      const auto end = text.begin() + static_cast<std::ptrdiff_t>(at);
      return 1 + static_cast<std::uint32_t>(std::count(text.begin(), end, '\n'));
    }
    ++at;
  }
  return 0;
}

/// Recursive as deep as toml++ lets values nest, which is 256 levels of up to 16 names.
Node converted(const toml::node& node, std::uint32_t line) {
  Node out;
  out.line = line;
  switch (node.type()) {
    case toml::node_type::string:
      out.type = Node::Type::text;
      out.text = node.as_string()->get();
      break;
    case toml::node_type::integer:
      out.type = Node::Type::whole;
      out.number = static_cast<double>(node.as_integer()->get());
      break;
    case toml::node_type::floating_point:
      out.type = Node::Type::real;
      out.number = node.as_floating_point()->get();
      break;
    case toml::node_type::boolean:
      out.type = Node::Type::truth;
      out.truth = node.as_boolean()->get();
      break;
    case toml::node_type::array:
      out.type = Node::Type::list;
      for (const toml::node& item : *node.as_array())
        out.items.push_back(converted(item, item.source().begin.line));
      break;
    case toml::node_type::table:
      out.type = Node::Type::table;
      for (const auto& [key, value] : *node.as_table())
        out.members.push_back({std::string(key.str()), converted(value, key.source().begin.line)});
      std::stable_sort(out.members.begin(), out.members.end(),
                       [](const auto& a, const auto& b) { return a.node.line < b.node.line; });
      break;
    default:
      break;
  }
  return out;
}

/// toml++'s "Error while parsing string: …" as a clause of ours.
std::string in_plain_words(std::string_view reason) {
  constexpr std::string_view kPrefix = "Error while parsing ";
  std::string text(reason);
  if (text.starts_with(kPrefix)) text = "in this " + text.substr(kPrefix.size());
  // What a missing quotation mark looks like to it.
  if (text.find("control characters other than TAB") != std::string::npos)
    text.replace(text.find(": "), std::string::npos, ": its last quotation mark is missing");
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"'\\n'", "the end of the line"},
      {"key-value pair", "line"},
      {"key-value pairs", "lines"},
      {"encountered", "there is"},
      {"end-of-file", "the end of the file"},
      {"cannot redefine existing", "this sets again what stands above: the"}};
  for (const auto& [from, to] : kWords)
    if (const std::size_t at = text.find(from); at != std::string::npos)
      text.replace(at, from.size(), to);
  while (text.ends_with('.')) text.pop_back();
  return collapse_space(text);
}

}  // namespace

const Node* Node::find(std::string_view wanted) const {
  for (const Member& member : members)
    if (member.name == wanted) return &member.node;
  return nullptr;
}

std::string_view name(Node::Type type) {
  switch (type) {
    case Node::Type::text:
      return "a text";
    case Node::Type::whole:
      return "a whole number";
    case Node::Type::real:
      return "a number";
    case Node::Type::truth:
      return "true or false";
    case Node::Type::list:
      return "a list";
    case Node::Type::table:
      return "a table";
    case Node::Type::other:
      break;
  }
  return "a date or time";
}

Outcome<Node> parse_toml(const std::string& file, std::string_view text) {
  if (text.size() > kMostBytes)
    return Error{file, 0, "is larger than 1 MB, too large for a configuration",
                 "Name a presend.toml"};
  if (!is_valid_utf8(text))
    return Error{file, 0, "is not UTF-8, as TOML has to be", "Save it as UTF-8"};
  if (const std::uint32_t line = line_of_too_many_joined(text); line > 0)
    return Error{file, line,
                 "more than " + std::to_string(kMostJoined) + " names are joined by dots here",
                 "Texts, and names with dots in them, stand in quotation marks"};
  try {
    const toml::table table = toml::parse(text, std::string_view(file));
    return converted(table, 1);
  } catch (const toml::parse_error& error) {
    std::string reason = in_plain_words(error.description());
    // A word where a value should be, such as true misspelt, or a text.
    const bool is_bare = reason.starts_with("in this value") ||
                         reason.starts_with("in this floating-point") ||
                         reason.starts_with("in this boolean");
    return Error{file, error.source().begin.line, "this is no TOML: " + std::move(reason),
                 is_bare ? "Texts stand in quotation marks" : ""};
  } catch (const std::exception& error) {
    return Error{file, 0, std::string("cannot be read as TOML: ") + error.what(), ""};
  }
}

std::string toml_string(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (is_control(c)) {
      const auto byte = static_cast<unsigned char>(c);
      out += std::string("\\u00") + kHex[byte >> 4] + kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string toml_list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() == 1 ? "" : ", ") + toml_string(text);
  return out + ']';
}

std::string toml_number(double number) {
  std::string out = std::to_string(number);
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out;
}

}  // namespace presend::config
