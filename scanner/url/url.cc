#include "scanner/url/url.h"

#include <libpsl.h>

#include <algorithm>
#include <cstring>

#include "scanner/url/libraries.h"

namespace presend::url {
namespace {

std::string_view slice(const std::string& text, std::uint32_t begin, std::uint32_t end) {
  return std::string_view(text).substr(begin, end - begin);
}

bool is_ip_address(std::string_view host) {
  const std::string_view last_label = host.substr(host.rfind('.') + 1);
  return host.ends_with(']') ||
         (!last_label.empty() && std::all_of(last_label.begin(), last_label.end(),
                                             [](char c) { return c >= '0' && c <= '9'; }));
}

}  // namespace

std::string_view Url::scheme() const { return slice(href_, 0, scheme_end_); }
std::string_view Url::userinfo() const { return slice(href_, user_begin_, user_end_); }
std::string_view Url::host() const { return slice(href_, host_begin_, host_end_); }
std::string_view Url::path() const { return slice(href_, path_begin_, query_begin_); }

std::string_view Url::query() const {
  return slice(href_, std::min(query_begin_ + 1, fragment_begin_), fragment_begin_);
}

std::string_view Url::fragment() const {
  const auto end = static_cast<std::uint32_t>(href_.size());
  return slice(href_, std::min(fragment_begin_ + 1, end), end);
}

std::optional<std::uint16_t> Url::port() const {
  if (port_ == 0) return std::nullopt;
  return static_cast<std::uint16_t>(port_ - 1);
}

std::string_view registrable_domain(std::string_view host) {
  static const psl_ctx_t* const list = psl_builtin();
  constexpr std::size_t kMaxBytes = 253;  // no domain name is longer (RFC 1035 2.3.4)
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.empty() || is_ip_address(host) || list == nullptr) return host;
  std::string_view tail = host;
  if (tail.size() > kMaxBytes) {
    tail.remove_prefix(tail.size() - kMaxBytes);
    tail.remove_prefix(std::min(tail.find('.') + 1, tail.size()));  // npos + 1: no label ends here
  }
  char copy[kMaxBytes + 1];
  std::memcpy(copy, tail.data(), tail.size());
  copy[tail.size()] = '\0';
  const char* const domain = psl_registrable_domain(list, copy);
  return domain == nullptr ? host : tail.substr(static_cast<std::size_t>(domain - copy));
}

bool is_within(std::string_view host, std::string_view domain) {
  if (host.ends_with('.')) host.remove_suffix(1);
  if (domain.ends_with('.')) domain.remove_suffix(1);
  if (domain.empty() || !host.ends_with(domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

Library psl_library() { return {"libpsl", psl_get_version()}; }

}  // namespace presend::url
