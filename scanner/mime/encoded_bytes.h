#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/source_map.h"

namespace presend::mime {

/// The bytes of adjacent encoded words of one charset, joined before they are converted, because
/// mailers split words inside a multi-byte character.
class EncodedBytes {
 public:
  /// Both decode `text`, which begins at `source`, and append. False when something in it breaks
  /// the encoding and was left as it is (Q) or out (base64).
  bool append_q(std::string_view text, std::uint32_t source);
  bool append_base64(std::string_view text, std::uint32_t source);

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  /// Forgets the bytes from `size` on.
  void truncate(std::size_t size);

  /// Maps `text`, converted from the bytes (`map` leads there), of which all from offset `from` on
  /// now stands at `at` of a longer text.
  void compose(std::string_view text, const SourceMap& map, std::uint32_t from, std::uint32_t at,
               SourceMap& result) const;

 private:
  // As SourceMap's runs.
  struct Piece {
    std::uint32_t at;
    std::uint32_t source;
    std::uint16_t unit;
    std::uint16_t source_unit;
  };
  struct Quantum;
  void add(std::string_view bytes, std::uint32_t source, std::uint16_t unit,
           std::size_t source_unit);
  void add_quantum(const Quantum& quantum);
  void compose_bytes(std::uint32_t from, std::uint32_t at, SourceMap& result) const;
  [[nodiscard]] std::uint32_t piece_end(std::size_t index) const;
  [[nodiscard]] SourceRange range(std::uint32_t begin, std::uint32_t end, std::size_t& piece) const;

  std::string bytes_;
  std::vector<Piece> pieces_;
};

}  // namespace presend::mime
