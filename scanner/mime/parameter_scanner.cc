#include "scanner/mime/parameter_scanner.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/mime/comment.h"

namespace presend::mime {
namespace {

void trim_in_place(std::string& text) {
  while (!text.empty() && is_space(text.back())) text.pop_back();
  text.erase(0, static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_space) -
                                         text.begin()));
}

// A blank more is no part of the value; a line end inside it was a fold.
void append_unfolded(std::string& to, char c) {
  if (c == '\r' || c == '\n') return;
  to += c;
}

bool is_token_char(char c) {
  constexpr std::string_view kSpecials = "()<>@,;:\\\"/[]?=";
  return !is_control(c) && c != ' ' && kSpecials.find(c) == std::string_view::npos;
}

}  // namespace

// Precondition: raw_[at_] == '('. Leaves at_ behind the comment, or in place when it never ends.
bool ParameterScanner::skip_comment() {
  if (has_open_comment_) return false;
  const std::size_t end = comment_end(raw_, at_);
  has_open_comment_ = end == std::string_view::npos;
  if (has_open_comment_) {
    is_malformed_ = true;
  } else {
    at_ = end;
  }
  return !has_open_comment_;
}

void ParameterScanner::skip_space_and_comments() {
  while (!at_end()) {
    if (is_space(raw_[at_]))
      ++at_;
    else if (raw_[at_] != '(' || !skip_comment())
      return;
  }
}

// Whether "name =" stands at at_: then a semicolon is missing before it.
bool ParameterScanner::is_name_ahead() const {
  constexpr std::size_t kLongestName = 40;
  std::size_t i = at_;
  while (i < raw_.size() && i - at_ < kLongestName && is_token_char(raw_[i])) ++i;
  return i > at_ && i < raw_.size() && raw_[i] == '=' && raw_.substr(i, 2) != "=?";
}

std::string ParameterScanner::head() {
  std::string value;
  while (true) {
    const std::size_t before = at_;
    skip_space_and_comments();
    if (at_end() || raw_[at_] == ';') break;
    const char c = raw_[at_];
    // "text / html" is one value; anything else behind a blank is not part of it.
    if (at_ != before && !value.empty() && c != '/' && value.back() != '/') {
      is_malformed_ = true;
      if (!is_name_ahead()) at_ = std::min(raw_.find(';', at_), raw_.size());
      break;
    }
    value += ascii_lower(c);
    ++at_;
  }
  return value;
}

// Precondition: raw_[at_] == '"'.
std::string ParameterScanner::quoted_value() {
  std::string value;
  std::size_t i = at_ + 1;
  for (; i < raw_.size() && raw_[i] != '"'; ++i) {
    // Before anything else a backslash is more likely one of a Windows path nobody escaped.
    if (raw_.substr(i, 2) == "\\\"" || raw_.substr(i, 2) == "\\\\") ++i;
    append_unfolded(value, raw_[i]);
  }
  if (i < raw_.size()) {
    at_ = i + 1;
    return value;
  }
  // Never closed: the value ends where it would without quotes.
  is_malformed_ = true;
  value.clear();
  for (++at_; !at_end() && raw_[at_] != ';'; ++at_) append_unfolded(value, raw_[at_]);
  trim_in_place(value);
  return value;
}

// Only file names keep blanks: mailers forget to quote them. Elsewhere a blank ends the value.
std::string ParameterScanner::bare_value(bool is_filename) {
  std::string value;
  while (!at_end() && raw_[at_] != ';') {
    if (!is_space(raw_[at_])) {
      value += raw_[at_++];
      continue;
    }
    while (!at_end() && is_space(raw_[at_])) ++at_;
    if (at_end() || raw_[at_] == ';' || !is_filename || is_name_ahead()) break;
    is_malformed_ = true;
    value += ' ';
  }
  return value;
}

std::optional<ParameterScanner::Item> ParameterScanner::next() {
  while (true) {
    skip_space_and_comments();
    if (at_end()) return std::nullopt;
    if (raw_[at_] == ';') {
      ++at_;
      continue;
    }
    Item item;
    while (!at_end() && raw_[at_] != '=' && raw_[at_] != ';' && raw_[at_] != '"') {
      if (raw_[at_] == '(' && skip_comment()) continue;
      if (!is_space(raw_[at_])) item.name += ascii_lower(raw_[at_]);
      ++at_;
    }
    if (at_end() || raw_[at_] != '=' || item.name.empty()) {
      is_malformed_ = true;
      if (!at_end() && raw_[at_] != ';') ++at_;
      continue;
    }
    ++at_;
    skip_space_and_comments();
    if (!at_end() && raw_[at_] == '"') {
      item.value = quoted_value();
    } else {
      const bool is_filename = item.name.starts_with("filename") || item.name.starts_with("name");
      item.value = bare_value(is_filename);
    }
    skip_space_and_comments();
    if (at_end() || raw_[at_] == ';') return item;
    // Junk behind the value, or the next parameter without a semicolon.
    is_malformed_ = true;
    if (!is_name_ahead()) at_ = std::min(raw_.find(';', at_), raw_.size());
    return item;
  }
}

}  // namespace presend::mime
