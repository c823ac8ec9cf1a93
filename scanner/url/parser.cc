#include "scanner/url/parser.h"

#include "scanner/base/ascii.h"
#include "scanner/url/drive_letter.h"
#include "scanner/url/percent.h"

namespace presend::url {
namespace {

std::uint32_t offset(const std::string& text) { return static_cast<std::uint32_t>(text.size()); }

}  // namespace

Parser::Parser(std::string_view text, const Url* base) : text_(text), base_(base) {
  // Escapes triple what they replace; most URLs have none, so a small surplus is enough.
  url_.href_.reserve(text.size() + 16 + (base == nullptr ? 0 : base->href().size()));
  if (const std::size_t hash = text_.find('#'); hash != std::string_view::npos) {
    fragment_ = text_.substr(hash + 1);
    text_ = text_.substr(0, hash);
  }
  if (const std::size_t mark = text_.find('?'); mark != std::string_view::npos) {
    query_ = text_.substr(mark + 1);
    text_ = text_.substr(0, mark);
  }
}

bool Parser::run() {
  bool is_good = false;
  if (const std::size_t size = scheme_length(text_); size > 0) {
    is_good = read_absolute(text_.substr(0, size), text_.substr(size + 1));
  } else if (base_ != nullptr) {
    kind_ = scheme_kind(base_->scheme());
    is_good = kind_ == SchemeKind::file ? read_file(text_) : read_relative(text_);
  }
  if (is_good) finish();
  return is_good;
}

bool Parser::read_absolute(std::string_view scheme, std::string_view rest) {
  kind_ = scheme_kind(scheme);
  begin(scheme);
  if (kind_ == SchemeKind::file) return read_file(rest);
  if (kind_ == SchemeKind::web) {
    // "https:page.html" is relative to a base of the same scheme, an absolute URL otherwise.
    if (base_ != nullptr && base_->scheme() == url_.scheme() && !rest.starts_with("//"))
      return read_relative(rest);
    const std::size_t slashes = count_slashes(rest);
    if (slashes != 2) note(Oddity::odd_slashes);
    return read_authority(skip_slashes(rest, slashes));
  }
  if (rest.starts_with("//")) return read_authority(rest.substr(2));
  begin_path();
  if (rest.starts_with('/'))
    read_path(rest);
  else
    read_opaque_path(rest);
  return true;
}

bool Parser::read_relative(std::string_view rest) {
  const std::string_view base_path = base_->path();
  const bool has_opaque_path = kind_ == SchemeKind::other && base_->host_kind() == HostKind::none &&
                               !base_path.starts_with('/') &&
                               base_->href().compare(base_->scheme_end_ + 1U, 2, "//") != 0;
  if (has_opaque_path) return false;
  const std::size_t slashes = count_slashes(rest);
  if (slashes >= 2) {
    begin(base_->scheme());
    if (kind_ == SchemeKind::other) return read_authority(rest.substr(2));
    if (slashes > 2) note(Oddity::odd_slashes);
    return read_authority(skip_slashes(rest, slashes));
  }
  begin_with_base();
  if (slashes == 1) {
    read_path(rest);
    return true;
  }
  url_.href_ += base_path;
  if (rest.empty()) {
    if (!query_ && base_->query_begin_ != base_->fragment_begin_) query_ = base_->query();
  } else {
    shorten_path();
    append_segments(rest);
  }
  end_path();
  return true;
}

bool Parser::read_file(std::string_view rest) {
  const bool has_file_base = base_ != nullptr && scheme_kind(base_->scheme()) == SchemeKind::file;
  const std::size_t slashes = count_slashes(rest);
  if (slashes >= 2) {
    begin("file");
    return read_file_host(rest);
  }
  if (!has_file_base) {
    begin("file");
    note(Oddity::odd_slashes);
    url_.href_ += "//";
    begin_path();
    read_path(rest);
    return true;
  }
  begin_with_base();
  const std::string_view base_path = base_->path();
  if (slashes == 1) {
    // An absolute path keeps the drive of the base.
    if (!starts_with_drive_letter(rest.substr(1)) && base_path.size() >= 3 &&
        starts_with_drive_letter(base_path.substr(1)))
      url_.href_ += base_path.substr(0, 3);
    append_segments(rest.substr(1));
  } else if (rest.empty()) {
    url_.href_ += base_path;
    if (!query_ && base_->query_begin_ != base_->fragment_begin_) query_ = base_->query();
  } else {
    if (!starts_with_drive_letter(rest)) {
      url_.href_ += base_path;
      shorten_path();
    }
    append_segments(rest);
  }
  end_path();
  return true;
}

bool Parser::read_file_host(std::string_view rest) {
  if (count_slashes(rest) > 3) note(Oddity::odd_slashes);
  rest = skip_slashes(rest, 2);
  url_.href_ += "//";
  const std::string_view host = rest.substr(0, find_slash(rest));
  // "file://C:/x": a drive where a host should be.
  if (!host.empty() && !is_drive_letter(host)) {
    if (!read_host(host)) return false;
    rest.remove_prefix(host.size());
    if (url_.host() == "localhost") {
      url_.href_.resize(url_.host_begin_);
      url_.host_end_ = url_.host_begin_;
      url_.host_kind_ = HostKind::none;
    }
  }
  begin_path();
  read_path(rest);
  return true;
}

void Parser::begin(std::string_view scheme) {
  url_.href_.clear();
  for (const char c : scheme) url_.href_ += ascii_lower(c);
  url_.scheme_end_ = offset(url_.href_);
  url_.href_ += ':';
}

void Parser::begin_with_base() {
  const Url& base = *base_;
  const bool has_base_authority = base.href_.compare(base.scheme_end_ + 1U, 2, "//") == 0;
  url_.href_.assign(base.href_, 0, has_base_authority ? base.path_begin_ : base.scheme_end_ + 1U);
  url_.scheme_end_ = base.scheme_end_;
  url_.user_begin_ = base.user_begin_;
  url_.user_end_ = base.user_end_;
  url_.host_begin_ = base.host_begin_;
  url_.host_end_ = base.host_end_;
  url_.host_kind_ = base.host_kind_;
  url_.port_ = base.port_;
  url_.path_begin_ = offset(url_.href_);
}

void Parser::begin_path() {
  url_.path_begin_ = offset(url_.href_);
  if (url_.host_kind_ != HostKind::none) return;
  // An empty authority, or none at all.
  if (url_.user_end_ == 0) url_.user_begin_ = url_.user_end_ = url_.path_begin_;
  url_.host_begin_ = url_.host_end_ = url_.path_begin_;
}

void Parser::end_path() {
  // Without an authority, a path of "//x" would read as one when parsed again.
  if (has_authority() || url_.href_.compare(url_.path_begin_, 2, "//") != 0) return;
  url_.href_.insert(url_.path_begin_, "/.");
  url_.path_begin_ += 2;
}

void Parser::finish() {
  url_.query_begin_ = offset(url_.href_);
  if (query_) {
    url_.href_ += '?';
    append_encoded(url_.href_, *query_, EncodeSet::query);
  }
  url_.fragment_begin_ = offset(url_.href_);
  if (fragment_) {
    url_.href_ += '#';
    append_encoded(url_.href_, *fragment_, EncodeSet::fragment);
  }
}

std::size_t Parser::find_slash(std::string_view text) const {
  return kind_ == SchemeKind::other ? text.find('/') : text.find_first_of("/\\");
}

std::size_t Parser::count_slashes(std::string_view text) const {
  std::size_t count = 0;
  while (count < text.size() && is_slash(text[count])) ++count;
  return count;
}

std::string_view Parser::skip_slashes(std::string_view text, std::size_t count) {
  if (text.substr(0, count).find('\\') != std::string_view::npos) note(Oddity::backslashes);
  return text.substr(count);
}

/// Only called while the path is being written, so that "//" right behind the scheme can be told
/// from a path that begins with two slashes by where the path begins.
bool Parser::has_authority() const { return url_.path_begin_ > url_.scheme_end_ + 2U; }

}  // namespace presend::url
