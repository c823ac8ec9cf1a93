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

}  // namespace
}  // namespace presend::config
