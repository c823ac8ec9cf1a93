#include "scanner/mime/boundaries.h"

#include <functional>

namespace presend::mime {

namespace {

std::uint64_t size_bit(std::string_view boundary) {
  return std::uint64_t{1} << boundary.size() % 64;
}

}  // namespace

void Boundaries::push(std::string_view boundary) {
  sizes_ |= size_bit(boundary);
  open_.push_back({boundary, std::hash<std::string_view>{}(boundary)});
}

void Boundaries::cut(std::size_t level) {
  if (level < open_.size()) open_.resize(level);
}

std::optional<std::size_t> Boundaries::find(std::string_view boundary) const {
  if ((sizes_ & size_bit(boundary)) == 0) return std::nullopt;
  // The hash keeps long boundaries that differ in their last letter from being compared in full,
  // once for every multipart that is open.
  std::optional<std::size_t> hash;
  for (std::size_t level = 0; level < open_.size(); ++level) {
    if (open_[level].boundary.size() != boundary.size()) continue;
    if (!hash) hash = std::hash<std::string_view>{}(boundary);
    if (*hash == open_[level].hash && open_[level].boundary == boundary) return level;
  }
  return std::nullopt;
}

std::optional<Boundaries::Match> Boundaries::match(std::string_view line) const {
  if (open_.empty() || !line.starts_with("--")) return std::nullopt;
  line.remove_prefix(2);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  const auto opening = find(line);
  if (!line.ends_with("--"))
    return opening ? std::optional<Match>({*opening, false}) : std::nullopt;
  const auto closing = find(line.substr(0, line.size() - 2));
  if (closing && (!opening || *closing <= *opening)) return Match{*closing, true};
  return opening ? std::optional<Match>({*opening, false}) : std::nullopt;
}

}  // namespace presend::mime
