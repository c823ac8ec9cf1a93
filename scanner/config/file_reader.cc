#include "scanner/config/file_reader.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "heuristics/registry.h"
#include "scanner/base/suggest.h"
#include "scanner/config/rule_choice.h"

namespace presend::config {
namespace {

constexpr std::string_view kSections[] = {"sender", "templates", "wordlists", "limits", "rules"};
constexpr std::string_view kBlocks[] = {"per-file", "suppress"};
constexpr double kMostPoints = 20;

const Key* find_key(std::string_view name) {
  for (const Key& key : value_keys())
    if (key.name == name) return &key;
  return nullptr;
}

/// The keys that a section ("" the top of the file) knows.
std::vector<std::string> known_keys(std::string_view section) {
  std::set<std::string> known;
  const std::string prefix = section.empty() ? "" : std::string(section) + '.';
  for (const std::string& name : all_key_names())
    if (name.starts_with(prefix)) {
      const std::string rest = name.substr(prefix.size());
      known.insert(rest.substr(0, rest.find('.')));
    }
  return {known.begin(), known.end()};
}

bool is_section(std::string_view name) {
  return std::find(std::begin(kSections), std::end(kSections), name) != std::end(kSections);
}

}  // namespace

void FileReader::fail(const Node& node, std::string reason, std::string remedy) {
  if (is_enough()) return;
  if (++errors_ > kMostErrors)
    loaded_.errors.push_back({shown_, 0, "has more errors than these 50", "Correct these first"});
  else
    loaded_.errors.push_back({shown_, node.line, std::move(reason), std::move(remedy)});
}

void FileReader::refuse(const Node& node, std::string_view key, Problem problem) {
  fail(node, std::string(key) + ' ' + problem.reason, std::move(problem.remedy));
}

void FileReader::unknown_key(const Node& node, const std::string& key, std::string_view section,
                             std::string_view like) {
  if (is_enough()) return;
  const std::vector<std::string> known = known_keys(like);
  std::string where = section.empty() ? "" : " in [" + std::string(section) + ']';
  std::string remedy = did_you_mean(key, known);
  // Perhaps it is known elsewhere: max-risk below [sender].
  if (remedy.empty() || std::none_of(known.begin(), known.end(), [&](const std::string& other) {
        return edit_distance(key, other) <= 2;
      }))
    for (const std::string& name : all_key_names()) {
      if (name == key)
        remedy = "It belongs at the top of the file, above the first [section]";
      else if (name.ends_with('.' + key) && name.find("ID") == std::string::npos)
        remedy = "It belongs in [" + name.substr(0, name.find('.')) + ']';
    }
  if (remedy.empty() && known.size() <= 6) {
    remedy = "There is ";
    for (std::size_t i = 0; i < known.size(); ++i)
      remedy += (i == 0 ? "" : i + 1 == known.size() ? " and " : ", ") + known[i];
  }
  fail(node, "there is no key \"" + key + '"' + where, std::move(remedy));
}

void FileReader::read(const Node& document) {
  for (const auto& [name, node] : document.members) {
    if (name == "extend") continue;  // followed before
    if (is_section(name)) {
      if (node.type != Node::Type::table)
        refuse(node, name, wrong_type("a table, such as [" + name + ']', node));
      else
        read_section(name, node);
    } else if (name == kBlocks[0]) {
      for_each_block(node, name, &FileReader::read_per_file);
    } else if (name == kBlocks[1]) {
      for_each_block(node, name, &FileReader::read_suppression);
    } else {
      const Key* key = name.find('.') == std::string::npos ? find_key(name) : nullptr;
      if (key == nullptr) {
        unknown_key(node, name, "", "");
        continue;
      }
      loaded_.configuration.places[name] = place_of(node);
      Values& values = loaded_.configuration.values;
      if (auto problem = key->read(node, folder_of(shown_), values))
        refuse(node, name, std::move(*problem));
      if (name == "select") check_codes(node, name, values.select);
      if (name == "ignore") check_codes(node, name, values.ignore);
      if (name == "extend-select") check_codes(node, name, values.extend_select);
    }
  }
}

void FileReader::read_section(const std::string& section, const Node& table) {
  for (const auto& [name, node] : table.members) {
    if (is_enough()) return;
    if (section == "rules") {
      read_rule(name, node);
    } else if (section == "limits") {
      read_limit(name, node);
    } else if (section == "wordlists" && (name == "add" || name == "remove")) {
      read_list_edits(node, name == "add");
    } else if (const Key* key = find_key(section + '.' + name)) {
      loaded_.configuration.places[std::string(key->name)] = place_of(node);
      if (auto problem = key->read(node, folder_of(shown_), loaded_.configuration.values))
        refuse(node, name, std::move(*problem));
    } else {
      unknown_key(node, name, section, section);
    }
  }
}

void FileReader::read_limit(const std::string& name, const Node& node) {
  for (const LimitKey& key : limit_keys()) {
    if (key.name != name) continue;
    if (node.type != Node::Type::whole)
      return refuse(node, name, wrong_type("a whole number", node));
    if (node.number < 1 || node.number > key.most)
      return refuse(node, name, {"must be from 1 to " + std::to_string(key.most), ""});
    loaded_.configuration.limits.*key.member = static_cast<std::uint32_t>(node.number);
    loaded_.configuration.places["limits." + name] = place_of(node);
    return;
  }
  unknown_key(node, name, "limits", "limits");
}

void FileReader::read_rule(const std::string& code, const Node& table) {
  const Outcome<const heuristics::Rule*> rule = rule_called(heuristics::all_rules(), code);
  if (!rule) return fail(table, rule.error().reason, rule.error().remedy);
  if (table.type != Node::Type::table)
    return refuse(
        table, "rules." + code,
        wrong_type("a table, such as [rules." + code + "] with severity = \"info\"", table));
  std::vector<RuleSetting>& settings = loaded_.configuration.rules;
  auto setting = std::find_if(settings.begin(), settings.end(),
                              [&](const auto& other) { return other.rule == rule.value(); });
  if (setting == settings.end())
    setting = settings.insert(settings.end(), RuleSetting{.rule = rule.value()});
  setting->place = place_of(table);
  for (const auto& [name, node] : table.members) {
    if (name == "severity") {
      if (auto wrong = read_choice(node, kSeverities, setting->severity))
        refuse(node, name, std::move(*wrong));
    } else if (name == "points") {
      if (!node.is_number() || !(node.number >= 0 && node.number <= kMostPoints))
        refuse(node, name, {"must be a number from 0 to " + toml_number(kMostPoints), ""});
      setting->points = node.number;
    } else if (name == "enabled") {
      if (node.type != Node::Type::truth) refuse(node, name, wrong_type("true or false", node));
      setting->is_enabled = node.truth;
    } else {
      unknown_key(node, name, "rules." + code, "rules.ID");
    }
  }
}

void FileReader::for_each_block(const Node& node, const std::string& name,
                                void (FileReader::*read_block)(const Node&)) {
  const auto is_table = [](const Node& item) { return item.type == Node::Type::table; };
  if (node.type != Node::Type::list || !std::all_of(node.items.begin(), node.items.end(), is_table))
    return fail(node, name + " is written as [[" + name + "]], once for each block",
                node.type == Node::Type::table ? "Write two brackets instead of one" : "");
  for (const Node& block : node.items) {
    if (is_enough()) return;
    (this->*read_block)(block);
  }
}

bool FileReader::read_paths(const Node& node, std::string_view key, PathSet& paths) {
  std::vector<std::string> texts;
  if (auto problem = read_texts(node, texts)) {
    refuse(node, key, std::move(*problem));
    return false;
  }
  for (const std::string& text : texts) {
    Outcome<Glob> glob = Glob::make(text);
    if (!glob)
      fail(node, std::string(key) + ": " + glob.error().reason, glob.error().remedy);
    else
      paths.globs.push_back(std::move(glob).value());
  }
  if (texts.empty()) refuse(node, key, {"names no file", "Leave the block out"});
  return true;
}

void FileReader::check_codes(const Node& node, std::string_view key,
                             const std::vector<std::string>& codes) {
  for (const std::string& code : codes) {
    if (is_enough()) return;
    if (const auto rules = rules_that_fit(heuristics::all_rules(), key, code); !rules)
      fail(node, rules.error().reason, rules.error().remedy);
  }
}

void FileReader::read_per_file(const Node& block) {
  PerFile per_file;
  per_file.place = place_of(block);
  per_file.paths.folder = folder_;
  for (const auto& [name, node] : block.members) {
    std::optional<Problem> problem;
    if (name == "paths") {
      read_paths(node, name, per_file.paths);
    } else if (name == "ignore") {
      problem = read_texts(node, per_file.ignore);
      check_codes(node, name, per_file.ignore);
    } else if (name == "severity") {
      read_severities(node, per_file);
    } else if (name == "mode") {
      problem = read_choice(node, kModes, per_file.mode);
    } else if (name == "kind") {
      problem = read_choice(node, kKinds, per_file.kind);
    } else {
      unknown_key(node, name, "[per-file]", "per-file");
    }
    if (problem) refuse(node, name, std::move(*problem));
  }
  if (block.find("paths") == nullptr)
    fail(block, "this [[per-file]] has no paths", "Add paths = [\"folder/*.eml\"]");
  loaded_.configuration.per_file.push_back(std::move(per_file));
}

void FileReader::read_severities(const Node& table, PerFile& block) {
  if (table.type != Node::Type::table)
    return refuse(table, "severity", wrong_type("a table, such as { HID001 = \"info\" }", table));
  for (const auto& [code, node] : table.members) {
    if (is_enough()) return;
    const auto rule = rule_called(heuristics::all_rules(), code);
    std::optional<heuristics::Severity> severity;
    if (!rule) {
      fail(node, rule.error().reason, rule.error().remedy);
    } else if (auto problem = read_choice(node, kSeverities, severity)) {
      refuse(node, "severity of " + code, std::move(*problem));
    } else {
      block.severities.push_back({rule.value(), *severity});
    }
  }
}

void FileReader::read_suppression(const Node& block) {
  Suppression suppression;
  suppression.place = place_of(block);
  suppression.paths.folder = folder_;
  scan::Acceptance& acceptance = suppression.acceptance;
  for (const auto& [name, node] : block.members) {
    if (name == "paths") {
      read_paths(node, name, suppression.paths);
      continue;
    }
    if (name != "rule" && name != "fingerprint" && name != "reason") {
      unknown_key(node, name, "[suppress]", "suppress");
      continue;
    }
    if (node.type != Node::Type::text || node.text.empty()) {
      refuse(node, name,
             node.type == Node::Type::text ? Problem{"is empty", ""} : wrong_type("a text", node));
    } else if (name == "rule") {
      const auto rule = rule_called(heuristics::all_rules(), node.text);
      if (rule)
        acceptance.rule = rule.value()->id;
      else
        fail(node, rule.error().reason, rule.error().remedy);
    } else if (name == "reason") {
      acceptance.reason = node.text;
    } else {
      acceptance.fingerprint = node.text;
      if (node.text.size() != 16 ||
          node.text.find_first_not_of("0123456789abcdef") != std::string::npos)
        refuse(node, name, {"must be the 16 digits that --format json gives", ""});
    }
  }
  if (block.find("rule") == nullptr && block.find("fingerprint") == nullptr)
    fail(block, "this [[suppress]] has neither rule nor fingerprint",
         "Say what is accepted, such as rule = \"LNK001\"");
  if (block.find("reason") == nullptr)
    fail(block, "this [[suppress]] has no reason", "Say why it may stay: reason = \"...\"");
  loaded_.configuration.suppressions.push_back(std::move(suppression));
}

void FileReader::read_list_edits(const Node& table, bool is_added) {
  const std::string_view key = is_added ? "add" : "remove";
  if (table.type != Node::Type::table)
    return refuse(table, key,
                  wrong_type("a table of lists, such as { freemail = [\"mail.example\"] }", table));
  for (const auto& [list, node] : table.members) {
    std::vector<std::string> entries;
    if (auto problem = read_texts(node, entries)) {
      refuse(node, list, std::move(*problem));
      continue;
    }
    for (std::string& entry : entries)
      loaded_.configuration.list_edits.push_back(
          {list, std::move(entry), is_added, place_of(node)});
  }
}

}  // namespace presend::config
