#include "scanner/report/writer.h"

#include <array>

#include "scanner/report/writers.h"

namespace presend::report {
namespace {

struct Known {
  std::string_view name;
  Format format;
};
constexpr std::array kFormats = {Known{"pretty", Format::pretty}, Known{"concise", Format::concise},
                                 Known{"json", Format::json}, Known{"jsonl", Format::jsonl}};

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  for (const Known& known : kFormats)
    if (known.name == name) return known.format;
  return std::nullopt;
}

std::string_view format_names() { return "pretty, concise, json, jsonl"; }

void Summary::count(const scan::Report& report) {
  ++drafts;
  ++(report.passes ? passed : failed);
  for (const scan::ReportedFinding& finding : report.findings) {
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
  }
  return nullptr;
}

}  // namespace presend::report
