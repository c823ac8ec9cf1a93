#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace presend::url {

/// The characters a part of a URL cannot hold as they are (URL Standard 1.3, "percent-encode
/// sets"). Bits of kMustEncode.
enum class EncodeSet : std::uint8_t {
  control = 1 << 0,  ///< opaque paths and opaque hosts
  fragment = 1 << 1,
  query = 1 << 2,
  path = 1 << 3,
  userinfo = 1 << 4,
};

namespace detail {
constexpr std::array<std::uint8_t, 256> encode_table() {
  std::array<std::uint8_t, 256> table{};
  const auto mark = [&table](std::string_view characters, std::uint8_t sets) {
    for (const char c : characters) table[static_cast<unsigned char>(c)] |= sets;
  };
  constexpr std::uint8_t kFragment = 2, kQuery = 4, kPath = 8, kUserinfo = 16;
  for (std::size_t c = 0; c < 256; ++c)
    if (c < 0x20 || c > 0x7E) table[c] = 0xFF;
  mark(" \"<>", kFragment | kQuery | kPath | kUserinfo);
  mark("`", kFragment | kPath | kUserinfo);
  mark("#", kQuery | kPath | kUserinfo);
  // The standard escapes the apostrophe for special schemes only; Chromium does so for all.
  mark("'", kQuery);
  mark("?{}^", kPath | kUserinfo);
  // The standard lets "|" stand in paths; Chromium does not.
  mark("|", kPath | kUserinfo);
  mark("/:;=@[\\]", kUserinfo);
  return table;
}
}  // namespace detail

inline constexpr std::array<std::uint8_t, 256> kMustEncode = detail::encode_table();

constexpr bool must_encode(char c, EncodeSet set) {
  return (kMustEncode[static_cast<unsigned char>(c)] & static_cast<std::uint8_t>(set)) != 0;
}

/// Appends `text`, the characters of `set` as "%XX". Ill-formed UTF-8 becomes U+FFFD, escaped.
void append_encoded(std::string& out, std::string_view text, EncodeSet set);

}  // namespace presend::url
