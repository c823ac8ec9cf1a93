// Speed of reading text for phrases against its floor: cutting the same text into words and hashing
// them, and nothing else. TEXT names a file (default: the project's own documentation); WORDLISTS
// are the embedded ones besides a list of 10,000 made-up phrases.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "scanner/base/ascii.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/lexicon/odd_words.h"

namespace {

using namespace presend;

const std::string& text() {
  static const std::string loaded = [] {
    const char* file = std::getenv("TEXT");
    std::ifstream in(file != nullptr ? file : PRESEND_SOURCE_DIR "/docs/architecture.md",
                     std::ios::binary);
    std::string one(std::istreambuf_iterator<char>(in), {});
    std::string all;
    while (!one.empty() && all.size() < 1'000'000) all += one;
    return all;
  }();
  return loaded;
}

/// 10,000 phrases of two to four words.
const std::string& phrases() {
  static const std::string made = [] {
    std::string list;
    for (int i = 0; i < 1000; ++i) {
      const std::string word = "word" + std::to_string(i % 997);
      list += word + " (first|second|third|fourth|fifth) thing" + std::to_string(i) + " (of|)\n";
    }
    return list;
  }();
  return made;
}

void count(benchmark::State& state) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text().size()));
}

void floor_of_cutting_words(benchmark::State& state) {
  for (auto _ : state) {
    constexpr std::uint32_t kSeed = 0x811C9DC5;
    std::uint32_t hash = kSeed;
    std::uint32_t all = 0;
    for (const char c : text()) {
      if (is_ascii_alnum(c)) {
        hash = (hash ^ static_cast<unsigned char>(ascii_lower(c))) * 0x01000193;
      } else {
        all += hash;
        hash = kSeed;
      }
    }
    benchmark::DoNotOptimize(all);
  }
  count(state);
}
BENCHMARK(floor_of_cutting_words);

void normalize(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(lexicon::normalize(text()));
  count(state);
}
BENCHMARK(normalize);

void normalize_and_find(benchmark::State& state) {
  const lexicon::Phrases& lists = lexicon::Lexicon::embedded().phrases();
  for (auto _ : state) benchmark::DoNotOptimize(lists.find(lexicon::normalize(text())));
  count(state);
}
BENCHMARK(normalize_and_find);

void odd_words(benchmark::State& state) {
  const lexicon::NormalText normal = lexicon::normalize(text());
  for (auto _ : state) benchmark::DoNotOptimize(lexicon::odd_words(normal));
  count(state);
}
BENCHMARK(odd_words);

void load_10000_phrases(benchmark::State& state) {
  const EmbeddedFile files[] = {{"wordlists/en/prize.txt", phrases()}};
  for (auto _ : state) benchmark::DoNotOptimize(lexicon::Phrases::load(files));
}
BENCHMARK(load_10000_phrases)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
