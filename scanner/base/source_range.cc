#include "scanner/base/source_range.h"

#include <algorithm>

namespace presend {

LineIndex::LineIndex(std::string_view text, std::uint32_t first_line) : first_line_(first_line) {
  starts_.clear();
  ends_.clear();
  starts_.push_back(0);
  // Not find_first_of(), which calls memchr once for every character.
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at++];
    if (c != '\n' && c != '\r') continue;
    ends_.push_back(static_cast<std::uint32_t>(at - 1));
    if (c == '\r' && at < text.size() && text[at] == '\n') ++at;
    starts_.push_back(static_cast<std::uint32_t>(at));
  }
  ends_.push_back(static_cast<std::uint32_t>(text.size()));
}

Position LineIndex::position(std::uint32_t offset) const {
  offset = std::min(offset, ends_.back());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto index = static_cast<std::uint32_t>(after - starts_.begin() - 1);
  return {first_line_ + index, offset - starts_[index] + 1};
}

SourceRange LineIndex::line_at(std::uint32_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto index = static_cast<std::size_t>(after - starts_.begin() - 1);
  return {starts_[index], ends_[index]};
}

}  // namespace presend
