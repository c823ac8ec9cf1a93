#include "scanner/cli/template_vars.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/io/temporary_folder.h"

namespace presend::cli {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(TemplateVars, AreNamedByTheirPath) {
  const io::TemporaryFolder folder;
  const auto values = load_template_vars(folder.write(
      "vars.json",
      R"({"name": "Pat", "order": {"id": 17, "paid": true, "note": null}, "items": [{"t": "a"}, 2]})"));
  ASSERT_TRUE(values.ok());
  EXPECT_THAT(values.value(),
              ElementsAre(Pair("name", "Pat"), Pair("order.id", "17"), Pair("order.paid", "true"),
                          Pair("order.note", ""), Pair("items.0.t", "a"), Pair("items.1", "2")));
}

TEST(TemplateVars, TellTheLineOfAMistake) {
  const io::TemporaryFolder folder;
  const auto error = [&](std::string_view content) {
    const auto values = load_template_vars(folder.write("vars.json", content));
    if (values.ok()) return std::string("fine");
    return std::to_string(values.error().line) + ' ' + values.error().reason;
  };
  EXPECT_EQ(error("{\n  \"a\": 1\n  \"b\": 2\n}"), "3 is no valid JSON here");
  EXPECT_EQ(error("[1]"), "1 is no JSON object");
  EXPECT_EQ(error(""), "1 is no valid JSON here");
  EXPECT_EQ(error("{\"a\": " + std::string(200, '[') + std::string(200, ']') + "}"),
            "0 nests more than 100 objects or lists");
  EXPECT_FALSE(load_template_vars(folder.path("missing.json")).ok());
}

}  // namespace
}  // namespace presend::cli
