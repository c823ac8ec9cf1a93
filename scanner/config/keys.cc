#include "scanner/config/keys.h"

#include <algorithm>
#include <cmath>

#include "scanner/base/suggest.h"
#include "scanner/config/glob.h"
#include "scanner/config/sender.h"
#include "scanner/config/template_syntaxes.h"

namespace presend::config {
namespace {

using Wrong = std::optional<Problem>;
using Folder = std::string_view;

// How each type is read.

template <auto kMember, const auto& kChoices>
Wrong read_one_of(const Node& node, Folder, Values& values) {
  return read_choice(node, kChoices, values.*kMember);
}

template <auto kMember>
Wrong read_percentage(const Node& node, Folder, Values& values) {
  if (!node.is_number()) return wrong_type("a number from 0 to 100", node);
  if (!(node.number >= 0 && node.number <= 100))
    return Problem{"must be from 0 to 100, not " + toml_number(node.number), ""};
  values.*kMember = node.number;
  return std::nullopt;
}

Wrong read_jobs(const Node& node, Folder, Values& values) {
  if (node.type != Node::Type::whole || node.number < 1 || node.number > kMostJobs)
    return Problem{"must be a whole number from 1 to " + std::to_string(kMostJobs), ""};
  values.jobs = static_cast<std::uint32_t>(node.number);
  return std::nullopt;
}

template <auto kMember>
Wrong read_truth(const Node& node, Folder, Values& values) {
  if (node.type != Node::Type::truth) return wrong_type("true or false", node);
  values.*kMember = node.truth;
  return std::nullopt;
}

template <auto kMember>
Wrong read_path(const Node& node, Folder folder, Values& values) {
  if (node.type != Node::Type::text || node.text.empty()) return wrong_type("a path", node);
  values.*kMember = normal_path(folder, node.text);
  return std::nullopt;
}

template <auto kMember>
Wrong read_paths(const Node& node, Folder folder, Values& values) {
  if (Wrong wrong = read_texts(node, values.*kMember)) return wrong;
  for (std::string& path : values.*kMember) path = normal_path(folder, path);
  return std::nullopt;
}

template <auto kMember>
Wrong read_list(const Node& node, Folder, Values& values) {
  return read_texts(node, values.*kMember);
}

Wrong read_sender(const Node& node, Folder, Values& values) {
  if (node.type != Node::Type::text) return wrong_type("an address", node);
  if (!is_address(node.text))
    return Problem{"must be an address, not \"" + node.text + '"', "Write it as name@example.com"};
  values.sender = node.text;
  return std::nullopt;
}

Wrong read_own_domains(const Node& node, Folder, Values& values) {
  if (Wrong wrong = read_texts(node, values.own_domains)) return wrong;
  for (const std::string& domain : values.own_domains)
    if (!ascii_domain(domain))
      return Problem{"must hold domains, and \"" + domain + "\" is none",
                     "Write only the domain, such as clicks.example.com"};
  return std::nullopt;
}

Wrong read_syntaxes(const Node& node, Folder, Values& values) {
  if (Wrong wrong = read_texts(node, values.syntaxes)) return wrong;
  const std::vector<std::string> known = template_syntax_names();
  for (const std::string& syntax : values.syntaxes)
    if (std::find(known.begin(), known.end(), syntax) == known.end()) {
      Node wrong;
      wrong.type = Node::Type::text;
      wrong.text = syntax;
      return not_among(wrong, known);
    }
  return std::nullopt;
}

std::string_view name_of(report::Format format) {
  for (const report::NamedFormat& known : report::formats())
    if (known.format == format) return known.name;
  return {};
}

Wrong read_format(const Node& node, Folder, Values& values) {
  if (node.type == Node::Type::text) values.format = report::format_named(node.text);
  if (node.type == Node::Type::text && values.format) return std::nullopt;
  return not_among(node, all_format_names());
}

Wrong read_reports(const Node& node, Folder folder, Values& values) {
  std::vector<std::string> texts;
  if (Wrong wrong = read_texts(node, texts)) return wrong;
  values.reports.clear();
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    const auto format = report::format_named(text.substr(0, equals));
    if (equals == std::string::npos || equals + 1 == text.size())
      return Problem{"must hold FORMAT=FILE, such as \"json=report.json\", not \"" + text + '"',
                     ""};
    Node wrong;
    wrong.type = Node::Type::text;
    wrong.text = text.substr(0, equals);
    if (!format) return not_among(wrong, all_format_names());
    values.reports.push_back({*format, normal_path(folder, text.substr(equals + 1))});
  }
  return std::nullopt;
}

// How each type is shown.

template <auto kMember, const auto& kChoices, std::size_t kDefault = 0>
std::string show_one_of(const Values& values) {
  for (const auto& choice : kChoices)
    if (values.*kMember == choice.value) return toml_string(choice.name);
  return toml_string(kChoices[kDefault].name);
}

template <auto kMember, const double& kDefault>
std::string show_number(const Values& values) {
  return toml_number((values.*kMember).value_or(kDefault));
}

template <auto kMember>
std::string show_text(const Values& values) {
  return (values.*kMember).empty() ? std::string() : toml_string(values.*kMember);
}

template <auto kMember>
std::string show_list(const Values& values) {
  return toml_list(values.*kMember);
}

std::string show_truth(const Values& values) {
  return values.is_exit_zero.value_or(false) ? "true" : "false";
}
std::string show_jobs(const Values& values) {
  return values.jobs ? std::to_string(*values.jobs) : std::string();
}
std::string show_format(const Values& values) {
  return toml_string(name_of(values.format.value_or(report::Format::pretty)));
}
std::string show_reports(const Values& values) {
  std::vector<std::string> texts;
  for (const ReportFile& report : values.reports)
    texts.push_back(std::string(name_of(report.format)) + '=' + report.file);
  return toml_list(texts);
}

template <auto kMember>
bool is_given(const Values& values) {
  if constexpr (requires { (values.*kMember).empty(); })
    return !(values.*kMember).empty();
  else
    return (values.*kMember).has_value();
}

template <auto kMember>
void copy(const Values& from, Values& to) {
  to.*kMember = from.*kMember;
}

template <auto kMember>
constexpr Key key(std::string_view name, decltype(Key::read) read, decltype(Key::show) show) {
  return {name, false, read, is_given<kMember>, copy<kMember>, show};
}
template <auto kMember, const auto& kChoices, std::size_t kDefault = 0>
constexpr Key choice(std::string_view name) {
  return key<kMember>(name, read_one_of<kMember, kChoices>,
                      show_one_of<kMember, kChoices, kDefault>);
}
template <auto kMember>
constexpr Key list(std::string_view name, decltype(Key::read) read = read_list<kMember>) {
  return key<kMember>(name, read, show_list<kMember>);
}
template <auto kMember>
constexpr Key path(std::string_view name) {
  return key<kMember>(name, read_path<kMember>, show_text<kMember>);
}
constexpr Key of_run(Key key) {
  key.is_of_run = true;
  return key;
}

constexpr Key kKeys[] = {
    choice<&Values::fail_on, kFailOnChoices>("fail-on"),
    key<&Values::max_risk>("max-risk", read_percentage<&Values::max_risk>,
                           show_number<&Values::max_risk, kDefaultMaxRisk>),
    list<&Values::select>("select"),
    list<&Values::ignore>("ignore"),
    list<&Values::extend_select>("extend-select"),
    choice<&Values::min_evidence, kGrades, 3>("min-evidence"),
    choice<&Values::mode, kModes>("mode"),
    choice<&Values::kind, kKinds>("kind"),
    list<&Values::dictionaries>("dictionaries", read_paths<&Values::dictionaries>),
    path<&Values::weights>("weights"),
    of_run(path<&Values::baseline>("baseline")),
    of_run(key<&Values::risk_margin>("risk-margin", read_percentage<&Values::risk_margin>,
                                     show_number<&Values::risk_margin, kDefaultRiskMargin>)),
    of_run(key<&Values::is_exit_zero>("exit-zero", read_truth<&Values::is_exit_zero>, show_truth)),
    of_run(key<&Values::format>("format", read_format, show_format)),
    of_run(key<&Values::reports>("reports", read_reports, show_reports)),
    of_run(choice<&Values::colour, kColours>("color")),
    of_run(key<&Values::jobs>("jobs", read_jobs, show_jobs)),
    key<&Values::sender>("sender.address", read_sender, show_text<&Values::sender>),
    list<&Values::own_domains>("sender.own-domains", read_own_domains),
    list<&Values::syntaxes>("templates.syntax", read_syntaxes),
    path<&Values::vars>("templates.vars"),
    path<&Values::wordlists>("wordlists.folder"),
};

constexpr std::uint32_t kMega = std::uint32_t{1} << 20;

constexpr LimitKey kLimitKeys[] = {
    {"message-bytes", &Limits::message_bytes, 256 * kMega},
    {"header-bytes", &Limits::header_bytes, 16 * kMega},
    {"field-bytes", &Limits::field_bytes, 16 * kMega},
    {"fields", &Limits::fields, 100'000},
    {"nesting", &Limits::nesting, 200},
    {"parts", &Limits::parts, 20'000},
    {"text-bytes", &Limits::text_bytes, 64 * kMega},
    {"all-text-bytes", &Limits::all_text_bytes, 256 * kMega},
    {"html-nesting", &Limits::html_nesting, 10'000},
    {"html-nodes", &Limits::html_nodes, 5'000'000},
    {"html-attributes", &Limits::html_attributes, 10'000},
    {"html-arena-bytes", &Limits::html_arena_bytes, 1024 * kMega},
    {"html-time-ms", &Limits::html_time_ms, 60'000},
    {"style-bytes", &Limits::style_bytes, 16 * kMega},
    {"style-matches", &Limits::style_matches, 100'000'000},
    {"texts", &Limits::texts, 1'000'000},
    {"links", &Limits::links, 1'000'000},
    {"archive-entries", &Limits::archive_entries, 100'000},
    {"archive-bytes", &Limits::archive_bytes, 256 * kMega},
};

}  // namespace

std::span<const Key> value_keys() { return kKeys; }
std::span<const LimitKey> limit_keys() { return kLimitKeys; }

Values merged(const Values& given, const Values& file) {
  Values all = given;
  for (const Key& key : kKeys)
    if (!key.is_given(given)) key.copy(file, all);
  if (!given.select.empty()) {
    all.ignore = given.ignore;
    all.extend_select = given.extend_select;
  }
  return all;
}

std::vector<std::string> all_format_names() {
  std::vector<std::string> names;
  for (const report::NamedFormat& known : report::formats()) names.emplace_back(known.name);
  return names;
}

std::vector<std::string> all_key_names() {
  std::vector<std::string> names = {
      "extend",         "rules.ID.severity",    "rules.ID.points",   "rules.ID.enabled",
      "per-file.paths", "per-file.ignore",      "per-file.severity", "per-file.mode",
      "per-file.kind",  "wordlists.add",        "wordlists.remove",  "suppress.paths",
      "suppress.rule",  "suppress.fingerprint", "suppress.reason"};
  for (const Key& key : kKeys) names.emplace_back(key.name);
  for (const LimitKey& key : kLimitKeys) names.push_back("limits." + std::string(key.name));
  return names;
}

Problem wrong_type(std::string_view wanted, const Node& node) {
  return {"must be " + std::string(wanted) + ", not " + std::string(name(node.type)), ""};
}

std::optional<Problem> read_texts(const Node& node, std::vector<std::string>& texts) {
  texts.clear();
  if (node.type == Node::Type::text) {
    texts.push_back(node.text);
    return std::nullopt;
  }
  if (node.type != Node::Type::list) return wrong_type("a list of texts", node);
  for (const Node& item : node.items) {
    if (item.type != Node::Type::text)
      return Problem{
          "must be a list of texts, and one of its items is " + std::string(name(item.type)), ""};
    texts.push_back(item.text);
  }
  return std::nullopt;
}

Problem not_among(const Node& node, const std::vector<std::string>& known) {
  const std::string reason = "must be " + joined_with_or(known);
  if (node.type != Node::Type::text) return {reason + ", not " + std::string(name(node.type)), ""};
  return {reason + ", not \"" + node.text + '"', did_you_mean(node.text, known)};
}

}  // namespace presend::config
