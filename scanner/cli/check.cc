#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "scanner/cli/accepted.h"
#include "scanner/cli/in_order.h"
#include "scanner/cli/link_checks.h"
#include "scanner/cli/progress.h"
#include "scanner/cli/session.h"
#include "scanner/cli/settings_for.h"
#include "scanner/cli/show_settings.h"
#include "scanner/cli/version.h"
#include "scanner/io/whereabouts.h"
#include "scanner/report/writer.h"

namespace presend::cli {
namespace {

/// A writer with the place it writes to.
struct Sink {
  std::unique_ptr<report::Writer> writer;
  io::Output output;
  bool is_standard_output = false;
};

AcceptedOptions accepted_options(const Options& options) {
  AcceptedOptions accepted{options.baseline, options.writes_baseline, options.prunes_baseline,
                           options.against};
  if (accepted.baseline.empty() && (accepted.writes_baseline || accepted.prunes_baseline))
    accepted.baseline = config::kDefaultBaseline;
  return accepted;
}

class Check {
 public:
  Check(SettingsFor& settings_for, const Environment& environment)
      : settings_for_(settings_for), options_(settings_for.options()), environment_(environment) {}

  int run() {
    io::Inputs inputs(options_.paths, input_options(options_, settings_for_.settings()));
    is_several_ = inputs.is_folder_or_several();
    Outcome<Accepted> accepted = Accepted::open(accepted_options(options_));
    if (!accepted) return refuse(accepted.error());
    accepted_.emplace(std::move(accepted).value());
    const io::Whereabouts here = io::whereabouts();
    place_ = {here.repository.empty() ? here.folder : here.repository, here.folder};
    if (std::optional<Error> error = open_sinks(inputs)) return refuse(*error);
    Outcome<std::unique_ptr<LinkChecks>> links =
        open_link_checks(settings_for_.given().links, environment_, inputs);
    if (!links) return refuse(links.error());
    links_ = std::move(links).value();
    scan_all(inputs);
    if (!finish_link_checks(links_.get())) has_trouble_ = true;
    summary_.skipped = inputs.skipped();
    for (Sink& sink : sinks_) {
      sink.output.write(sink.writer->end(summary_));
      if (!finish(sink.output)) has_trouble_ = true;
    }
    finish_accepted();
    if (has_trouble_) return kTrouble;
    if (options_.writes_baseline) return kPassed;
    return summary_.failed > 0 && !options_.is_exit_zero.value_or(false) ? kFailed : kPassed;
  }

 private:
  /// Writes the baseline where that is asked for, and tells what came of it.
  void finish_accepted() {
    std::vector<std::string> notes;
    if (const std::optional<Error> error = accepted_->finish(notes)) {
      complain(*error);
      has_trouble_ = true;
    }
    for (const std::string& note : notes) complain({"", 0, note, ""});
    for (const auto& [at, is_of_use] : is_of_use_)
      if (!is_of_use)
        complain({at.first, at.second, "this [[suppress]] matches nothing that was found",
                  "Delete it, or mend its paths, rule or fingerprint"});
  }

  /// Remembers which [[suppress]] blocks of configurations were of use.
  void note_acceptances(const scan::Report& report) {
    const Outcome<const FileSettings*> settings = settings_for_.of(report.file);
    const std::size_t count = settings ? settings.value()->accepted_at.size() : 0;
    const std::vector<std::uint32_t> unused = accepted_->note(
        report, settings ? settings.value()->settings : settings_for_.settings(), count);
    for (std::uint32_t i = 0; i < count; ++i) {
      const config::Place& at = settings.value()->accepted_at[i];
      const bool is_used = std::find(unused.begin(), unused.end(), i) == unused.end();
      is_of_use_[{at.file, at.line}] |= is_used;
    }
  }

  static int refuse(const Error& error) {
    complain(error);
    return kTrouble;
  }

  /// The Error when a report would be written over what else the run reads.
  [[nodiscard]] std::optional<Error> overwrites_setting(const std::string& file) const {
    if (file.empty() || file == "-") return std::nullopt;
    std::vector<std::string> read = {accepted_options(options_).baseline,
                                     options_.weights,
                                     options_.vars,
                                     options_.config_file,
                                     options_.links.from,
                                     options_.links.cache,
                                     options_.links.record,
                                     options_.links.ca_file,
                                     settings_for_.run().configuration.file};
    read.insert(read.end(), options_.dictionaries.begin(), options_.dictionaries.end());
    const auto is_it = [&](const std::string& other) {
      if (other.empty()) return false;
      const auto identity = io::identity_of(file);
      return config::normal_path(".", file) == config::normal_path(".", other) ||
             (identity && identity == io::identity_of(other));
    };
    if (std::none_of(read.begin(), read.end(), is_it)) return std::nullopt;
    return Error{file, 0, "is used by this run, and writing would destroy it",
                 "Choose another file for the report"};
  }

  std::optional<Error> open_sinks(const io::Inputs& inputs) {
    std::vector<ReportFile> reports = {{options_.format_or_default(), options_.output}};
    reports.insert(reports.end(), options_.reports.begin(), options_.reports.end());
    for (const ReportFile& report : reports) {
      if (std::optional<Error> error = overwrites_draft(report.file, inputs)) return error;
      if (std::optional<Error> error = overwrites_setting(report.file)) return error;
      if (std::optional<Error> error = add_sink(report.format, report.file)) return error;
    }
    const auto is_github = [](const ReportFile& report) {
      return report.format == report::Format::github;
    };
    if (!environment_.step_summary.empty() && !is_taken(environment_.step_summary) &&
        std::any_of(reports.begin(), reports.end(), is_github))
      if (std::optional<Error> error = add_step_summary()) return error;
    for (Sink& sink : sinks_) sink.output.write(sink.writer->begin());
    return std::nullopt;
  }

  /// GitHub shows the Markdown behind the annotations, and drops a step's whole summary when it is
  /// too long.
  std::optional<Error> add_step_summary() {
    constexpr std::uint64_t kMostSummaryBytes = 1024 * 1024;
    Outcome<io::Output> output = io::Output::append_to(environment_.step_summary);
    if (!output) return output.error();
    const std::uint64_t taken = std::min(output.value().file_size(), kMostSummaryBytes);
    report::Style style = style_for(environment_.step_summary);
    style.most_bytes = static_cast<std::size_t>(kMostSummaryBytes - taken);
    sinks_.push_back(
        {report::make_writer(report::Format::markdown, style), std::move(output).value(), false});
    return std::nullopt;
  }

  [[nodiscard]] report::Style style_for(const std::string& path) const {
    report::Style style;
    style.has_colour = wants_colour(options_, environment_, path);
    style.is_quiet = options_.is_quiet;
    style.is_verbose = options_.is_verbose;
    style.has_summary = is_several_;
    style.tool_version = version();
    style.gate = settings_for_.settings().gate;
    style.rules = settings_for_.settings().rules;
    style.place = place_;
    style.has_baseline = !options_.baseline.empty() || !options_.against.empty();
    return style;
  }

  /// Whether one of the reports goes there already.
  [[nodiscard]] bool is_taken(const std::string& path) const {
    const bool is_standard_output = path.empty() || path == "-";
    return std::any_of(sinks_.begin(), sinks_.end(), [&](const Sink& sink) {
      return is_standard_output ? sink.is_standard_output : sink.output.leads_to(path);
    });
  }

  std::optional<Error> add_sink(report::Format format, const std::string& path) {
    const bool is_standard_output = path.empty() || path == "-";
    if (is_taken(path))
      return Error{is_standard_output ? "standard output" : path, 0,
                   "would receive two reports, one into the other",
                   "Give each report a file of its own"};
    Outcome<io::Output> output = open_output(path);
    if (!output) return output.error();
    sinks_.push_back({report::make_writer(format, style_for(path)), std::move(output).value(),
                      is_standard_output});
    return std::nullopt;
  }

  using Input = Outcome<io::Item>;
  using Result = Outcome<scan::Report>;

  /// Any exception ends here: it costs the draft, not the run.
  Result scan_one(Input input) const {
    if (!input) return input.error();
    const std::string file = input.value().file;
    try {
      Outcome<io::LoadedDraft> loaded = io::load(std::move(input).value());
      if (!loaded) return loaded.error();
      const Outcome<const FileSettings*> found = settings_for_.of(file);
      if (!found) return found.error();
      const FileSettings& settings = *found.value();
      scan::Draft draft = to_draft(std::move(loaded).value());
      draft.accepted = settings.accepted;
      if (links_ == nullptr)
        return accepted_->scan(std::move(draft), settings.settings, settings.lexicon(),
                               settings.weights());
      const links::Results results =
          links_->of(scan::read(draft, settings.settings, settings.lexicon()), settings.lexicon());
      scan::Settings with_links = settings.settings;
      with_links.links = &results;
      return accepted_->scan(std::move(draft), with_links, settings.lexicon(), settings.weights());
    } catch (const std::exception& exception) {
      return internal_error(file, exception.what());
    } catch (...) {
      return internal_error(file, "unknown exception");
    }
  }

  void scan_all(io::Inputs& inputs) {
    Progress progress(options_.has_progress && environment_.is_error_terminal);
    const std::uint32_t cores = std::max(1U, std::thread::hardware_concurrency());
    // Threads that wait for servers need no core.
    constexpr std::uint32_t kWaiting = 16;
    const std::uint32_t usual = links_ == nullptr ? cores : std::max(cores, kWaiting);
    std::uint32_t jobs = options_.jobs.value_or(std::min(usual, 64U));
    // One file may still be an mbox, but then the second thread pays for itself.
    if (!is_several_) jobs = std::min(jobs, 2U);
    // What the paths lead to is counted by next(), which may run in another thread.
    std::atomic<std::uint64_t> files_taken = 0;
    const std::uint64_t files = inputs.file_count();
    run_in_order(
        jobs,
        [&]() -> std::optional<Input> {
          if (links_ != nullptr && links_->is_interrupted()) return std::nullopt;
          std::optional<Input> input = next_of(inputs);
          files_taken.store(inputs.files_taken(), std::memory_order_relaxed);
          return input;
        },
        [&](Input input) { return scan_one(std::move(input)); },
        [&](Result result) { return take(std::move(result), progress); },
        [&] {
          const bool is_one_mbox = files == 1;
          progress.update(summary_.drafts, files_taken.load(std::memory_order_relaxed),
                          is_one_mbox ? 0 : files,
                          links_ == nullptr ? std::string() : links_->progress());
        });
  }

  static std::optional<Input> next_of(io::Inputs& inputs) {
    try {
      return inputs.next();
    } catch (const std::exception& exception) {
      return Input(internal_error("", exception.what()));
    }
  }

  bool take(Result result, Progress& progress) {
    if (!result) {
      tell(result.error(), progress);
      return true;
    }
    const scan::Report& report = result.value();
    summary_.count(report);
    note_acceptances(report);
    if (environment_.is_output_terminal) progress.clear();
    for (Sink& sink : sinks_) sink.output.write(sink.writer->draft(report));
    // Whoever watches wants to see each draft when it is done, and the errors in their places.
    if (environment_.is_output_terminal) sinks_.front().output.flush();
    if (report.is_cut_off) tell(cut_off_error(report.file, report.message), progress);
    return !sinks_.front().output.has_failed();
  }

  void tell(const Error& error, Progress& progress) {
    ++summary_.unreadable;
    has_trouble_ = true;
    progress.clear();
    complain(error);
    for (Sink& sink : sinks_) sink.writer->error(error);
  }

  SettingsFor& settings_for_;
  const Options& options_;  // with what the configuration of the run says
  const Environment& environment_;
  std::optional<Accepted> accepted_;
  std::unique_ptr<LinkChecks> links_;                                ///< nullptr: not asked for
  std::map<std::pair<std::string, std::uint32_t>, bool> is_of_use_;  // by place of the block
  bool is_several_ = false;
  report::Place place_;
  std::vector<Sink> sinks_;
  report::Summary summary_;
  bool has_trouble_ = false;
};

}  // namespace

int run_check(const Options& options, const Environment& environment) {
  const std::unique_ptr<SettingsFor> settings_for = SettingsFor::open(options, environment);
  if (settings_for == nullptr) return kTrouble;
  if (options.shows_settings) return show_settings(*settings_for);
  return Check(*settings_for, environment).run();
}

}  // namespace presend::cli
