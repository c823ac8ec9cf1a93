#include "scanner/links/address.h"

#include <algorithm>
#include <array>
#include <optional>

namespace presend::links {
namespace {

struct Block {
  std::uint32_t address;
  std::uint32_t bits;
  std::string_view kind;
};

constexpr std::uint32_t ip(std::uint32_t a, std::uint32_t b, std::uint32_t c = 0,
                           std::uint32_t d = 0) {
  return a << 24 | b << 16 | c << 8 | d;
}

/// IANA's registry of special addresses, and what is not given to anybody.
constexpr auto kBlocks = std::to_array<Block>({
    {ip(0, 0), 8, "this network's"},
    {ip(10, 0), 8, "private"},
    {ip(100, 64), 10, "a provider's inner"},
    {ip(127, 0), 8, "loopback"},
    {ip(169, 254), 16, "link-local"},
    {ip(172, 16), 12, "private"},
    {ip(192, 0, 0), 24, "reserved"},
    {ip(192, 0, 2), 24, "documentation"},
    {ip(192, 88, 99), 24, "reserved"},
    {ip(192, 168), 16, "private"},
    {ip(198, 18), 15, "test"},
    {ip(198, 51, 100), 24, "documentation"},
    {ip(203, 0, 113), 24, "documentation"},
    {ip(224, 0), 4, "multicast"},
    {ip(240, 0), 4, "reserved"},
});

struct Block6 {
  std::array<std::uint16_t, 3> begin;
  std::uint32_t bits;
  std::string_view kind;
};

constexpr auto kBlocks6 = std::to_array<Block6>({
    {{0x0064, 0xff9b, 1}, 48, "private"},
    {{0x2001, 0, 0}, 23, "reserved"},  // Teredo, ORCHID, benchmarks
    {{0x2001, 0x0db8, 0}, 32, "documentation"},
    {{0x3fff, 0, 0}, 20, "documentation"},
    {{0xfc00, 0, 0}, 7, "private"},
    {{0xfe80, 0, 0}, 10, "link-local"},
    {{0xfec0, 0, 0}, 10, "private"},
    {{0xff00, 0, 0}, 8, "multicast"},
});

bool is_in(const url::Ipv6& address, const Block6& block) {
  for (std::uint32_t i = 0; i * 16 < block.bits; ++i) {
    const std::uint32_t left = std::min<std::uint32_t>(block.bits - i * 16, 16);
    const auto mask = static_cast<std::uint16_t>(0xFFFFU << (16 - left));
    if (((address[i] ^ block.begin[i]) & mask) != 0) return false;
  }
  return true;
}

std::uint32_t ipv4_at(const url::Ipv6& address, std::size_t piece) {
  return static_cast<std::uint32_t>(address[piece]) << 16 | address[piece + 1];
}

bool are_zero(const url::Ipv6& address, std::size_t begin, std::size_t end) {
  return std::all_of(address.begin() + static_cast<std::ptrdiff_t>(begin),
                     address.begin() + static_cast<std::ptrdiff_t>(end),
                     [](std::uint16_t piece) { return piece == 0; });
}

/// The IPv4 address that a gateway, or this computer itself, would talk to instead.
std::optional<std::uint32_t> embedded_ipv4(const url::Ipv6& address) {
  const bool is_mapped = are_zero(address, 0, 5) && address[5] == 0xFFFF;
  const bool is_compatible = are_zero(address, 0, 6);
  const bool is_translated = are_zero(address, 0, 4) && address[4] == 0xFFFF && address[5] == 0;
  const bool is_nat64 = address[0] == 0x0064 && address[1] == 0xff9b && are_zero(address, 2, 6);
  const bool is_isatap = (address[4] & 0xFDFF) == 0 && address[5] == 0x5efe;
  if (is_mapped || is_compatible || is_translated || is_nat64 || is_isatap)
    return ipv4_at(address, 6);
  if (address[0] == 0x2002) return ipv4_at(address, 1);
  return std::nullopt;
}

}  // namespace

std::string_view special_kind(std::uint32_t ipv4) {
  for (const Block& block : kBlocks)
    if ((ipv4 ^ block.address) >> (32 - block.bits) == 0) return block.kind;
  return {};
}

std::string_view special_kind(const url::Ipv6& address) {
  if (are_zero(address, 0, 7)) {
    if (address[7] == 1) return "loopback";
    if (address[7] == 0) return "this network's";
  }
  if (const std::optional<std::uint32_t> ipv4 = embedded_ipv4(address)) return special_kind(*ipv4);
  for (const Block6& block : kBlocks6)
    if (is_in(address, block)) return block.kind;
  // All that is given to anybody lies in 2000::/3.
  return (address[0] & 0xE000) == 0x2000 ? std::string_view() : "reserved";
}

std::string_view special_kind(std::string_view address) {
  if (const std::optional<url::Ipv6> ipv6 = url::parse_ipv6(address)) return special_kind(*ipv6);
  if (const std::optional<std::uint32_t> ipv4 = url::parse_ipv4(address))
    return special_kind(*ipv4);
  return "unreadable";
}

std::string_view special_kind(const url::Url& url) {
  const std::string_view host = url.host();
  if (url.host_kind() == url::HostKind::ipv4) return special_kind(host);
  if (url.host_kind() == url::HostKind::ipv6) return special_kind(host.substr(1, host.size() - 2));
  return {};
}

}  // namespace presend::links
