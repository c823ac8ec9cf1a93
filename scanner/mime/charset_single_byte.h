#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace presend::mime {

/// What each byte of a charset is in UTF-8. Bytes below 128 are themselves.
class SingleByteTable {
 public:
  struct Entry {
    char utf8[3];  ///< first, so that four bytes from here on may be copied
    std::uint8_t size : 7;
    bool is_undefined : 1;  ///< then the entry is U+FFFD
  };
  explicit SingleByteTable(const std::array<char16_t, 128>& upper_half);

  const Entry& operator[](char byte) const { return entries_[static_cast<unsigned char>(byte)]; }

 private:
  std::array<Entry, 256> entries_{};
};

/// The table of a single-byte charset (a name from encoding_of_label()), built when first asked
/// for and kept for the life of the program; nullptr for other encodings. Thread-safe.
[[nodiscard]] const SingleByteTable* single_byte_table(std::string_view encoding);

}  // namespace presend::mime
