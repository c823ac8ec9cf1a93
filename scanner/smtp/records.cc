#include "scanner/smtp/records.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"

namespace presend::smtp {
namespace {

/// Longer paragraphs are looked at in pieces.
constexpr std::size_t kMostBytes = std::size_t{32} * 1024;

bool is_blank(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char c) { return is_space(c) || c == '>'; });
}

bool begins_with_month(std::string_view line) {
  constexpr std::array<std::string_view, 12> months = {"Jan ", "Feb ", "Mar ", "Apr ",
                                                       "May ", "Jun ", "Jul ", "Aug ",
                                                       "Sep ", "Oct ", "Nov ", "Dec "};
  return std::any_of(months.begin(), months.end(),
                     [&](std::string_view month) { return line.starts_with(month); }) &&
         line.size() > 6 && (is_ascii_digit(line[4]) || line[4] == ' ') && is_ascii_digit(line[5]);
}

/// "2026-11-20".
bool begins_with_date(std::string_view line) {
  constexpr std::string_view shape = "dddd-dd-dd";
  if (line.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (shape[i] == 'd' ? !is_ascii_digit(line[i]) : line[i] != '-') return false;
  return true;
}

/// A syslog, Exim, PowerMTA ("b,2026-11-20 …") or JSON line.
bool is_log_line(std::string_view line) {
  return begins_with_month(line) || begins_with_date(line) || line.starts_with("{\"") ||
         (line.size() > 2 && is_ascii_alpha(line[0]) && line[1] == ',' &&
          begins_with_date(line.substr(2)));
}

bool has(std::string_view text, std::string_view needle) {
  return find_ignoring_case(text, needle) != std::string_view::npos;
}

}  // namespace

std::string_view Records::take_line() {
  // A line without end is cut, so that no record grows without bound.
  const std::string_view head = rest_.substr(0, kMostBytes);
  const std::size_t end = head.find('\n');
  return head.substr(0, end == std::string_view::npos ? head.size() : end + 1);
}

std::optional<Record> Records::next() {
  while (!rest_.empty()) {
    const std::string_view line = take_line();
    if (!is_blank(line)) break;
    rest_.remove_prefix(line.size());
    line_ += line.ends_with('\n') ? 1 : 0;
  }
  if (rest_.empty()) return std::nullopt;
  Record record{rest_.substr(0, 0), line_};
  std::size_t size = 0;
  const std::string_view all = rest_;
  while (!rest_.empty()) {
    const std::string_view line = take_line();
    if (size > 0 && (is_blank(line) || is_log_line(line) || size + line.size() > kMostBytes)) break;
    size += line.size();
    rest_.remove_prefix(line.size());
    line_ += line.ends_with('\n') ? 1 : 0;
  }
  record.text = all.substr(0, size);
  return record;
}

std::string_view log_of(std::string_view record) {
  if (has(record, "diagnosticCode") || has(record, "notificationType")) return "Amazon SES";
  if (has(record, "relay=") && has(record, "dsn=") && has(record, "status=")) return "Postfix";
  if (has(record, "dsn=") && has(record, "stat=")) return "Sendmail";
  const std::string_view line = trim(record);
  if (line.size() > 2 && line[1] == ',' && begins_with_date(line.substr(2))) return "PowerMTA";
  if (begins_with_date(line) && (has(record, " T=") || has(record, " H=")) &&
      (has(record, " ** ") || has(record, " == ") || has(record, "SMTP error from")))
    return "Exim";
  if (begins_with_month(line) && has(record, "postfix")) return "Postfix";
  if (is_log_line(line) && !line.starts_with('{')) return "mail server";
  return {};
}

}  // namespace presend::smtp
