#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/outcome.h"
#include "scanner/report/gate_text.h"
#include "scanner/report/repository_path.h"
#include "scanner/scan/scan.h"

namespace presend::report {

enum class Format : std::uint8_t {
  pretty,
  concise,
  json,
  jsonl,
  sarif,
  junit,
  github,
  gitlab,
  markdown,
  html
};

struct NamedFormat {
  std::string_view name;
  Format format;
};
/// Every format. The one list of them.
[[nodiscard]] std::span<const NamedFormat> formats();
/// The format of that name, or nothing.
[[nodiscard]] std::optional<Format> format_named(std::string_view name);
/// "pretty, concise, json" and so on.
[[nodiscard]] std::string_view format_names();

/// How a run is told.
struct Style {
  bool has_colour = false;
  bool is_quiet = false;     ///< for people: only drafts that fail
  bool is_verbose = false;   ///< for people: every place, infos in full, accepted findings
  bool has_summary = false;  ///< for people: totals at the end, even of a single draft
  std::string tool_version;
  scan::Gate gate;  ///< of the run; a draft may have another, which its Report holds
  std::vector<const heuristics::Rule*> rules;  ///< that ran; SARIF and JUnit list them
  Place place;
  bool has_baseline = false;        ///< findings are compared with an earlier run
  std::size_t most_bytes = 65'000;  ///< of Markdown, which goes where size is limited
};

/// What a whole run came to.
struct Summary {
  std::uint32_t drafts = 0, passed = 0, failed = 0;
  std::uint32_t errors = 0, warnings = 0, infos = 0;  ///< findings by severity, accepted ones apart
  Accepted accepted;
  std::uint32_t unreadable = 0;  ///< inputs with an Error
  std::uint32_t skipped = 0;     ///< files in folders that are no mail

  void count(const scan::Report& report);
  /// "2 errors, 1 warning"; "nothing".
  [[nodiscard]] std::string severities() const;
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
