#include "scanner/cli/show_settings.h"

#include <algorithm>
#include <set>

#include "scanner/base/utf8.h"
#include "scanner/config/keys.h"
#include "scanner/io/file.h"

namespace presend::cli {
namespace {

using config::Configuration;
using config::Place;

constexpr std::size_t kColumns = 80;

std::string text_of(const Place& place) {
  return place.file + (place.line == 0 ? "" : ':' + std::to_string(place.line));
}

/// Lays out keys with comments behind them, or above where the line would be too long.
class Listing {
 public:
  void comment(std::string_view text) {
    std::string line = "#";
    while (!text.empty()) {
      const std::string_view word = text.substr(0, text.find(' '));
      text.remove_prefix(std::min(word.size() + 1, text.size()));
      if (line.size() > 1 && line.size() + 1 + word.size() > kColumns) {
        out_ += line + '\n';
        line = "#";
      }
      line.append(1, ' ').append(word);
    }
    out_ += line + '\n';
  }
  void heading(const std::string& text) { out_ += (out_.empty() ? "" : "\n") + text + '\n'; }

  void key(std::string_view name, const std::string& value, const std::string& origin) {
    std::string line = std::string(name) + " = " + value;
    if (line.size() > kColumns && value.starts_with('[')) {
      comment(origin);
      out_ += std::string(name) + " = [\n" + items_of(value) + "]\n";
      return;
    }
    if (line.size() + 3 + origin.size() > kColumns) {
      comment(origin);
    } else {
      line.resize(std::max(line.size() + 1, std::min<std::size_t>(36, kColumns - origin.size())),
                  ' ');
      line += "# " + origin;
      if (line.size() > kColumns)
        line.erase(line.rfind(" # "), line.rfind('#') - line.rfind(" # "));
    }
    out_ += line + '\n';
  }
  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  /// The items of a list of texts, a line each.
  static std::string items_of(const std::string& list) {
    std::string out;
    bool is_quoted = false;
    std::string item;
    for (std::size_t i = 1; i + 1 < list.size(); ++i) {
      if (list[i] == '\\')
        item += list[i++];
      else if (list[i] == '"')
        is_quoted = !is_quoted;
      if (is_quoted || list[i] != ',') {
        if (is_quoted || list[i] != ' ') item += list[i];
        continue;
      }
      out += "  " + item + ",\n";
      item.clear();
    }
    return out + "  " + item + ",\n";
  }

  std::string out_;
};

/// Prints one FileSettings; each key behind `prefix`, which is empty or "file".
class Shown {
 public:
  Shown(Listing& listing, const SettingsFor& settings_for, const FileSettings& settings,
        std::string prefix)
      : listing_(listing),
        run_(settings_for.run()),
        settings_(settings),
        project_(*settings.project),
        configuration_(project_.configuration),
        prefix_(std::move(prefix)) {}

  void print(const Options& given) {
    if (!prefix_.empty()) listing_.heading('[' + prefix_ + ']');
    listing_.comment(configuration_.file.empty()
                         ? "No presend.toml governs this: the defaults and the command line."
                         : "Governed by " + configuration_.file + '.');
    std::string_view table;
    for (const config::Key& key : config::value_keys()) {
      const std::size_t dot = key.name.find('.');
      const std::string_view of_key = dot == std::string_view::npos ? "" : key.name.substr(0, dot);
      // Only where the program starts they count, so only there they are shown.
      if (key.is_of_run && !prefix_.empty()) continue;
      if (of_key != table) section(std::string(of_key));
      table = of_key;
      print_key(key, given, key.name.substr(dot == std::string_view::npos ? 0 : dot + 1));
    }
    print_limits();
    print_rules();
    print_edits(true);
    print_edits(false);
    print_suppressions();
  }

 private:
  [[nodiscard]] std::string table_name(const std::string& name) const {
    return prefix_.empty() ? name : prefix_ + '.' + name;
  }
  void section(const std::string& name) { listing_.heading('[' + table_name(name) + ']'); }

  void print_key(const config::Key& key, const Options& given, std::string_view name) {
    const Project& project = key.is_of_run ? run_ : project_;
    config::Values values = project.options;
    std::string origin = "default";
    const auto place = project.configuration.places.find(key.name);
    if (place != project.configuration.places.end()) origin = text_of(place->second);
    if (key.is_given(given)) {
      origin = "command line";
    } else if (!key.is_given(values) && origin != "default") {
      // Set to what means nothing, or set aside by --select.
      if (!given.select.empty() && key.is_given(project.configuration.values))
        origin = "set aside by --select";
    }
    for (const config::PerFile* block : settings_.blocks) {
      const std::string here = text_of(block->place) + ", [[per-file]]";
      if (key.name == "mode" && block->mode && !given.mode) {
        values.mode = block->mode;
        origin = here;
      } else if (key.name == "kind" && block->kind && !given.kind) {
        values.kind = block->kind;
        origin = here;
      } else if (key.name == "ignore" && !block->ignore.empty()) {
        values.ignore.insert(values.ignore.end(), block->ignore.begin(), block->ignore.end());
        origin += " and " + here;
      }
    }
    const std::string value = key.show(values);
    if (!value.empty())
      listing_.key(name, value, origin);
    else
      listing_.comment(std::string(name) + ": none (" + origin + ')');
  }

  void print_limits() {
    section("limits");
    for (const config::LimitKey& key : config::limit_keys()) {
      const auto place = run_.configuration.places.find("limits." + std::string(key.name));
      listing_.key(key.name, std::to_string(run_.settings.limits.*key.member),
                   place == run_.configuration.places.end() ? "default" : text_of(place->second));
    }
  }

  void print_rules() {
    std::set<const heuristics::Rule*> rules;
    for (const auto& setting : configuration_.rules) rules.insert(setting.rule);
    for (const auto& choice : settings_.settings.severities) rules.insert(choice.rule);
    std::vector<const heuristics::Rule*> sorted(rules.begin(), rules.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const auto* a, const auto* b) { return a->id < b->id; });
    for (const heuristics::Rule* rule : sorted) print_rule(*rule);
  }

  void print_rule(const heuristics::Rule& rule) {
    section("rules." + std::string(rule.id));
    heuristics::Severity severity = rule.severity;
    std::string origin = "default";
    const config::RuleSetting* setting = nullptr;
    for (const auto& other : configuration_.rules)
      if (other.rule == &rule) setting = &other;
    if (setting != nullptr && setting->severity) {
      severity = *setting->severity;
      origin = text_of(setting->place);
    }
    for (const config::PerFile* block : settings_.blocks)
      for (const auto& choice : block->severities)
        if (choice.rule == &rule) {
          severity = choice.severity;
          origin = text_of(block->place) + ", [[per-file]]";
        }
    for (const auto& choice : config::kSeverities)
      if (choice.value == severity)
        listing_.key("severity", config::toml_string(choice.name), origin);
    if (setting == nullptr) return;
    if (setting->points)
      listing_.key("points", config::toml_number(*setting->points), text_of(setting->place));
    if (setting->is_enabled)
      listing_.key("enabled", *setting->is_enabled ? "true" : "false", text_of(setting->place));
  }

  void print_edits(bool is_added) {
    std::map<std::string, std::vector<std::string>> lists;
    std::map<std::string, Place> places;
    for (const config::ListEdit& edit : configuration_.list_edits)
      if (edit.is_added == is_added) {
        lists[edit.list].push_back(edit.entry);
        places[edit.list] = edit.place;
      }
    if (lists.empty()) return;
    section(is_added ? "wordlists.add" : "wordlists.remove");
    for (const auto& [list, entries] : lists)
      listing_.key(config::toml_string(list), config::toml_list(entries), text_of(places[list]));
  }

  void print_suppressions() {
    for (std::size_t i = 0; i < settings_.accepted.size(); ++i) {
      listing_.heading("[[" + table_name("suppress") + "]]");
      const scan::Acceptance& acceptance = settings_.accepted[i];
      const std::string origin = text_of(settings_.accepted_at[i]);
      if (!acceptance.rule.empty())
        listing_.key("rule", config::toml_string(acceptance.rule), origin);
      if (!acceptance.fingerprint.empty())
        listing_.key("fingerprint", config::toml_string(acceptance.fingerprint), origin);
      listing_.key("reason", config::toml_string(acceptance.reason), origin);
    }
  }

  Listing& listing_;
  const Project& run_;
  const FileSettings& settings_;
  const Project& project_;
  const Configuration& configuration_;
  std::string prefix_;
};

}  // namespace

int show_settings(SettingsFor& settings_for) {
  const Options& options = settings_for.options();
  std::vector<std::string> paths = options.paths;
  if (paths.empty()) paths = {"./"};
  Listing listing;
  bool has_trouble = false;
  std::set<const FileSettings*> told;
  for (const std::string& path : paths) {
    // The settings of a folder are those of what lies in it.
    const bool is_folder = path != "-" && io::is_folder(path);
    const Outcome<const FileSettings*> settings = settings_for.of(is_folder ? path + "/x" : path);
    if (!settings) {
      complain(settings.error());
      has_trouble = true;
      continue;
    }
    const std::string prefix = paths.size() == 1 ? "" : config::toml_string(path);
    if (!told.insert(settings.value()).second) {
      listing.heading('[' + prefix + "]\n# The same settings as above.");
      continue;
    }
    Shown(listing, settings_for, *settings.value(), prefix).print(settings_for.given());
  }
  const int code = write_all(options, listing.text());
  return has_trouble ? kTrouble : code;
}

}  // namespace presend::cli
