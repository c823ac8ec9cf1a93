#include "scanner/config/baseline.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <tuple>

#include "heuristics/rule.h"
#include "scanner/config/json_file.h"

namespace presend::config {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::string_view kSchema = "presend-baseline/1";
constexpr std::string_view kWriteAnew =
    "Restore it from version control, or delete it and run presend check --write-baseline";

fs::path folder_of(const std::string& path) {
  return fs::absolute(fs::path(path)).parent_path().lexically_normal();
}

/// The named member if it is text, else empty.
std::string text_of(const Json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::uint32_t number_of(const Json& object, const char* member, std::uint32_t otherwise) {
  const auto found = object.find(member);
  return found != object.end() && found->is_number_unsigned() ? found->get<std::uint32_t>()
                                                              : otherwise;
}

bool is_fingerprint(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Outcome<Baseline> Baseline::parse(std::string path, std::string_view text) {
  const Outcome<Json> parsed = parse_json(path, text);
  if (!parsed)
    return Error{path, parsed.error().line, "is no baseline: " + parsed.error().reason,
                 std::string(kWriteAnew)};
  const Json& json = parsed.value();
  if (!json.is_object() || text_of(json, "schema") != kSchema)
    return Error{path, 0, "is no baseline: \"schema\" is not \"" + std::string(kSchema) + '"',
                 std::string(kWriteAnew)};
  const auto findings = json.find("findings");
  if (findings == json.end() || !findings->is_array())
    return Error{path, 0, "is no baseline: \"findings\" is no list", std::string(kWriteAnew)};
  Baseline baseline(std::move(path));
  for (std::size_t i = 0; i < findings->size(); ++i) {
    const Json& given = (*findings)[i];
    BaselineEntry entry;
    std::string file;
    if (given.is_object()) {
      file = text_of(given, "file");
      entry = {text_of(given, "rule"), text_of(given, "fingerprint"), number_of(given, "places", 1),
               text_of(given, "quote")};
    }
    if (file.empty() || entry.rule.empty() || !is_fingerprint(entry.fingerprint))
      return Error{
          baseline.path_, 0,
          "entry " + std::to_string(i + 1) + " of \"findings\" lacks its file, rule or fingerprint",
          std::string(kWriteAnew)};
    baseline.entries_[{std::move(file), number_of(given, "message", 0)}].push_back(
        std::move(entry));
  }
  return baseline;
}

Baseline::Key Baseline::key(const std::string& file, std::uint32_t message) const {
  if (file == "-") return {file, message};
  const fs::path absolute = fs::absolute(fs::path(file)).lexically_normal();
  return {absolute.lexically_proximate(folder_of(path_)).generic_string(), message};
}

const std::vector<BaselineEntry>& Baseline::of(const std::string& file,
                                               std::uint32_t message) const {
  static const std::vector<BaselineEntry> kNone;
  const auto found = entries_.find(key(file, message));
  return found == entries_.end() ? kNone : found->second;
}

std::vector<scan::Acceptance> Baseline::acceptances(const std::string& file,
                                                    std::uint32_t message) const {
  std::vector<scan::Acceptance> accepted;
  for (const BaselineEntry& entry : of(file, message))
    accepted.push_back(
        {entry.rule, entry.fingerprint, entry.places, scan::Status::baselined, std::string()});
  return accepted;
}

std::vector<scan::Acceptance> acceptances_of(const scan::Report& report) {
  std::vector<scan::Acceptance> accepted;
  for (const scan::ReportedFinding& finding : report.findings)
    if (finding.status != scan::Status::suppressed)
      accepted.push_back({std::string(finding.rule->id), finding.fingerprint, finding.places,
                          scan::Status::baselined, std::string()});
  return accepted;
}

void Baseline::take(const scan::Report& report,
                    const std::function<bool(std::string_view id)>& has_run) {
  std::vector<BaselineEntry> taken;
  for (const BaselineEntry& entry : of(report.file, report.message))
    if (!has_run(entry.rule)) taken.push_back(entry);
  for (const scan::ReportedFinding& finding : report.findings)
    if (finding.status != scan::Status::suppressed)
      taken.push_back(
          {std::string(finding.rule->id), finding.fingerprint, finding.places, finding.quote});
  std::sort(taken.begin(), taken.end(), [](const BaselineEntry& a, const BaselineEntry& b) {
    return std::tie(a.rule, a.fingerprint) < std::tie(b.rule, b.fingerprint);
  });
  if (taken.empty())
    entries_.erase(key(report.file, report.message));
  else
    entries_[key(report.file, report.message)] = std::move(taken);
}

void Baseline::drop(const std::string& file, std::uint32_t message,
                    const std::vector<std::uint32_t>& stale) {
  const auto found = entries_.find(key(file, message));
  if (found == entries_.end()) return;
  std::vector<BaselineEntry>& entries = found->second;
  for (auto index = stale.rbegin(); index != stale.rend(); ++index)
    if (*index < entries.size()) entries.erase(entries.begin() + *index);
  if (entries.empty()) entries_.erase(found);
}

std::vector<std::string> Baseline::files() const {
  std::vector<std::string> files;
  for (const auto& [key, entries] : entries_) {
    if (key.first == "-") continue;
    const fs::path absolute = (folder_of(path_) / key.first).lexically_normal();
    std::string file = absolute.lexically_proximate(fs::current_path()).string();
    if (files.empty() || files.back() != file) files.push_back(std::move(file));
  }
  return files;
}

std::size_t Baseline::drop_file(const std::string& file) {
  const std::string name = key(file, 0).first;
  std::size_t dropped = 0;
  auto entry = entries_.lower_bound({name, 0});
  while (entry != entries_.end() && entry->first.first == name) {
    dropped += entry->second.size();
    entry = entries_.erase(entry);
  }
  return dropped;
}

std::size_t Baseline::size() const {
  std::size_t size = 0;
  for (const auto& [key, entries] : entries_) size += entries.size();
  return size;
}

std::string Baseline::text() const {
  std::string out = "{\n\"schema\": \"" + std::string(kSchema) + "\",\n\"findings\": [";
  const char* separator = "\n";
  for (const auto& [key, entries] : entries_)
    for (const BaselineEntry& entry : entries) {
      nlohmann::ordered_json line = {{"file", key.first}};
      if (key.second > 0) line["message"] = key.second;
      line["rule"] = entry.rule;
      line["fingerprint"] = entry.fingerprint;
      if (entry.places > 1) line["places"] = entry.places;
      if (!entry.quote.empty()) line["quote"] = entry.quote;
      // ASCII only: the file is read in terminals and merged by tools of any locale.
      out += separator + line.dump(-1, ' ', true, Json::error_handler_t::replace);
      separator = ",\n";
    }
  return out + "\n]\n}\n";
}

}  // namespace presend::config
