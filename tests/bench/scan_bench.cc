// Speed of a scan against its floor: what Gumbo takes to parse the HTML of the same drafts and
// mimetic to read their header blocks, and nothing else. The ratio of the two is the figure to
// watch; times alone say more about the machine. DRAFTS names a folder (default: samples).
#include <benchmark/benchmark.h>
#include <gumbo.h>
#include <mimetic/mimetic.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "heuristics/registry.h"
#include "scanner/html/parse.h"
#include "scanner/html/visibility.h"
#include "scanner/mime/parse.h"
#include "scanner/scan/scan.h"

namespace {

using namespace presend;

struct Sample {
  scan::Draft draft;
  std::vector<std::string> header_blocks;
  std::vector<std::string> html;
};

std::vector<Sample> load() {
  const char* folder = std::getenv("DRAFTS");
  std::vector<Sample> samples;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           folder != nullptr ? folder : PRESEND_SOURCE_DIR "/samples")) {
    if (entry.path().extension() != ".eml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    Sample sample;
    sample.draft.file = entry.path().string();
    sample.draft.bytes.assign(std::istreambuf_iterator<char>(in), {});
    const mime::Message message = mime::parse(sample.draft.bytes);
    for (const mime::Part& part : message.parts) {
      sample.header_blocks.push_back(
          std::string(message.bytes.substr(part.header.begin, part.header.size())) + "\r\n\r\n");
      if (part.is_html()) sample.html.emplace_back(part.text);
    }
    samples.push_back(std::move(sample));
  }
  return samples;
}

const std::vector<Sample>& samples() {
  static const std::vector<Sample> loaded = load();
  return loaded;
}

void count(benchmark::State& state) {
  std::size_t bytes = 0;
  for (const Sample& sample : samples()) bytes += sample.draft.bytes.size();
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(samples().size()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void floor_of_the_libraries(benchmark::State& state) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  for (auto _ : state) {
    for (const Sample& sample : samples()) {
      for (const std::string& block : sample.header_blocks) {
        mimetic::MimeEntity entity;
        entity.load(block.begin(), block.end(), mimetic::imBody | mimetic::imChildParts);
        benchmark::DoNotOptimize(entity.header().size());
      }
      for (const std::string& html : sample.html) {
        GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
        benchmark::DoNotOptimize(output);
        gumbo_destroy_output(&options, output);
      }
    }
  }
  count(state);
}
BENCHMARK(floor_of_the_libraries)->Unit(benchmark::kMillisecond);

void parse_and_rules(benchmark::State& state) {
  scan::Settings settings;
  settings.rules.assign(heuristics::all_rules().begin(), heuristics::all_rules().end());
  for (auto _ : state) {
    for (const Sample& sample : samples())
      benchmark::DoNotOptimize(scan::scan(sample.draft, settings, lexicon::Lexicon::embedded(),
                                          score::Weights::embedded()));
  }
  count(state);
}
BENCHMARK(parse_and_rules)->Unit(benchmark::kMillisecond);

void parse_only(benchmark::State& state) {
  const scan::Settings settings;
  for (auto _ : state) {
    for (const Sample& sample : samples())
      benchmark::DoNotOptimize(scan::read(sample.draft, settings, lexicon::Lexicon::embedded()));
  }
  count(state);
}
BENCHMARK(parse_only)->Unit(benchmark::kMillisecond);

/// What a browser shows of parsed HTML. Its bytes are those of the HTML alone.
void styles(benchmark::State& state) {
  std::vector<html::Document> documents;
  std::size_t bytes = 0;
  for (const Sample& sample : samples()) {
    for (const std::string& html : sample.html) {
      documents.push_back(html::parse(std::string_view(html)));
      bytes += html.size();
    }
  }
  for (auto _ : state)
    for (const html::Document& document : documents)
      benchmark::DoNotOptimize(html::compute_visibility(document));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}
BENCHMARK(styles)->Unit(benchmark::kMillisecond);

/// Prints the usual table and remembers the times for the ratios.
class RatioReporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs)
      if (!run.error_occurred && run.run_type == Run::RT_Iteration)
        times_[run.run_name.function_name].push_back(run.GetAdjustedCPUTime());
  }
  void print_ratios() {
    const double floor = best("floor_of_the_libraries");
    for (const char* name : {"styles", "parse_only", "parse_and_rules"})
      if (floor > 0 && best(name) > 0)
        std::printf("%s takes %.2f times the floor\n", name, best(name) / floor);
  }

 private:
  double best(const std::string& name) {
    const std::vector<double>& times = times_[name];
    return times.empty() ? 0 : *std::min_element(times.begin(), times.end());
  }
  std::map<std::string, std::vector<double>> times_;
};

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (samples().empty()) {
    std::fputs("no drafts found\n", stderr);
    return 2;
  }
  RatioReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.print_ratios();
  return 0;
}
