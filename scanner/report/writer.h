#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "scanner/base/outcome.h"
#include "scanner/scan/scan.h"

namespace presend::report {

enum class Format : std::uint8_t { pretty, concise, json, jsonl };
/// The format of that name, or nothing.
[[nodiscard]] std::optional<Format> format_named(std::string_view name);
/// "pretty, concise, json, jsonl".
[[nodiscard]] std::string_view format_names();

/// How a run is told.
struct Style {
  bool has_colour = false;
  bool is_quiet = false;     ///< for people: only drafts that fail
  bool is_verbose = false;   ///< for people: every place, and infos in full
  bool has_summary = false;  ///< for people: totals at the end, even of a single draft
  std::string tool_version;
  // The gate, to say why a draft fails; whether it does stands in the Report.
  scan::Gate gate;
};

/// What a whole run came to.
struct Summary {
  std::uint32_t drafts = 0, passed = 0, failed = 0;
  std::uint32_t errors = 0, warnings = 0, infos = 0;  ///< findings by severity
  std::uint32_t unreadable = 0;                       ///< inputs with an Error
  std::uint32_t skipped = 0;                          ///< files in folders that are no mail

  void count(const scan::Report& report);
};

/// Writes the reports of one run in one format. Renders only: nothing is judged here. Each call
/// gives the text to append to the output.
class Writer {
 public:
  virtual ~Writer() = default;
  [[nodiscard]] virtual std::string begin() { return {}; }
  [[nodiscard]] virtual std::string draft(const scan::Report& report) = 0;
  /// Something that could not be read, or only in part.
  virtual void error(const Error& /*error*/) {}
  [[nodiscard]] virtual std::string end(const Summary& /*summary*/) { return {}; }
};

[[nodiscard]] std::unique_ptr<Writer> make_writer(Format format, const Style& style);

}  // namespace presend::report
