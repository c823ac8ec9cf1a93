#include "scanner/config/vars.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scanner/io/file.h"

namespace presend::config {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 20;
constexpr std::size_t kDeepest = 20;

/// How a template language writes a plain value.
std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? std::string() : value.dump();
}

/// The line on which the byte at `offset` (1-based) stands.
std::uint32_t line_at(std::string_view text, std::size_t offset) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  return 1 + static_cast<std::uint32_t>(std::count(text.begin(), end, '\n'));
}

}  // namespace

Outcome<Vars> load_vars(const std::string& file) {
  const Outcome<std::string> text = io::read_file(file, kMostBytes);
  if (!text) return text.error();
  Json json;
  try {
    json = Json::parse(text.value());
  } catch (const Json::parse_error& error) {
    return Error{file, line_at(text.value(), error.byte), "this is no JSON",
                 "Write an object, such as {\"name\": \"Ann\"}"};
  }
  if (!json.is_object())
    return Error{file, 0, "holds no JSON object", "Write an object, such as {\"name\": \"Ann\"}"};
  struct Open {
    std::string prefix;
    const Json* value;
    std::size_t depth;
  };
  Vars vars;
  std::vector<Open> open = {{"", &json, 0}};
  while (!open.empty()) {
    const Open here = std::move(open.back());
    open.pop_back();
    if (!here.value->is_structured()) {
      vars.emplace_back(here.prefix, text_of(*here.value));
      continue;
    }
    if (here.depth >= kDeepest)
      return Error{file, 0, "holds objects more than 20 deep in each other", "Flatten it"};
    std::size_t index = 0;
    for (const auto& item : here.value->items()) {
      const std::string name = here.value->is_object() ? item.key() : std::to_string(index++);
      open.push_back(
          {here.prefix.empty() ? name : here.prefix + '.' + name, &item.value(), here.depth + 1});
    }
  }
  // By name, as the stack turned them round.
  std::sort(vars.begin(), vars.end());
  return vars;
}

}  // namespace presend::config
