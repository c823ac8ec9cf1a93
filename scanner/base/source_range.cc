#include "scanner/base/source_range.h"

#include <algorithm>
#include <bit>

namespace presend {
namespace {

constexpr std::uint32_t kWord = 64;
constexpr std::uint32_t kWordsPerBlock = 8;
constexpr std::uint32_t kBlock = kWord * kWordsPerBlock;

void set_bit(std::vector<std::uint64_t>& bits, std::size_t at) {
  bits[at / kWord] |= std::uint64_t{1} << at % kWord;
}

/// The bits of `word` at and below `at`.
std::uint64_t up_to(std::uint64_t word, std::uint32_t at) {
  return word & (~std::uint64_t{0} >> (kWord - 1 - at));
}

}  // namespace

LineIndex::LineIndex(std::string_view text, std::uint32_t first_line)
    : begins_(text.size() / kWord + 1),
      ends_(begins_.size()),
      blocks_(text.size() / kBlock + 1),
      size_(static_cast<std::uint32_t>(text.size())),
      first_line_(first_line) {
  set_bit(begins_, 0);
  set_bit(ends_, text.size());
  // Not find_first_of(), which calls memchr once for every character.
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at++];
    if (c != '\n' && c != '\r') continue;
    set_bit(ends_, at - 1);
    if (c == '\r' && at < text.size() && text[at] == '\n') ++at;
    set_bit(begins_, at);
  }
  std::uint32_t lines = 0;
  std::uint32_t last = 0;
  for (std::uint32_t word = 0; word < begins_.size(); ++word) {
    if (word % kWordsPerBlock == 0) {
      blocks_[word / kWordsPerBlock].lines_before = lines;
      blocks_[word / kWordsPerBlock].last_begin = last;
    }
    if (begins_[word] == 0) continue;
    lines += static_cast<std::uint32_t>(std::popcount(begins_[word]));
    last = word * kWord + kWord - 1 - static_cast<std::uint32_t>(std::countl_zero(begins_[word]));
  }
  line_count_ = lines;
  std::uint32_t next = size_;
  for (auto word = static_cast<std::uint32_t>(ends_.size()); word-- > 0;) {
    if (ends_[word] != 0)
      next = word * kWord + static_cast<std::uint32_t>(std::countr_zero(ends_[word]));
    if (word % kWordsPerBlock == 0) blocks_[word / kWordsPerBlock].next_end = next;
  }
}

std::uint32_t LineIndex::begin_of_line(std::uint32_t offset) const {
  const std::uint32_t first = offset / kBlock * kWordsPerBlock;
  for (std::uint32_t word = offset / kWord + 1; word-- > first;) {
    const std::uint64_t bits =
        word == offset / kWord ? up_to(begins_[word], offset % kWord) : begins_[word];
    if (bits != 0)
      return word * kWord + kWord - 1 - static_cast<std::uint32_t>(std::countl_zero(bits));
  }
  return blocks_[offset / kBlock].last_begin;
}

std::uint32_t LineIndex::end_of_line(std::uint32_t begin) const {
  const std::uint32_t block = begin / kBlock;
  std::uint64_t bits = ends_[begin / kWord] >> begin % kWord << begin % kWord;
  for (std::uint32_t word = begin / kWord;;) {
    if (bits != 0) return word * kWord + static_cast<std::uint32_t>(std::countr_zero(bits));
    if (++word >= std::min<std::size_t>((block + 1) * kWordsPerBlock, ends_.size())) break;
    bits = ends_[word];
  }
  return block + 1 < blocks_.size() ? blocks_[block + 1].next_end : size_;
}

Position LineIndex::position(std::uint32_t offset) const {
  offset = std::min(offset, size_);
  const std::uint32_t block = offset / kBlock;
  std::uint32_t lines = blocks_[block].lines_before;
  for (std::uint32_t word = block * kWordsPerBlock; word < offset / kWord; ++word)
    lines += static_cast<std::uint32_t>(std::popcount(begins_[word]));
  lines +=
      static_cast<std::uint32_t>(std::popcount(up_to(begins_[offset / kWord], offset % kWord)));
  return {first_line_ + lines - 1, offset - begin_of_line(offset) + 1};
}

SourceRange LineIndex::line_at(std::uint32_t offset) const {
  const std::uint32_t begin = begin_of_line(std::min(offset, size_));
  return {begin, end_of_line(begin)};
}

}  // namespace presend
