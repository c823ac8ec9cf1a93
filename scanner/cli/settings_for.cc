#include "scanner/cli/settings_for.h"

#include <algorithm>
#include <filesystem>

#include "heuristics/registry.h"
#include "scanner/config/glob.h"
#include "scanner/config/keys.h"
#include "scanner/config/rule_choice.h"

namespace presend::cli {
namespace {

using config::Configuration;

/// What [rules.ID] says goes into the same lists as `ignore` and the like.
void apply_rules(const Configuration& configuration, const Options& given, Options& options) {
  if (!given.select.empty()) return;
  for (const config::RuleSetting& setting : configuration.rules)
    if (setting.is_enabled)
      (*setting.is_enabled ? options.extend_select : options.ignore).emplace_back(setting.rule->id);
}

/// Where the file that an Error is about was named, as " (dictionaries in presend.toml:3)".
std::string named_where(const Configuration& configuration, const Options& given,
                        const std::string& file) {
  for (const config::Key& key : config::value_keys()) {
    const auto place = configuration.places.find(key.name);
    if (place == configuration.places.end() || key.is_given(given)) continue;
    if (file.empty() || key.show(configuration.values).find(file) == std::string::npos) continue;
    return " (" + std::string(key.name) + " in " + place->second.file + ':' +
           std::to_string(place->second.line) + ')';
  }
  return {};
}

Points with_points(Points points, const Configuration& configuration) {
  for (const config::RuleSetting& setting : configuration.rules)
    if (setting.points) points.set(*setting.rule, *setting.points);
  return points;
}

/// The settings of a project for files that `blocks` are about.
scan::Settings with_blocks(scan::Settings settings, const Options& given,
                           const std::vector<const config::PerFile*>& blocks) {
  for (const config::PerFile* block : blocks) {
    for (const std::string& code : block->ignore) {
      const auto left_out = config::rules_that_fit(heuristics::all_rules(), "ignore", code);
      if (!left_out) continue;  // told when the file was read
      std::erase_if(settings.rules, [&](const heuristics::Rule* rule) {
        return std::find(left_out.value().begin(), left_out.value().end(), rule) !=
               left_out.value().end();
      });
    }
    settings.severities.insert(settings.severities.end(), block->severities.begin(),
                               block->severities.end());
    if (block->mode && !given.mode) settings.mode = *block->mode;
    if (block->kind && !given.kind) settings.kind = *block->kind;
  }
  return settings;
}

}  // namespace

std::unique_ptr<SettingsFor> SettingsFor::open(const Options& given,
                                               const Environment& environment) {
  std::unique_ptr<SettingsFor> settings(new SettingsFor(given, environment));
  std::error_code ignored;
  settings->working_folder_ = std::filesystem::current_path(ignored).string();
  if (!given.config_file.empty())
    settings->fixed_file_ = config::normal_path(settings->working_folder_, given.config_file);
  // First the command line alone, so that what is wrong with it is not blamed on a file.
  Entry& alone = settings->entry_of("");
  const std::string& file = settings->configuration_above(settings->working_folder_);
  Entry& of_run = alone.project ? settings->entry_of(file) : alone;
  for (const Error& error : of_run.errors) complain(error);
  if (!of_run.project) return nullptr;
  settings->run_ = of_run.project.get();
  alone.project->settings.limits = settings->run_->settings.limits;
  return settings;
}

const std::string& SettingsFor::configuration_above(const std::string& folder) {
  static const std::string kNone;
  if (given_.is_isolated) return kNone;
  if (!fixed_file_.empty()) return fixed_file_;
  const auto known = nearest_.find(folder);
  if (known != nearest_.end()) return known->second;
  return nearest_.emplace(folder, config::nearest_configuration(folder)).first->second;
}

std::string SettingsFor::shown(const std::string& file) const {
  if (file == fixed_file_) return given_.config_file;
  const std::string_view relative = config::below(working_folder_, file);
  return relative.empty() ? file : std::string(relative);
}

SettingsFor::Entry& SettingsFor::entry_of(const std::string& file) {
  const auto [at, is_new] = entries_.try_emplace(file);
  Entry& entry = at->second;
  if (!is_new) return entry;
  config::Loaded loaded;
  if (!file.empty()) loaded = config::load_configuration(file, shown(file));
  entry.errors = std::move(loaded.errors);
  if (entry.errors.empty())
    entry.project = make_project(std::move(loaded.configuration), entry.errors);
  return entry;
}

std::unique_ptr<Project> SettingsFor::make_project(Configuration configuration,
                                                   std::vector<Error>& errors) const {
  auto project = std::make_unique<Project>();
  project->configuration = std::move(configuration);
  const Configuration& file = project->configuration;
  const auto refuse = [&](Error error) {
    error.reason += named_where(file, given_, error.file);
    if (error.file.empty()) error.file = file.file;
    errors.push_back(std::move(error));
    return nullptr;
  };
  project->options = given_;
  static_cast<config::Values&>(project->options) = config::merged(given_, file.values);
  Options with_rules = project->options;
  apply_rules(file, given_, with_rules);
  Outcome<scan::Settings> settings = make_settings(with_rules, environment_);
  if (!settings) return refuse(settings.error());
  project->settings = std::move(settings).value();
  for (const config::RuleSetting& setting : file.rules)
    if (setting.severity) project->settings.severities.push_back({setting.rule, *setting.severity});
  // Inputs are opened before anybody knows whose they are, so the limits are those of the run.
  project->settings.limits = run_ != nullptr ? run_->settings.limits : file.limits;
  Outcome<Lists> lists = Lists::open(project->options, file.list_edits);
  if (!lists) return refuse(lists.error());
  project->lists = std::move(lists).value();
  Outcome<Points> points = Points::open(project->options);
  if (!points) return refuse(points.error());
  project->points = with_points(std::move(points).value(), file);
  return project;
}

Outcome<const FileSettings*> SettingsFor::of(const std::string& file) {
  const std::lock_guard lock(mutex_);
  const std::string name = file == "-" ? given_.stdin_name : file;
  const std::string path = config::normal_path(working_folder_, name.empty() ? "-" : name);
  Entry& entry = entry_of(configuration_above(std::string(config::folder_of(path))));
  if (!entry.project) {
    Error error = entry.errors.front();
    return Error{file, 0, "is not scanned, as its configuration is wrong: " + error.text(), ""};
  }
  const Configuration& configuration = entry.project->configuration;
  std::string matches;
  for (const config::PerFile& block : configuration.per_file)
    matches += block.paths.holds(path) ? '1' : '0';
  for (const config::Suppression& suppression : configuration.suppressions)
    matches += suppression.paths.holds(path) ? '1' : '0';
  std::unique_ptr<FileSettings>& settings = entry.by_blocks[matches];
  if (settings) return settings.get();
  settings = std::make_unique<FileSettings>();
  settings->project = entry.project.get();
  std::size_t at = 0;
  for (const config::PerFile& block : configuration.per_file)
    if (matches[at++] == '1') settings->blocks.push_back(&block);
  for (const config::Suppression& suppression : configuration.suppressions)
    if (matches[at++] == '1') {
      settings->accepted.push_back(suppression.acceptance);
      settings->accepted_at.push_back(suppression.place);
    }
  settings->settings = with_blocks(entry.project->settings, given_, settings->blocks);
  return settings.get();
}

}  // namespace presend::cli
