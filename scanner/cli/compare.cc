#include "scanner/report/compare.h"

#include <algorithm>
#include <exception>
#include <map>
#include <memory>
#include <thread>
#include <utility>

#include "scanner/cli/in_order.h"
#include "scanner/cli/link_checks.h"
#include "scanner/cli/progress.h"
#include "scanner/cli/session.h"
#include "scanner/cli/settings_for.h"
#include "scanner/cli/version.h"
#include "scanner/io/whereabouts.h"

namespace presend::cli {
namespace {

/// The variants of one draft, to be read.
struct Group {
  std::string name;  ///< what they have in common in their folders; empty: they were named
  std::vector<io::Item> items;
};

using Result = Outcome<report::Compared>;

/// Finds what is to be compared: the drafts that are named, or those of the same name in folders.
class Groups {
 public:
  Groups(const std::vector<std::string>& paths, const io::InputOptions& options)
      : paths_(paths), options_(options) {}

  /// What cannot be read goes to errors(), and what has no partner to unpaired(); the Error when
  /// nothing can be compared.
  [[nodiscard]] std::optional<Error> find() {
    std::size_t folders = 0;
    for (const std::string& path : paths_) {
      inputs_.emplace_back(std::vector{path}, options_);
      if (inputs_.back().is_folder_or_several()) ++folders;
    }
    if (folders == 0) return find_files();
    if (folders == paths_.size()) return find_pairs();
    return Error{"", 0, "some paths are folders and some are files",
                 "Name files, or folders that hold drafts of the same names"};
  }

  [[nodiscard]] std::vector<Group>& groups() { return groups_; }
  [[nodiscard]] std::vector<Error>& errors() { return errors_; }
  [[nodiscard]] std::vector<std::string>& unpaired() { return unpaired_; }

 private:
  std::optional<Error> find_files() {
    Group group;
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      const std::string& path = paths_[i];
      io::Inputs& inputs = inputs_[i];
      std::optional<Outcome<io::Item>> first = inputs.next();
      if (!first) return Error{path, 0, "holds no draft", "Name a file with a draft"};
      if (!first->ok()) return first->error();
      if (inputs.next())
        return Error{path, 0, "holds several messages, but a variant is one draft",
                     "Save the message that is meant as a file of its own"};
      group.items.push_back(std::move(*first).value());
    }
    groups_.push_back(std::move(group));
    return std::nullopt;
  }

  /// The name of a draft inside its folder.
  static std::string name_in(const std::string& folder, const io::Item& item) {
    std::string name = item.file.substr(std::min(folder.size(), item.file.size()));
    name.erase(0, std::min(name.find_first_not_of('/'), name.size()));
    return item.is_of_mailbox ? name + " (message " + std::to_string(item.message) + ")" : name;
  }

  std::optional<Error> find_pairs() {
    std::map<std::string, std::vector<std::optional<io::Item>>> by_name;
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      while (std::optional<Outcome<io::Item>> item = inputs_[i].next()) {
        if (!item->ok()) {
          errors_.push_back(item->error());
          continue;
        }
        auto& row = by_name[name_in(paths_[i], item->value())];
        row.resize(paths_.size());
        row[i] = std::move(*item).value();
      }
    }
    for (auto& [name, row] : by_name) {
      Group group{name, {}};
      std::string missing;
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i])
          group.items.push_back(std::move(*row[i]));
        else
          missing += (missing.empty() ? "" : ", ") + paths_[i];
      }
      if (missing.empty())
        groups_.push_back(std::move(group));
      else
        unpaired_.push_back(name + " is not compared, as it is missing in " + missing);
    }
    if (!groups_.empty()) return std::nullopt;
    return Error{"", 0, "the folders have no draft in common",
                 "Drafts are paired by their names: give both variants the same"};
  }

  const std::vector<std::string>& paths_;
  io::InputOptions options_;
  std::vector<io::Inputs> inputs_;  // by path
  std::vector<Group> groups_;
  std::vector<Error> errors_;
  std::vector<std::string> unpaired_;
};

class Compare {
 public:
  Compare(SettingsFor& settings_for, const Environment& environment)
      : settings_for_(settings_for), options_(settings_for.options()), environment_(environment) {}

  int run() {
    const io::InputOptions input = input_options(options_, settings_for_.settings());
    const io::Inputs inputs(options_.paths, input);
    if (std::optional<Error> error = overwrites_draft(options_.output, inputs))
      return refuse(*error);
    Groups groups(options_.paths, input);
    if (const std::optional<Error> error = groups.find()) return refuse(*error);
    Outcome<std::unique_ptr<LinkChecks>> links =
        open_link_checks(settings_for_.given().links, environment_, inputs);
    if (!links) return refuse(links.error());
    links_ = std::move(links).value();
    comparisons_.variants = options_.paths.size();
    comparisons_.fails_on_worse = options_.fails_on_worse;
    comparisons_.errors = std::move(groups.errors());
    comparisons_.unpaired = std::move(groups.unpaired());
    for (const Error& error : comparisons_.errors) complain(error);
    for (const std::string& unpaired : comparisons_.unpaired) complain({"", 0, unpaired, ""});
    compare_all(groups.groups());
    const bool are_links_finished = finish_link_checks(links_.get());
    if (comparisons_.all.empty()) return kTrouble;
    const int code = write_all(options_, text());
    if (code != kPassed || !comparisons_.errors.empty() || !are_links_finished) return kTrouble;
    return has_failed() && !options_.is_exit_zero.value_or(false) ? kFailed : kPassed;
  }

 private:
  static int refuse(const Error& error) {
    complain(error);
    return kTrouble;
  }

  /// A draft that was read.
  struct Read {
    scan::Draft draft;
    email::Email email;
    std::optional<links::Results> links;  ///< nothing when they are not checked
  };

  [[nodiscard]] Outcome<std::vector<Read>> read(Group group, const FileSettings& settings) const {
    std::vector<Read> all;
    for (io::Item& item : group.items) {
      const Outcome<const FileSettings*> own = settings_for_.of(item.file);
      if (!own) return own.error();
      Outcome<io::LoadedDraft> loaded = io::load(std::move(item));
      if (!loaded) return loaded.error();
      scan::Draft draft = to_draft(std::move(loaded).value());
      draft.accepted = own.value()->accepted;
      email::Email email = scan::read(draft, settings.settings, settings.lexicon());
      std::optional<links::Results> links;
      if (links_ != nullptr) links = links_->of(email, settings.lexicon());
      all.push_back({std::move(draft), std::move(email), std::move(links)});
    }
    return all;
  }

  /// A page shows where the words and links stand that one has and another lacks.
  static void mark(std::vector<Read>& all, const std::vector<compare::Changes>& changes) {
    for (std::size_t v = 0; v < all.size(); ++v)
      for (const compare::ChangedPlace& place : compare::changed_places(changes, v))
        all[v].draft.marked.push_back(place.at);
  }

  static report::Compared judge(const std::string& name, std::vector<Read>& all,
                                const FileSettings& settings) {
    std::vector<compare::Changes> changes;
    for (std::size_t v = 1; v < all.size(); ++v)
      changes.push_back(compare::changes(all.front().email, all[v].email));
    if (settings.settings.wants_preview) mark(all, changes);
    report::Compared compared{name, {}, {}};
    for (const Read& one : all) {
      scan::Settings with_links = settings.settings;
      with_links.links = one.links ? &*one.links : nullptr;
      compared.reports.push_back(
          scan::judge(one.email, one.draft, with_links, settings.lexicon(), settings.weights()));
    }
    std::vector<compare::Variant> variants;
    for (std::size_t v = 0; v < all.size(); ++v)
      variants.push_back({&all[v].email, &compared.reports[v]});
    compared.comparison = compare::compare(variants, std::move(changes), settings.weights());
    return compared;
  }

  /// All are judged by the settings of the first: else these would be compared, not the drafts.
  Result compare_group(Group group) const {
    const std::string file = group.items.front().file;
    try {
      const Outcome<const FileSettings*> settings = settings_for_.of(file);
      if (!settings) return settings.error();
      const std::string name = group.name;
      Outcome<std::vector<Read>> all = read(std::move(group), *settings.value());
      if (!all) return all.error();
      return judge(name, all.value(), *settings.value());
    } catch (const std::exception& exception) {
      return internal_error(file, exception.what());
    }
  }

  void compare_all(std::vector<Group>& groups) {
    Progress progress(options_.has_progress && environment_.is_error_terminal);
    const std::uint32_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::uint32_t jobs = options_.jobs.value_or(std::min(cores, 64U));
    jobs = std::min(jobs, static_cast<std::uint32_t>(groups.size()));
    std::size_t next = 0;
    run_in_order(
        jobs,
        [&]() -> std::optional<Group> {
          if (next == groups.size()) return std::nullopt;
          if (links_ != nullptr && links_->is_interrupted()) return std::nullopt;
          return std::move(groups[next++]);
        },
        [&](Group group) { return compare_group(std::move(group)); },
        [&](Result result) {
          take(std::move(result));
          return true;
        },
        [&] {
          progress.update(comparisons_.all.size(), comparisons_.all.size(), groups.size(),
                          links_ == nullptr ? std::string() : links_->progress());
        });
    progress.clear();
  }

  void take(Result result) {
    if (!result) {
      complain(result.error());
      comparisons_.errors.push_back(result.error());
      return;
    }
    for (const scan::Report& report : result.value().reports) {
      if (!report.is_cut_off) continue;
      comparisons_.errors.push_back(cut_off_error(report.file, report.message));
      complain(comparisons_.errors.back());
    }
    comparisons_.all.push_back(std::move(result).value());
  }

  [[nodiscard]] std::string text() const {
    report::Style style;
    style.has_colour = wants_colour(options_, environment_, options_.output);
    style.is_quiet = options_.is_quiet;
    style.is_verbose = options_.is_verbose;
    style.tool_version = version();
    const io::Whereabouts here = io::whereabouts();
    style.place = {here.repository.empty() ? here.folder : here.repository, here.folder};
    switch (settings_for_.given().format_or_default()) {
      case report::Format::json:
        return report::compare_json(comparisons_, style);
      case report::Format::markdown:
        return report::compare_markdown(comparisons_, style);
      case report::Format::html:
        return report::compare_html(comparisons_, style);
      default:
        return report::compare_pretty(comparisons_, style);
    }
  }

  [[nodiscard]] bool has_failed() const {
    return std::any_of(
        comparisons_.all.begin(), comparisons_.all.end(), [&](const report::Compared& compared) {
          if (options_.fails_on_worse && !report::worse_than_first(compared).empty()) return true;
          return std::any_of(compared.reports.begin(), compared.reports.end(),
                             [](const scan::Report& report) { return !report.passes; });
        });
  }

  SettingsFor& settings_for_;
  const Options& options_;
  const Environment& environment_;
  std::unique_ptr<LinkChecks> links_;  ///< nullptr: links are not checked live
  report::Comparisons comparisons_;
};

}  // namespace

int run_compare(const Options& options, const Environment& environment) {
  const std::unique_ptr<SettingsFor> settings_for = SettingsFor::open(options, environment);
  if (settings_for == nullptr) return kTrouble;
  return Compare(*settings_for, environment).run();
}

}  // namespace presend::cli
