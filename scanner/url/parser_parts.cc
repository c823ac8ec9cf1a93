#include "scanner/base/ascii.h"
#include "scanner/url/drive_letter.h"
#include "scanner/url/host.h"
#include "scanner/url/parser.h"
#include "scanner/url/percent.h"

// The parts of a URL, each appended to the normal form: authority and path.

namespace presend::url {
namespace {

std::uint32_t offset(const std::string& text) { return static_cast<std::uint32_t>(text.size()); }

/// How many dots a path segment consists of, escaped ones included: 1, 2, or 0 for any other.
int dot_segment(std::string_view segment) {
  int dots = 0;
  while (!segment.empty()) {
    if (segment[0] == '.')
      segment.remove_prefix(1);
    else if (starts_with_ignoring_case(segment, "%2e"))
      segment.remove_prefix(3);
    else
      return 0;
    if (++dots > 2) return 0;
  }
  return dots;
}

}  // namespace

bool Parser::read_authority(std::string_view rest) {
  url_.href_ += "//";
  url_.user_begin_ = url_.user_end_ = offset(url_.href_);
  const std::size_t end = std::min(find_slash(rest), rest.size());
  std::string_view authority = rest.substr(0, end);
  const std::size_t at = authority.rfind('@');
  if (at != std::string_view::npos) {
    read_userinfo(authority.substr(0, at));
    authority.remove_prefix(at + 1);
    if (authority.empty()) return false;
  }
  std::size_t colon = 0;
  for (bool is_inside = false; colon < authority.size(); ++colon) {
    const char c = authority[colon];
    if (c == ':' && !is_inside) break;
    if (c == '[') is_inside = true;
    if (c == ']') is_inside = false;
  }
  const std::string_view host = authority.substr(0, colon);
  if (host.empty() && (kind_ != SchemeKind::other || colon < authority.size())) return false;
  if (!read_host(host)) return false;
  if (colon < authority.size() && !read_port(authority.substr(colon + 1))) return false;
  begin_path();
  read_path(rest.substr(end));
  return true;
}

void Parser::read_userinfo(std::string_view userinfo) {
  const std::size_t colon = userinfo.find(':');
  append_encoded(url_.href_, userinfo.substr(0, colon), EncodeSet::userinfo);
  if (colon != std::string_view::npos && colon + 1 < userinfo.size()) {
    url_.href_ += ':';
    append_encoded(url_.href_, userinfo.substr(colon + 1), EncodeSet::userinfo);
  }
  url_.user_end_ = offset(url_.href_);
  if (url_.user_end_ != url_.user_begin_) url_.href_ += '@';
}

bool Parser::read_host(std::string_view host) {
  url_.host_begin_ = offset(url_.href_);
  if (kind_ == SchemeKind::file) url_.user_begin_ = url_.user_end_ = url_.host_begin_;
  if (!host.empty()) {
    const auto found = append_host(url_.href_, host, kind_ != SchemeKind::other);
    if (!found) return false;
    url_.host_kind_ = found->kind;
    note(found->oddities);
  }
  url_.host_end_ = offset(url_.href_);
  return true;
}

bool Parser::read_port(std::string_view digits) {
  std::uint32_t port = 0;
  for (const char c : digits) {
    if (!is_ascii_digit(c)) return false;
    port = port * 10 + static_cast<std::uint32_t>(c - '0');
    if (port > 65535) return false;
  }
  if (digits.empty() || default_port(url_.scheme()) == port) return true;
  url_.port_ = port + 1;
  url_.href_ += ':';
  url_.href_ += std::to_string(port);
  return true;
}

void Parser::read_path(std::string_view path) {
  if (!path.empty() && is_slash(path[0])) {
    if (path[0] == '\\') note(Oddity::backslashes);
    append_segments(path.substr(1));
  } else if (!path.empty() || kind_ != SchemeKind::other) {
    append_segments(path);
  }
  end_path();
}

void Parser::read_opaque_path(std::string_view path) {
  append_encoded(url_.href_, path, EncodeSet::control);
  end_path();
}

void Parser::append_segments(std::string_view path) {
  for (bool is_last = false; !is_last;) {
    const std::size_t size = std::min(find_slash(path), path.size());
    std::string_view segment = path.substr(0, size);
    is_last = size == path.size();
    if (!is_last) {
      if (path[size] == '\\') note(Oddity::backslashes);
      path.remove_prefix(size + 1);
    }
    const int dots = dot_segment(segment);
    if (dots == 2) shorten_path();
    if (dots > 0) {
      if (is_last) url_.href_ += '/';
      continue;
    }
    const bool is_drive = kind_ == SchemeKind::file && url_.href_.size() == url_.path_begin_ &&
                          is_drive_letter(segment);
    url_.href_ += '/';
    append_encoded(url_.href_, segment, EncodeSet::path);
    if (is_drive) {
      url_.href_.resize(url_.path_begin_ + 2U);
      url_.href_ += ':';
    }
  }
}

void Parser::shorten_path() {
  const std::string_view path = std::string_view(url_.href_).substr(url_.path_begin_);
  if (path.empty()) return;
  if (kind_ == SchemeKind::file && path.size() == 3 && is_drive_letter(path.substr(1))) return;
  url_.href_.resize(url_.path_begin_ + path.rfind('/'));
}

}  // namespace presend::url
