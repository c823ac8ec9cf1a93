#include "scanner/url/ip_address.h"

#include <algorithm>
#include <charconv>

#include "scanner/base/ascii.h"

namespace presend::url {
namespace {

bool is_hex_prefixed(std::string_view part) {
  return part.size() >= 2 && part[0] == '0' && ascii_lower(part[1]) == 'x';
}

/// One part of an IPv4 address, capped well above 2^32 so that long digits cannot wrap around.
std::optional<std::uint64_t> parse_ipv4_part(std::string_view part) {
  if (part.empty()) return std::nullopt;
  unsigned base = 10;
  if (is_hex_prefixed(part)) {
    base = 16;
    part.remove_prefix(2);
  } else if (part.size() >= 2 && part[0] == '0') {
    base = 8;
    part.remove_prefix(1);
  }
  std::uint64_t value = 0;
  for (const char c : part) {
    const int digit = hex_value(c);
    if (digit < 0 || static_cast<unsigned>(digit) >= base) return std::nullopt;
    value = std::min(value * base + static_cast<unsigned>(digit), std::uint64_t{1} << 40);
  }
  return value;
}

void append_number(std::string& out, std::uint32_t value, int base) {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, value, base).ptr;
  out.append(digits, end);
}

/// The dotted tail of an IPv6 address ("::ffff:192.0.2.1"): exactly four decimal parts.
std::optional<std::uint32_t> parse_dotted_tail(std::string_view text) {
  std::uint32_t address = 0;
  for (int part = 0; part < 4; ++part) {
    if (part > 0) {
      if (text.empty() || text[0] != '.') return std::nullopt;
      text.remove_prefix(1);
    }
    std::size_t size = 0;
    std::uint32_t value = 0;
    while (size < text.size() && is_ascii_digit(text[size])) {
      if (size > 0 && value == 0) return std::nullopt;  // leading zero
      value = value * 10 + static_cast<std::uint32_t>(text[size] - '0');
      if (value > 255) return std::nullopt;
      ++size;
    }
    if (size == 0) return std::nullopt;
    text.remove_prefix(size);
    address = address << 8 | value;
  }
  if (!text.empty()) return std::nullopt;
  return address;
}

/// Moves the pieces behind "::" to the end. False when the number of pieces does not fit.
bool expand(Ipv6& address, std::size_t pieces, std::optional<std::size_t> gap) {
  if (!gap) return pieces == address.size();
  const auto from = address.begin() + static_cast<std::ptrdiff_t>(*gap);
  std::rotate(from, address.begin() + static_cast<std::ptrdiff_t>(pieces), address.end());
  return true;
}

}  // namespace

bool ends_in_number(std::string_view host) {
  if (!host.empty() && host.back() == '.') host.remove_suffix(1);
  const std::string_view last = host.substr(host.rfind('.') + 1);
  if (last.empty()) return false;
  if (std::all_of(last.begin(), last.end(), is_ascii_digit)) return true;
  return is_hex_prefixed(last) &&
         std::all_of(last.begin() + 2, last.end(), [](char c) { return hex_value(c) >= 0; });
}

std::optional<std::uint32_t> parse_ipv4(std::string_view host) {
  if (!host.empty() && host.back() == '.') host.remove_suffix(1);
  std::uint64_t address = 0;
  for (int part = 0; part < 4; ++part) {
    const std::size_t dot = host.find('.');
    const auto value = parse_ipv4_part(host.substr(0, dot));
    if (!value) return std::nullopt;
    if (dot == std::string_view::npos) {
      const int bits_left = 32 - 8 * part;
      if (*value >> bits_left != 0) return std::nullopt;
      return static_cast<std::uint32_t>(address << bits_left | *value);
    }
    if (*value > 255) return std::nullopt;
    address = address << 8 | *value;
    host.remove_prefix(dot + 1);
  }
  return std::nullopt;  // a fifth part
}

void append_ipv4(std::string& out, std::uint32_t address) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    append_number(out, address >> shift & 255U, 10);
    if (shift > 0) out += '.';
  }
}

std::optional<Ipv6> parse_ipv6(std::string_view text) {
  Ipv6 address{};
  std::size_t pieces = 0;
  std::optional<std::size_t> gap;
  if (text.starts_with(':') && !text.starts_with("::")) return std::nullopt;
  while (!text.empty()) {
    if (text.starts_with("::")) {
      if (gap) return std::nullopt;
      gap = pieces;
      text.remove_prefix(2);
      if (text.starts_with(':')) return std::nullopt;
      continue;
    }
    if (text[0] == ':') {
      text.remove_prefix(1);
      if (text.empty()) return std::nullopt;
    }
    if (pieces == address.size()) return std::nullopt;
    std::size_t size = 0;
    std::uint32_t value = 0;
    while (size < 4 && size < text.size() && hex_value(text[size]) >= 0)
      value = value * 16 + static_cast<std::uint32_t>(hex_value(text[size++]));
    if (size < text.size() && text[size] == '.') {
      const auto tail = parse_dotted_tail(text);
      if (!tail || pieces > 6) return std::nullopt;
      address[pieces++] = static_cast<std::uint16_t>(*tail >> 16);
      address[pieces++] = static_cast<std::uint16_t>(*tail & 0xFFFF);
      break;
    }
    if (size == 0 || (size < text.size() && text[size] != ':')) return std::nullopt;
    address[pieces++] = static_cast<std::uint16_t>(value);
    text.remove_prefix(size);
  }
  if (gap && pieces == address.size()) return std::nullopt;
  if (!expand(address, pieces, gap)) return std::nullopt;
  return address;
}

void append_ipv6(std::string& out, const Ipv6& address) {
  std::size_t gap = address.size(), gap_size = 1;  // a single zero is not shortened
  for (std::size_t i = 0; i < address.size(); ++i) {
    std::size_t run = 0;
    while (i + run < address.size() && address[i + run] == 0) ++run;
    if (run > gap_size) {
      gap = i;
      gap_size = run;
    }
    i += run;
  }
  out += '[';
  for (std::size_t i = 0; i < address.size(); ++i) {
    if (i == gap) {
      out += i == 0 ? "::" : ":";
      i += gap_size - 1;
      continue;
    }
    append_number(out, address[i], 16);
    if (i + 1 < address.size()) out += ':';
  }
  out += ']';
}

}  // namespace presend::url
