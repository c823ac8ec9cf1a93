#include "scanner/lexicon/list_reader.h"

#include <algorithm>

#include "scanner/base/ascii.h"

namespace presend::lexicon {

namespace {

std::string_view without_comment(std::string_view line) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1))
    if (at == 0 || is_space(line[at - 1])) return line.substr(0, at);
  return line;
}

}  // namespace

bool ListReader::next() {
  while (!rest_.empty()) {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    entry_ = trim(without_comment(rest_.substr(0, end)));
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++line_;
    if (!entry_.empty()) return true;
  }
  return false;
}

Error ListReader::error(std::string reason, std::string remedy) const {
  return {.file = std::string(path_),
          .line = line_,
          .reason = std::move(reason),
          .remedy = std::move(remedy)};
}

std::optional<std::string> label_fault(std::string_view label) {
  if (label.empty()) return "an empty label";
  if (label.size() > 63) return "a label of more than 63 characters";
  for (const char c : label) {
    if (c >= 'A' && c <= 'Z') return "upper-case letters";
    if (!is_ascii_alnum(c) && c != '-') return "a character no domain name has";
  }
  if (label.front() == '-' || label.back() == '-') return "a label with a hyphen at its end";
  return std::nullopt;
}

std::optional<std::string> domain_fault(std::string_view text) {
  if (text.size() > 253) return "more than 253 characters";
  if (text.find('.') == std::string_view::npos) return "no dot";
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    if (auto fault = label_fault(text.substr(begin, end - begin))) return fault;
    begin = end + 1;
  }
  return std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  if (trim(text).empty()) return pieces;
  for (;;) {
    const std::size_t end = std::min(text.find(separator), text.size());
    pieces.push_back(trim(text.substr(0, end)));
    if (end == text.size()) return pieces;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> split_at_space(std::string_view text) {
  std::vector<std::string_view> pieces;
  for (text = trim(text); !text.empty(); text = trim(text)) {
    std::size_t end = 0;
    while (end < text.size() && !is_space(text[end])) ++end;
    pieces.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return pieces;
}

}  // namespace presend::lexicon
