// What recordings and caches hold, and what counts of it.

#include "scanner/links/results_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace presend::links {
namespace {

using testing::HasSubstr;

Result sample(std::string url, State state, std::int64_t at) {
  return {.url = std::move(url), .state = state, .checked_at = at};
}

TEST(ResultsFile, ReadsWhatItWrote) {
  Results results;
  results.add({"https://example.org/?a=\"b\"",
               State::works,
               200,
               {{301, "https://www.example.org/"}, {302, "https://www.example.org/\xFF"}},
               "",
               true,
               1'772'618'400});
  results.add({"http://dead.example/", State::dead, 404, {}, "the server answers 404", false, 5});
  const std::string text = results_text(results);
  const Outcome<Results> read = parse_results("links.json", text);
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(results_text(read.value()), text);
  const Result* result = read.value().find("https://example.org/?a=\"b\"#top");
  ASSERT_NE(result, nullptr);
  EXPECT_EQ(result->state, State::works);
  EXPECT_EQ(result->hops.size(), 2U);
  EXPECT_EQ(result->hops[1].status, 302);
  EXPECT_TRUE(result->https_works);
  EXPECT_EQ(result->checked_at, 1'772'618'400);
}

TEST(ResultsFile, EveryStateHasItsName) {
  for (int i = 0; i <= static_cast<int>(State::unchecked); ++i) {
    const auto state = static_cast<State>(i);
    EXPECT_EQ(state_named(name(state)), state);
  }
  EXPECT_EQ(name(State::tls_error), "tls-error");
  EXPECT_FALSE(state_named("alive"));
}

TEST(ResultsFile, AnythingElseIsAnError) {
  for (const char* text :
       {"", "{", "[]", "null", "{}", R"({"schema":"presend/links/2","links":[]})",
        R"({"schema":"presend/links/1"})", R"({"schema":"presend/links/1","links":{}})",
        R"({"schema":"presend/links/1","links":[1]})",
        R"({"schema":"presend/links/1","links":[{"state":"works"}]})",
        R"({"schema":"presend/links/1","links":[{"url":"http://a/","state":"alive"}]})",
        R"({"schema":"presend/links/1","links":[{"url":"http://a/","state":"works","hops":1}]})",
        R"({"schema":"presend/links/1","links":[{"url":"http://a/","state":"works","hops":[1]}]})",
        "{\"schema\":\"presend/links/1\",\"links\":[{\"url\":\"\xFF\",\"state\":\"works\"}]}"}) {
    const Outcome<Results> read = parse_results("links.json", text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().file, "links.json");
    EXPECT_THAT(read.error().reason, HasSubstr("no results of link checks"));
  }
}

TEST(ResultsFile, OddValuesDoNoHarm) {
  const Outcome<Results> read = parse_results(
      "links.json", R"({"schema":"presend/links/1","links":[{"url":"http://a/#x","state":"works",
          "status":99999999999,"checked_at":"x","reason":7,"https_works":"y","more":[[1]]}]})");
  ASSERT_TRUE(read);
  ASSERT_NE(read.value().find("http://a/"), nullptr);
  EXPECT_EQ(read.value().find("http://a/")->status, 999);
}

TEST(ResultsFile, DeepNestingCostsNothing) {
  std::string text = R"({"schema":"presend/links/1","links":[{"url":"http://a/","state":"works",)";
  text += "\"x\":" + std::string(1'000'000, '[') + std::string(1'000'000, ']') + "}]}";
  EXPECT_TRUE(parse_results("links.json", text));
}

TEST(ResultsFile, OnlyWhatIsItsOwnMayBeWrittenOver) {
  const std::string text = results_text({});
  for (std::size_t size = 0; size < text.size(); ++size)
    EXPECT_TRUE(was_results(text.substr(0, size))) << size;
  EXPECT_FALSE(was_results("my notes"));
  EXPECT_FALSE(was_results("{\"schema\":\"presend/1\"}"));
}

TEST(Cache, KeepsWhatWorkedForAWhile) {
  Results results;
  results.add(sample("http://new/", State::works, 900));
  results.add(sample("http://old/", State::works, 799));
  results.add(sample("http://edge/", State::works, 800));
  results.add(sample("http://future/", State::works, 1001));
  results.add(sample("http://refused/", State::refused, 900));
  for (const State state : {State::dead, State::tls_error, State::unreachable, State::endless,
                            State::forbidden, State::skipped, State::unchecked})
    results.add(sample("http://" + std::string(name(state)) + "/", state, 900));
  const Results kept = fresh(results, 1000, 200);
  std::vector<std::string> urls;
  for (const auto& [url, result] : kept.by_url()) urls.push_back(url);
  EXPECT_THAT(urls, testing::ElementsAre("http://edge/", "http://new/", "http://refused/"));
}

}  // namespace
}  // namespace presend::links
