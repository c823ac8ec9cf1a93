#include "scanner/config/vars.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scanner/config/json_file.h"
#include "scanner/io/file.h"

namespace presend::config {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 20;
constexpr std::size_t kDeepest = 20;
// A name is repeated for all that its value holds, so that a small file may come to much.
constexpr std::size_t kMostVarBytes = std::size_t{16} << 20;
constexpr std::string_view kExample = "Write an object, such as {\"name\": \"Ann\"}";

/// How a template language writes a plain value.
std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? std::string() : value.dump();
}

}  // namespace

Outcome<Vars> load_vars(const std::string& file) {
  const Outcome<std::string> text = io::read_file(file, kMostBytes);
  if (!text) return text.error();
  const Outcome<Json> json = parse_json(file, text.value());
  if (!json) {
    Error error = json.error();
    error.remedy = kExample;
    return error;
  }
  if (!json.value().is_object())
    return Error{file, 0, "holds no JSON object", std::string(kExample)};
  struct Open {
    std::string prefix;
    const Json* value;
    std::size_t depth;
  };
  Vars vars;
  std::vector<Open> open = {{"", &json.value(), 0}};
  std::size_t bytes = 0;
  while (!open.empty()) {
    const Open here = std::move(open.back());
    open.pop_back();
    if (bytes > kMostVarBytes)
      return Error{file, 0, "holds names and values that come to more than 16 MiB",
                   "Shorten the names of what holds many values"};
    if (!here.value->is_structured()) {
      vars.emplace_back(here.prefix, text_of(*here.value));
      bytes += vars.back().second.size();
      continue;
    }
    if (here.depth >= kDeepest)
      return Error{file, 0, "holds objects more than 20 deep in each other", "Flatten it"};
    std::size_t index = 0;
    for (const auto& item : here.value->items()) {
      std::string name = here.prefix.empty() ? "" : here.prefix + '.';
      name += here.value->is_object() ? item.key() : std::to_string(index++);
      bytes += name.size();
      open.push_back({std::move(name), &item.value(), here.depth + 1});
      if (bytes > kMostVarBytes) break;
    }
  }
  // By name, as the stack turned them round.
  std::sort(vars.begin(), vars.end());
  return vars;
}

}  // namespace presend::config
