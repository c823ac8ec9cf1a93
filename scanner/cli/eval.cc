#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

#include "heuristics/registry.h"
#include "scanner/cli/in_order.h"
#include "scanner/cli/progress.h"
#include "scanner/cli/session.h"
#include "scanner/cli/version.h"
#include "scanner/config/rule_choice.h"
#include "scanner/eval/evaluation.h"
#include "scanner/eval/observe.h"
#include "scanner/eval/weights_file.h"

namespace presend::cli {
namespace {

class Eval {
 public:
  Eval(const Options& options, const Environment& environment)
      : options_(options), environment_(environment) {}

  int run() {
    if (const std::optional<Error> error = prepare()) return refuse(*error);
    Outcome<Lists> lists = Lists::open(options_);
    if (!lists) return refuse(lists.error());
    scan_all(lists.value().lexicon());
    if (corpus_.samples.empty())
      return refuse({"", 0, "there is no draft to measure", "Name folders with mail"});
    eval::Evaluation evaluation = eval::evaluate(std::move(corpus_), settings_.gate,
                                                 points_.weights(), options_.eval.most_wrong);
    evaluation.weights_file = options_.weights;
    evaluation.errors = std::move(errors_);
    if (options_.eval.is_calibrating)
      if (const std::optional<Error> error = calibrate(evaluation)) return refuse(*error);
    const int code = write_all(
        options_, options_.format == report::Format::json
                      ? eval::evaluation_json(evaluation, std::string(version()))
                      : eval::evaluation_pretty(
                            evaluation, wants_colour(options_, environment_, options_.output)));
    return evaluation.errors.empty() ? code : kTrouble;
  }

 private:
  static int refuse(const Error& error) {
    complain(error);
    return kTrouble;
  }

  std::optional<Error> prepare() {
    Outcome<scan::Settings> settings = make_settings(options_, environment_);
    if (!settings) return settings.error();
    settings_ = std::move(settings).value();
    Outcome<Points> points = Points::open(options_);
    if (!points) return points.error();
    points_ = std::move(points).value();
    if (std::optional<Error> error = read_bounds()) return error;
    corpus_.rules = settings_.rules;
    // Bad labels first, as the tables have it.
    for (const bool is_bad : {true, false})
      for (const EvalOptions::Folder& folder : options_.eval.drafts)
        if (is_bad_label(folder.label) == is_bad)
          if (std::optional<Error> error = add_folder(folder, is_bad)) return error;
    tell_of_one_side();
    return std::nullopt;
  }

  /// Hit rates of one side are worth knowing, but that it is one side must be said.
  void tell_of_one_side() const {
    const auto bad = std::count_if(corpus_.labels.begin(), corpus_.labels.end(),
                                   [](const auto& label) { return label.is_bad; });
    if (bad > 0 && bad < static_cast<std::ptrdiff_t>(corpus_.labels.size())) return;
    complain({"", 0,
              std::string(bad == 0 ? "no label counts as bad" : "no label counts as good") +
                  ", so only hit rates can be told",
              bad == 0 ? "Name the bad ones with --bad, such as --bad scam"
                       : "Give honest drafts too, such as --ham DIR"});
  }

  bool is_bad_label(const std::string& label) const {
    const std::vector<std::string>& bad = options_.eval.bad;
    return std::find(bad.begin(), bad.end(), label) != bad.end();
  }

  std::optional<Error> add_folder(const EvalOptions::Folder& folder, bool is_bad) {
    const auto found = std::find_if(corpus_.labels.begin(), corpus_.labels.end(),
                                    [&](const auto& label) { return label.name == folder.label; });
    const auto label = static_cast<std::uint16_t>(found - corpus_.labels.begin());
    if (found == corpus_.labels.end()) corpus_.labels.push_back({folder.label, is_bad});
    const std::vector<std::string> paths = {folder.path};
    auto inputs = std::make_unique<io::Inputs>(paths, input_options(options_, settings_));
    for (const std::string& path : {options_.output, options_.eval.calibrated_file})
      if (std::optional<Error> error = overwrites_draft(path, *inputs)) return error;
    files_ += inputs->file_count();
    sources_.push_back({label, std::move(inputs)});
    return std::nullopt;
  }

  /// However rare a rule is on the honest drafts at hand, one hint must not condemn a draft.
  static double most_of(const heuristics::Rule& rule) {
    // It judges the date of sending, and every mail of a collection is old.
    if (rule.id == "HDR007") return 0;
    switch (rule.severity) {
      case heuristics::Severity::info:
        return 2;
      case heuristics::Severity::warning:
        return 3;
      case heuristics::Severity::error:
        break;
    }
    return 4;
  }

  /// The most points of each rule: by its severity, --without and --at-most, where the longer code
  /// wins.
  std::optional<Error> read_bounds() {
    struct Bound {
      std::string option, code;
      double most = 0;
    };
    std::vector<Bound> bounds;
    for (const auto& [code, most] : options_.eval.at_most)
      bounds.push_back({"--at-most", code, most});
    for (const std::string& code : options_.eval.without) bounds.push_back({"--without", code, 0});
    std::stable_sort(bounds.begin(), bounds.end(),
                     [](const Bound& a, const Bound& b) { return a.code.size() < b.code.size(); });
    most_points_.clear();
    for (const heuristics::Rule* rule : settings_.rules) most_points_.push_back(most_of(*rule));
    for (const Bound& bound : bounds) {
      const auto rules = config::rules_that_fit(heuristics::all_rules(), bound.option, bound.code);
      if (!rules) return rules.error();
      for (const heuristics::Rule* rule : rules.value()) {
        const auto found = std::find(settings_.rules.begin(), settings_.rules.end(), rule);
        if (found != settings_.rules.end())
          most_points_[static_cast<std::size_t>(found - settings_.rules.begin())] = bound.most;
      }
    }
    return std::nullopt;
  }

  /// A draft, or what came instead, and its label.
  template <class Value>
  struct Labelled {
    std::uint16_t label = 0;
    Outcome<Value> value;
  };
  using Input = Labelled<io::Item>;
  using Result = Labelled<eval::Sample>;

  /// The next draft of the folders one after the other.
  std::optional<Input> next() {
    while (source_ < sources_.size()) {
      Source& source = sources_[source_];
      try {
        std::optional<Outcome<io::Item>> item = source.inputs->next();
        if (item) return Input{source.label, std::move(*item)};
      } catch (const std::exception& exception) {
        return Input{source.label, internal_error("", exception.what())};
      }
      files_of_done_ += source.inputs->file_count();
      ++source_;
    }
    return std::nullopt;
  }

  /// Any exception ends here: it costs the draft, not the run.
  Result observe(Input input, const lexicon::Lexicon& lexicon) const {
    if (!input.value) return {input.label, input.value.error()};
    const std::string file = input.value.value().file;
    try {
      Outcome<io::LoadedDraft> loaded = io::load(std::move(input.value).value());
      if (!loaded) return {input.label, loaded.error()};
      eval::Sample sample = eval::observe(to_draft(std::move(loaded).value()), settings_, lexicon,
                                          points_.weights(), options_.eval.is_calibrating);
      sample.label = input.label;
      return {input.label, std::move(sample)};
    } catch (const std::exception& exception) {
      return {input.label, internal_error(file, exception.what())};
    }
  }

  void scan_all(const lexicon::Lexicon& lexicon) {
    Progress progress(options_.has_progress && environment_.is_error_terminal);
    const std::uint32_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::atomic<std::uint64_t> files_taken = 0;
    run_in_order(
        options_.jobs.value_or(std::min(cores, 64U)),
        [&]() -> std::optional<Input> {
          std::optional<Input> input = next();
          files_taken.store(
              files_of_done_ +
                  (source_ < sources_.size() ? sources_[source_].inputs->files_taken() : 0),
              std::memory_order_relaxed);
          return input;
        },
        [&](Input input) { return observe(std::move(input), lexicon); },
        [&](Result result) {
          take(std::move(result), progress);
          return true;
        },
        [&] {
          progress.update(corpus_.samples.size(), files_taken.load(std::memory_order_relaxed),
                          files_);
        });
  }

  void take(Result result, Progress& progress) {
    if (result.value) {
      corpus_.samples.push_back(std::move(result.value).value());
      return;
    }
    progress.clear();
    complain(result.value.error());
    errors_.push_back(result.value.error());
  }

  /// Fits, and writes the file before anything is told of it.
  std::optional<Error> calibrate(eval::Evaluation& evaluation) const {
    const std::string& file = options_.eval.calibrated_file;
    eval::CalibrationSettings settings;
    settings.folds = options_.eval.folds;
    settings.caution = options_.eval.caution;
    settings.are_eras_asked = !options_.eval.eras.empty();
    if (settings.are_eras_asked) settings.eras = options_.eval.eras;
    settings.most_points = most_points_;
    settings.tries_families = options_.eval.tries_families;
    Outcome<eval::Calibration> calibration = eval::calibrate(evaluation.corpus, settings);
    if (!calibration) return calibration.error();
    eval::add_fitted(evaluation, std::move(calibration).value(), options_.eval.most_wrong);
    evaluation.fitted->written_to = file;
    Outcome<io::Output> output = io::Output::create(file);
    if (!output) return output.error();
    output.value().write(eval::weights_tsv(evaluation.corpus, evaluation.rates,
                                           evaluation.fitted->calibration,
                                           heuristics::all_rules()));
    return output.value().finish();
  }

  struct Source {
    std::uint16_t label = 0;
    std::unique_ptr<io::Inputs> inputs;
  };

  const Options& options_;
  const Environment& environment_;
  scan::Settings settings_;
  Points points_;
  std::vector<double> most_points_;  // by rule
  std::vector<Source> sources_;
  std::size_t source_ = 0;
  std::uint64_t files_ = 0, files_of_done_ = 0;
  eval::Corpus corpus_;
  std::vector<Error> errors_;
};

}  // namespace

int run_eval(const Options& options, const Environment& environment) {
  return Eval(options, environment).run();
}

}  // namespace presend::cli
