#include "scanner/links/prober_options.h"

#include <charconv>

#include "scanner/base/ascii.h"
#include "scanner/url/ip_address.h"

namespace presend::links {
namespace {

std::optional<std::uint16_t> port_of(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port == 0) return std::nullopt;
  return port;
}

/// Cuts off what stands before the next colon, brackets taken as a whole; that colon too.
std::optional<std::string_view> next_field(std::string_view& text) {
  std::size_t end = 0;
  if (text.starts_with('[')) {
    end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
  }
  end = text.find(':', end);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view field = text.substr(0, end);
  text.remove_prefix(end + 1);
  return field;
}

bool is_address(std::string_view text) {
  if (text.size() > 2 && text.front() == '[' && text.back() == ']')
    return url::parse_ipv6(text.substr(1, text.size() - 2)).has_value();
  return url::parse_ipv4(text).has_value();
}

}  // namespace

std::optional<ConnectTo> parse_connect_to(std::string_view text) {
  ConnectTo result;
  const auto host = next_field(text);
  const auto port = host ? next_field(text) : std::nullopt;
  const auto address = port ? next_field(text) : std::nullopt;
  const auto to_port = port_of(text);
  if (!address || !is_address(*address) || !to_port) return std::nullopt;
  result.host = to_ascii_lower(*host);
  if (!port->empty()) {
    const auto number = port_of(*port);
    if (!number) return std::nullopt;
    result.port = *number;
  }
  result.address = *address;
  result.to_port = *to_port;
  return result;
}

}  // namespace presend::links
