#include "scanner/mime/encoded_bytes.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::mime {
namespace {

std::uint32_t u32(std::size_t n) { return static_cast<std::uint32_t>(n); }
std::uint16_t u16(std::size_t n) {
  return static_cast<std::uint16_t>(std::min<std::size_t>(n, 0xFFFF));
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (is_ascii_digit(c)) return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

}  // namespace

// Four letters of base64 and where they stand.
struct EncodedBytes::Quantum {
  std::uint32_t bits = 0;
  std::uint32_t places[4] = {};
  std::size_t count = 0;
};

void EncodedBytes::add(std::string_view bytes, std::uint32_t source, std::uint16_t unit,
                       std::size_t source_unit) {
  const Piece piece{u32(bytes_.size()), source, unit, u16(source_unit)};
  bytes_ += bytes;
  if (!pieces_.empty()) {
    const Piece& last = pieces_.back();
    const std::uint32_t length = piece.at - last.at;
    if (last.unit == unit && last.source_unit == piece.source_unit && length % unit == 0 &&
        source == last.source + length / unit * last.source_unit)
      return;
  }
  pieces_.push_back(piece);
}

bool EncodedBytes::append_q(std::string_view text, std::uint32_t source) {
  bool is_clean = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::uint32_t place = source + u32(at);
    const char c = text[at];
    if (c == '\r' || c == '\n') continue;  // a word that was folded; its blank stays
    if (c == '=' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
        hex_value(text[at + 2]) >= 0) {
      const char byte = static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      add({&byte, 1}, place, 1, 3);
      at += 2;
      continue;
    }
    is_clean &= c != '=';
    const char byte = c == '_' || c == '\t' ? ' ' : c;
    add({&byte, 1}, place, 1, 1);
  }
  return is_clean;
}

void EncodedBytes::add_quantum(const Quantum& quantum) {
  if (quantum.count < 2) return;
  const std::size_t size = quantum.count - 1;
  const std::uint32_t bits = quantum.bits << 6 * (4 - quantum.count);
  const char bytes[3] = {static_cast<char>(bits >> 16), static_cast<char>(bits >> 8),
                         static_cast<char>(bits)};
  if (quantum.places[size] - quantum.places[0] == size) {
    add({bytes, size}, quantum.places[0], 3, 4);
    return;
  }
  for (std::size_t i = 0; i < size; ++i)
    add({bytes + i, 1}, quantum.places[i], 1, quantum.places[i + 1] - quantum.places[i] + 1);
}

bool EncodedBytes::append_base64(std::string_view text, std::uint32_t source) {
  bool is_clean = true;
  Quantum quantum;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int value = base64_value(text[at]);
    if (value < 0) {
      is_clean &= is_space(text[at]) || text[at] == '=';
      if (text[at] != '=') continue;
      // Padding; what follows it is another word's data that a mailer ran into this one.
      add_quantum(quantum);
      quantum = {};
      continue;
    }
    quantum.bits = quantum.bits << 6 | static_cast<std::uint32_t>(value);
    quantum.places[quantum.count++] = source + u32(at);
    if (quantum.count < 4) continue;
    add_quantum(quantum);
    quantum = {};
  }
  is_clean &= quantum.count != 1;
  add_quantum(quantum);
  return is_clean;
}

void EncodedBytes::truncate(std::size_t size) {
  bytes_.resize(size);
  while (!pieces_.empty() && pieces_.back().at >= size) pieces_.pop_back();
}

std::uint32_t EncodedBytes::piece_end(std::size_t index) const {
  return index + 1 < pieces_.size() ? pieces_[index + 1].at : u32(bytes_.size());
}

// Precondition: begin < end. `piece` is the last answer's, as questions come from left to right.
SourceRange EncodedBytes::range(std::uint32_t begin, std::uint32_t end, std::size_t& piece) const {
  while (piece_end(piece) <= begin) ++piece;
  const Piece& first = pieces_[piece];
  std::size_t last_piece = piece;
  while (piece_end(last_piece) < end) ++last_piece;
  const Piece& last = pieces_[last_piece];
  return {first.source + (begin - first.at) * first.source_unit / first.unit,
          last.source + ((end - last.at) * last.source_unit + last.unit - 1) / last.unit};
}

void EncodedBytes::compose_bytes(std::uint32_t from, std::uint32_t at, SourceMap& result) const {
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    std::uint32_t byte = std::max(piece.at, from);
    // A run can only begin where a unit does.
    for (; byte < piece_end(i) && (byte - piece.at) % piece.unit != 0; ++byte) {
      std::size_t here = i;
      const SourceRange place = range(byte, byte + 1, here);
      result.add(at + byte - from, place.begin, 1, u16(place.size()));
    }
    if (byte < piece_end(i))
      result.add(at + byte - from,
                 piece.source + (byte - piece.at) / piece.unit * piece.source_unit, piece.unit,
                 piece.source_unit);
  }
}

void EncodedBytes::compose(std::string_view text, const SourceMap& map, std::uint32_t from,
                           std::uint32_t at, SourceMap& result) const {
  if (map.is_identity()) return compose_bytes(from, at, result);
  // Base64 carries three bytes in four letters. Characters of one size three at a time share a run,
  // which keeps long texts from taking a run a character.
  struct Char {
    std::uint32_t begin;  // in the text
    std::uint32_t size;
    SourceRange bytes;
  };
  const auto char_at = [&](std::uint32_t begin) {
    const std::uint32_t size = decode_utf8(text, begin).size;
    return Char{begin, size, map.range(begin, begin + size)};
  };
  std::size_t piece = 0;
  for (std::uint32_t begin = from; begin < text.size();) {
    const Char c = char_at(begin);
    const SourceRange source = range(c.bytes.begin, c.bytes.end, piece);
    const std::uint32_t per_char = c.bytes.size();
    const bool is_aligned =
        pieces_[piece].unit == 3 && (c.bytes.begin - pieces_[piece].at) % 3 == 0 &&
        c.bytes.begin + 3 * per_char <= piece_end(piece) && begin + 3 * c.size <= text.size();
    if (is_aligned) {
      const Char second = char_at(begin + c.size);
      const Char third = second.size == c.size ? char_at(begin + 2 * c.size) : second;
      if (second.size == c.size && third.size == c.size &&
          second.bytes == SourceRange{c.bytes.end, c.bytes.end + per_char} &&
          third.bytes == SourceRange{second.bytes.end, second.bytes.end + per_char}) {
        result.add(at + begin - from, source.begin, u16(3 * c.size),
                   u16(4 * std::size_t{per_char}));
        begin += 3 * c.size;
        continue;
      }
    }
    result.add(at + begin - from, source.begin, u16(c.size), u16(source.size()));
    begin += c.size;
  }
}

}  // namespace presend::mime
