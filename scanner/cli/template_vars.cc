#include "scanner/cli/template_vars.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scanner/io/file.h"

namespace presend::cli {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;
using Json = nlohmann::ordered_json;

constexpr std::size_t kMostBytes = std::size_t{16} << 20;
constexpr std::size_t kMostDepth = 100;

std::string printed(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null()) return {};
  return value.dump();
}

std::uint32_t line_of(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, byte);
  return 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
}

/// How deep the brackets of a text nest, strings apart.
bool is_too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool is_in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (is_in_string) {
      if (c == '\\') ++at;
      is_in_string = c != '"';
    } else if (c == '"') {
      is_in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMostDepth) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

/// The depth is bounded, so the stack is.
void flatten(const Json& value, const std::string& name, Values& out) {
  if (!value.is_structured()) {
    out.emplace_back(name, printed(value));
    return;
  }
  const auto joined = [&](const std::string& key) { return name.empty() ? key : name + '.' + key; };
  std::size_t index = 0;
  for (const auto& item : value.items())
    flatten(item.value(), joined(value.is_array() ? std::to_string(index++) : item.key()), out);
}

}  // namespace

Outcome<Values> load_template_vars(const std::string& file) {
  Outcome<io::OpenFile> source = io::open_file(file);
  if (!source) return source.error();
  Outcome<std::string> bytes =
      io::read_rest(source.value().descriptor.get(), file, kMostBytes, source.value().size);
  if (!bytes) return bytes.error();
  const std::string& text = bytes.value();
  if (text.size() > kMostBytes)
    return Error{file, 0, "is larger than 16 MB", "Keep only the values that the drafts print"};
  if (is_too_deep(text))
    return Error{file, 0, "nests more than 100 objects or lists", "Flatten it"};
  try {
    const Json values = Json::parse(text);
    if (!values.is_object())
      return Error{file, 1, "is no JSON object",
                   "Write the values as {\"first_name\": \"Pat\", …}"};
    Values out;
    flatten(values, {}, out);
    return out;
  } catch (const Json::parse_error& error) {
    return Error{file, line_of(text, error.byte == 0 ? 0 : error.byte - 1), "is no valid JSON here",
                 "Look for a missing quotation mark, comma or brace"};
  } catch (const Json::exception&) {
    return Error{file, 0, "holds text that is no UTF-8", "Save it as UTF-8"};
  }
}

}  // namespace presend::cli
