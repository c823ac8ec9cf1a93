#include "scanner/report/layout.h"

#include <fmt/format.h>

#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

std::string_view code(Ink ink) {
  switch (ink) {
    case Ink::bold:
      return "\x1b[1m";
    case Ink::dim:
      return "\x1b[2m";
    case Ink::red:
      return "\x1b[1;31m";
    case Ink::yellow:
      return "\x1b[1;33m";
    case Ink::blue:
      return "\x1b[1;34m";
    case Ink::green:
      return "\x1b[1;32m";
  }
  return "";
}

}  // namespace

std::string Paint::operator()(Ink ink, std::string_view text) const {
  if (!is_on_) return std::string(text);
  return std::string(code(ink)) + std::string(text) + "\x1b[0m";
}

Ink Paint::of(heuristics::Severity severity) {
  switch (severity) {
    case heuristics::Severity::error:
      return Ink::red;
    case heuristics::Severity::warning:
      return Ink::yellow;
    case heuristics::Severity::info:
      break;
  }
  return Ink::blue;
}

void append_wrapped(std::string& out, std::string_view first, std::string_view text,
                    std::uint32_t indent) {
  out += first;
  std::uint32_t column = display_width(first);
  bool is_line_begin = true;
  const auto break_line = [&] {
    out += '\n';
    out.append(indent, ' ');
    column = indent;
    is_line_begin = true;
  };
  while (true) {
    const std::size_t begin = text.find_first_not_of(" \n");
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin);
    std::string_view word = text.substr(0, text.find_first_of(" \n"));
    text.remove_prefix(word.size());
    const std::uint32_t width = display_width(word);
    if (!is_line_begin && column + 1 + width > kColumns) break_line();
    if (!is_line_begin) {
      out += ' ';
      ++column;
    }
    // A URL can be wider than the line.
    while (column + display_width(word) > kColumns && column < kColumns) {
      std::string_view piece = fit(word, kColumns - column);
      if (piece.empty()) break;
      out += piece;
      word.remove_prefix(piece.size());
      break_line();
    }
    out += word;
    column += display_width(word);
    is_line_begin = false;
  }
  out += '\n';
}

void append_path(std::string& out, std::string_view path, const Paint& paint) {
  for (bool is_first = true; is_first || !path.empty(); is_first = false) {
    const std::string_view indent = is_first ? "" : "  ";
    const std::string_view piece = fit(path, kColumns - static_cast<std::uint32_t>(indent.size()));
    out += std::string(indent) + paint(Ink::bold, piece) + '\n';
    path.remove_prefix(piece.size());
  }
}

std::string padded(std::string_view text, std::uint32_t width) {
  std::string out(text);
  const std::uint32_t have = display_width(text);
  if (have < width) out.append(width - have, ' ');
  return out;
}

std::string padded_front(std::string_view text, std::uint32_t width) {
  const std::uint32_t have = display_width(text);
  return (have < width ? std::string(width - have, ' ') : std::string()) + std::string(text);
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view plural) {
  return fmt::format("{} {}", number, number == 1 ? one : plural);
}

std::string size_in_words(std::uint64_t bytes) {
  if (bytes < 1024) return counted(bytes, "byte", "bytes");
  if (bytes < 1024 * 1024) return fmt::format("{} KB", (bytes + 512) / 1024);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1024 * 1024));
}

std::string decimal(double number, int decimals) {
  return fmt::format("{:.{}f}", number, decimals);
}

}  // namespace presend::report
