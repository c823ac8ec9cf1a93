#include <unistd.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>
#include <utility>

#include "scanner/cli/link_checks.h"
#include "scanner/cli/progress.h"
#include "scanner/cli/session.h"
#include "scanner/cli/settings_for.h"
#include "scanner/fix/plan.h"
#include "scanner/report/fix_report.h"
#include "scanner/report/log_commands.h"
#include "scanner/report/unified_diff.h"
#include "scanner/report/visible_text.h"

namespace presend::cli {
namespace {

using report::FixOutcome;

class FixRun {
 public:
  FixRun(SettingsFor& settings_for, const Environment& environment)
      : settings_for_(settings_for),
        options_(settings_for.options()),
        environment_(environment),
        is_json_(settings_for.given().format == report::Format::json),
        out_(STDOUT_FILENO, "standard output"),
        paint_(wants_colour(options_, environment, "")) {}

  int run() {
    io::Inputs inputs(options_.paths, input_options(options_, settings_for_.settings()));
    if (std::optional<Error> error = refuse_options(inputs)) {
      complain(*error);
      return kTrouble;
    }
    Outcome<std::unique_ptr<LinkChecks>> links =
        open_link_checks(settings_for_.given().links, environment_, inputs);
    if (!links) {
      complain(links.error());
      return kTrouble;
    }
    links_ = std::move(links).value();
    if (is_json_) out_.write(report::kFixJsonBegin);
    Progress progress(options_.has_progress && environment_.is_error_terminal &&
                      inputs.file_count() > 1);
    while (std::optional<Outcome<io::Item>> item = inputs.next()) {
      if (links_ != nullptr && links_->is_interrupted()) break;
      progress.update(drafts_, inputs.files_taken(), inputs.file_count());
      if (environment_.is_output_terminal) progress.clear();
      mend(std::move(*item));
    }
    progress.clear();
    if (!finish_link_checks(links_.get())) has_trouble_ = true;
    if (is_json_) out_.write(report::kFixJsonEnd);
    if (drafts_ > 1 && is_told()) tell(total());
    if (!finish(out_)) return kTrouble;
    if (has_trouble_) return kTrouble;
    return mended_ > 0 && !writes() ? kFailed : kPassed;
  }

 private:
  [[nodiscard]] bool writes() const { return options_.writes_fixes || !options_.output.empty(); }
  /// Whether standard output is the mended draft itself.
  [[nodiscard]] bool is_filter() const { return options_.output == "-"; }
  [[nodiscard]] bool is_told() const { return !is_json_ && !is_filter(); }

  [[nodiscard]] std::optional<Error> refuse_options(const io::Inputs& inputs) const {
    if (options_.writes_fixes &&
        std::find(options_.paths.begin(), options_.paths.end(), "-") != options_.paths.end())
      return Error{"", 0, "--write has no file to change where standard input is read",
                   "Write the mended draft to standard output with -o -"};
    if (options_.output.empty()) return std::nullopt;
    if (inputs.is_folder_or_several())
      return Error{"", 0, "-o takes one mended draft, and there may be several",
                   "Name a single file, or use --write"};
    if (inputs.holds(options_.output))
      return Error{options_.output, 0, "is the draft itself", "Use --write to change it in place"};
    return std::nullopt;
  }

  void mend(Outcome<io::Item> item) {
    if (!item) return fail(item.error());
    const std::string file = item.value().file;
    try {
      Outcome<io::LoadedDraft> loaded = io::load(std::move(item).value());
      if (!loaded) return fail(loaded.error());
      if (loaded.value().is_of_mailbox) return refuse_mailbox(file);
      const Outcome<const FileSettings*> found = settings_for_.of(file);
      if (!found) return fail(found.error());
      scan::Draft draft = to_draft(std::move(loaded).value());
      draft.accepted = found.value()->accepted;
      mend(draft, *found.value());
    } catch (const std::exception& exception) {
      fail(internal_error(file, exception.what()));
    }
  }

  void mend(const scan::Draft& draft, const FileSettings& settings) {
    scan::Settings with_links = settings.settings;
    std::optional<links::Results> results;
    if (links_ != nullptr) {
      results = links_->of(scan::read(draft, with_links, settings.lexicon()), settings.lexicon());
      with_links.links = &*results;
    }
    const fix::Plan plan =
        fix::plan_fixes(draft, with_links, settings.lexicon(), settings.weights(),
                        {.with_unsafe = options_.with_unsafe_fixes});
    ++drafts_;
    if (!plan.edits.empty()) ++mended_;
    if (!write_draft(draft, plan)) return;
    tell_of(draft, plan);
  }

  void tell_of(const scan::Draft& draft, const fix::Plan& plan) {
    const FixOutcome outcome = plan.edits.empty() || !writes() ? FixOutcome::shown
                               : options_.writes_fixes         ? FixOutcome::written
                                                               : FixOutcome::written_elsewhere;
    if (is_filter()) return;
    if (is_json_) {
      if (drafts_ > 1) out_.write(report::kFixJsonBetween);
      out_.write(report::fix_json_draft(plan, draft.file, outcome));
      return;
    }
    if (!writes() || options_.shows_diff)
      out_.write(environment_.is_output_terminal
                     ? report::unified_diff_for_people(draft.file, draft.bytes, plan.edits, paint_)
                     : report::unified_diff(draft.file, draft.bytes, plan.edits));
    tell(report::fix_pretty(plan, draft.file, outcome, paint_));
    if (environment_.is_output_terminal) out_.flush();
  }

  void tell(const std::string& text) { out_.write(report::without_commands(text)); }

  [[nodiscard]] std::string total() const {
    return std::to_string(drafts_) + " drafts, " + std::to_string(mended_) +
           (writes() ? " mended\n" : " that presend can mend (--write does it)\n");
  }

  /// False after complaining.
  bool write_draft(const scan::Draft& draft, const fix::Plan& plan) {
    if (is_filter()) {
      out_.write(plan.fixed);
      return true;
    }
    if (!options_.output.empty()) return is_done(io::replace_file(options_.output, plan.fixed));
    if (!options_.writes_fixes || plan.edits.empty()) return true;
    // What was read may be part of the file, and somebody may have changed it since.
    const Outcome<std::string> now =
        io::read_file(draft.file, settings_for_.settings().limits.message_bytes);
    if (!now) return is_done(now.error());
    if (now.value() != draft.bytes)
      return is_done(Error{draft.file, 0, "is not what was read any more, so it was not changed",
                           "Run presend fix again"});
    return is_done(io::replace_file(draft.file, plan.fixed));
  }

  bool is_done(const std::optional<Error>& error) {
    if (error) fail(*error);
    return !error;
  }

  /// Once a mailbox, however many messages it has.
  void refuse_mailbox(const std::string& file) {
    if (file == refused_) return;
    refused_ = file;
    fail({file, 0, "is a mailbox, and presend fix changes single messages",
          "Save the message that you mean as a file of its own"});
  }

  void fail(const Error& error) {
    has_trouble_ = true;
    complain(error);
  }

  SettingsFor& settings_for_;
  const Options& options_;
  const Environment& environment_;
  const bool is_json_;
  io::Output out_;
  const report::Paint paint_;
  std::unique_ptr<LinkChecks> links_;  ///< nullptr: links are not checked live
  std::string refused_;
  std::uint32_t drafts_ = 0;
  std::uint32_t mended_ = 0;
  bool has_trouble_ = false;
};

}  // namespace

int run_fix(const Options& options, const Environment& environment) {
  const std::unique_ptr<SettingsFor> settings_for = SettingsFor::open(options, environment);
  if (settings_for == nullptr) return kTrouble;
  return FixRun(*settings_for, environment).run();
}

}  // namespace presend::cli
