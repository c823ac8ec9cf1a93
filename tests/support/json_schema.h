#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace presend {

/// Types and required keys of a schema, as far as this contract uses them.
inline void expect_valid(const nlohmann::ordered_json& value, const nlohmann::ordered_json& schema,
                         const std::string& where) {
  if (schema.contains("$ref")) return;
  if (schema.contains("const")) {
    EXPECT_EQ(value, schema["const"]) << where;
    return;
  }
  if (schema.contains("enum")) {
    EXPECT_NE(std::find(schema["enum"].begin(), schema["enum"].end(), value), schema["enum"].end())
        << where << ": " << value;
    return;
  }
  nlohmann::ordered_json types =
      schema["type"].is_array() ? schema["type"] : nlohmann::ordered_json::array({schema["type"]});
  const auto fits = [&](const std::string& type) {
    return (type == "null" && value.is_null()) || (type == "string" && value.is_string()) ||
           (type == "integer" && value.is_number_integer()) ||
           (type == "number" && value.is_number()) || (type == "boolean" && value.is_boolean()) ||
           (type == "array" && value.is_array()) || (type == "object" && value.is_object());
  };
  EXPECT_TRUE(std::any_of(types.begin(), types.end(), [&](const auto& t) { return fits(t); }))
      << where << ": " << value;
  if (value.is_array())
    for (const nlohmann::ordered_json& item : value)
      expect_valid(item, schema["items"], where + "[]");
  if (!value.is_object()) return;
  // Objects whose keys are data tell the type of their values.
  if (!schema.contains("properties")) {
    for (const auto& [key, item] : value.items())
      expect_valid(item, schema["additionalProperties"], where + '.' + key);
    return;
  }
  for (const nlohmann::ordered_json& key : schema["required"])
    EXPECT_TRUE(value.contains(key.get<std::string>())) << where << ": " << key;
  for (const auto& [key, item] : value.items()) {
    ASSERT_TRUE(schema["properties"].contains(key)) << where << ": " << key;
    expect_valid(item, schema["properties"][key], where + "." + key);
  }
}

}  // namespace presend
