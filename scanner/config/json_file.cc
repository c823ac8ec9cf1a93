#include "scanner/config/json_file.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

namespace presend::config {
namespace {

// Not ordered_json: it seeks a name among all before it and copies what it has read as it grows,
// which takes seconds for many names and overflows the stack for deep ones.
using Json = nlohmann::json;

constexpr std::size_t kDeepest = 64;

/// The line on which the last of the first `bytes` bytes stands, 1-based.
std::uint32_t line_at(std::string_view text, std::size_t bytes) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(bytes, text.size()));
  return 1 + static_cast<std::uint32_t>(std::count(text.begin(), end, '\n'));
}

/// How many bytes there are up to the first bracket that nests too deep, or npos.
std::size_t end_of_too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool is_in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (is_in_string && c == '\\') {
      ++at;  // what it escapes, perhaps a quotation mark
    } else if (c == '"') {
      is_in_string = !is_in_string;
    } else if (!is_in_string && (c == '[' || c == '{')) {
      if (++depth > kDeepest) return at + 1;
    } else if (!is_in_string && (c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return std::string_view::npos;
}

/// Reads only to learn where it goes wrong: not every exception of the library tells.
struct Locator final : nlohmann::json_sax<Json> {
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool start_object(std::size_t /*size*/) override { return true; }
  bool key(string_t& /*name*/) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*size*/) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    bytes = position;
    return false;
  }

  std::size_t bytes = 0;
};

std::uint32_t line_of_fault(std::string_view text) {
  Locator locator;
  return Json::sax_parse(text, &locator) ? 0 : line_at(text, locator.bytes);
}

}  // namespace

Outcome<Json> parse_json(const std::string& file, std::string_view text) {
  if (const std::size_t end = end_of_too_deep(text); end != std::string_view::npos)
    return Error{file, line_at(text, end),
                 "this is no JSON for presend: lists and objects nest more than " +
                     std::to_string(kDeepest) + " deep",
                 ""};
  try {
    return Json::parse(text);
  } catch (const Json::out_of_range&) {
    return Error{file, line_of_fault(text), "this is no JSON for presend: a number is too large",
                 ""};
  } catch (const Json::exception&) {
    return Error{file, line_of_fault(text), "this is no JSON", ""};
  }
}

}  // namespace presend::config
