#include "scanner/config/vars.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

namespace presend::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

Outcome<Vars> read(std::string_view json) {
  const std::string file = testing::TempDir() + "presend-vars.json";
  std::ofstream(file, std::ios::binary) << json;
  auto vars = load_vars(file);
  std::remove(file.c_str());
  return vars;
}

TEST(Vars, MembersOfObjectsAreJoinedByDots) {
  EXPECT_THAT(
      read(R"({"name": "Ann", "order": {"id": 7, "paid": true}, "items": ["x", null]})").value(),
      ElementsAre(Pair("items.0", "x"), Pair("items.1", ""), Pair("name", "Ann"),
                  Pair("order.id", "7"), Pair("order.paid", "true")));
}

TEST(Vars, WhatIsNoObjectIsToldWithItsLine) {
  EXPECT_THAT(read("{\n\"a\": \n}").error().text(), HasSubstr(":3: this is no JSON"));
  EXPECT_THAT(read("[1]").error().text(), HasSubstr("no JSON object"));
  EXPECT_THAT(read(std::string(100'000, '[')).error().text(), HasSubstr("no JSON"));
  std::string deep = "1";
  for (int i = 0; i < 30; ++i) deep = "{\"a\":" + deep + '}';
  EXPECT_THAT(read(deep).error().text(), HasSubstr("20 deep"));
}

TEST(Vars, WhatNestsTooDeepOrIsTooLargeIsRefusedWithItsLine) {
  EXPECT_THAT(
      read("\n{\"a\":\n" + std::string(200'000, '[') + std::string(200'000, ']') + ", \"b\": 1}")
          .error()
          .text(),
      HasSubstr(":3: this is no JSON for presend: lists and objects nest more than 64"));
  EXPECT_THAT(read("{\"a\": 1,\n\"b\": 1e999,\n\"c\": 2}").error().text(),
              HasSubstr(":2: this is no JSON for presend: a number is too large"));
  EXPECT_THAT(read("{\"a\": 1,\n\"\xFF\": 1}").error().text(), HasSubstr(":2: this is no JSON"));
  const Outcome<Vars> brackets =
      read("{\"a\": \"\\\"" + std::string(100, '[') + "\", \"" + std::string(100, '{') + "\": 1}");
  ASSERT_TRUE(brackets) << brackets.error().text();
  EXPECT_EQ(brackets.value().size(), 2U) << "those in texts do not nest";
}

TEST(Vars, ManyNamesAreRead) {
  std::string json = "{";
  for (int i = 0; i < 60'000; ++i) json += "\"k" + std::to_string(i) + "\": 1,";
  const Outcome<Vars> vars = read(json + "\"last\": 2}");
  ASSERT_TRUE(vars) << vars.error().text();
  EXPECT_EQ(vars.value().size(), 60'001U);
}

TEST(Vars, NamesThatComeToTooMuchAreRefused) {
  std::string zeros = "[0";
  for (int i = 0; i < 20'000; ++i) zeros += ",0";
  EXPECT_TRUE(read("{\"a\": " + zeros + "]}"));
  EXPECT_THAT(read("{\"" + std::string(200'000, 'k') + "\": " + zeros + "]}").error().reason,
              HasSubstr("more than 16 MiB"));
}

}  // namespace
}  // namespace presend::config
