#include "scanner/report/writer.h"

#include <array>

#include "scanner/report/layout.h"
#include "scanner/report/writers.h"

namespace presend::report {
namespace {

constexpr auto kFormats = std::to_array<NamedFormat>({
    {"pretty", Format::pretty},
    {"concise", Format::concise},
    {"json", Format::json},
    {"jsonl", Format::jsonl},
    {"sarif", Format::sarif},
    {"junit", Format::junit},
    {"github", Format::github},
    {"gitlab", Format::gitlab},
    {"markdown", Format::markdown},
    {"html", Format::html},
});

std::string joined_names() {
  std::string out;
  for (const NamedFormat& known : kFormats) {
    if (!out.empty()) out += ", ";
    out += known.name;
  }
  return out;
}

}  // namespace

std::span<const NamedFormat> formats() { return kFormats; }

std::optional<Format> format_named(std::string_view name) {
  for (const NamedFormat& known : kFormats)
    if (known.name == name) return known.format;
  return std::nullopt;
}

std::string_view format_names() {
  static const std::string names = joined_names();
  return names;
}

void Summary::count(const scan::Report& report) {
  ++drafts;
  ++(report.passes ? passed : failed);
  accepted.count(report);
  for (const scan::ReportedFinding& finding : report.findings) {
    if (!is_fresh(finding)) continue;
    switch (finding.severity) {
      case heuristics::Severity::error:
        ++errors;
        break;
      case heuristics::Severity::warning:
        ++warnings;
        break;
      case heuristics::Severity::info:
        ++infos;
        break;
    }
  }
}

std::string Summary::severities() const {
  std::string out;
  const auto add = [&](std::uint32_t number, std::string_view one, std::string_view plural) {
    if (number > 0) out += (out.empty() ? "" : ", ") + counted(number, one, plural);
  };
  add(errors, "error", "errors");
  add(warnings, "warning", "warnings");
  add(infos, "info", "infos");
  return out.empty() ? "nothing" : out;
}

std::unique_ptr<Writer> make_writer(Format format, const Style& style) {
  switch (format) {
    case Format::pretty:
      return make_pretty_writer(style);
    case Format::concise:
      return make_concise_writer(style);
    case Format::json:
      return make_json_writer(style);
    case Format::jsonl:
      return make_jsonl_writer(style);
    case Format::sarif:
      return make_sarif_writer(style);
    case Format::junit:
      return make_junit_writer(style);
    case Format::github:
      return make_github_writer(style);
    case Format::gitlab:
      return make_gitlab_writer(style);
    case Format::markdown:
      return make_markdown_writer(style);
    case Format::html:
      return make_html_writer(style);
  }
  return nullptr;
}

}  // namespace presend::report
