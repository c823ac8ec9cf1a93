#include "scanner/base/source_map.h"

#include <algorithm>

namespace presend {

void SourceMap::add(std::uint32_t derived, std::uint32_t source, std::uint16_t unit,
                    std::uint16_t source_unit) {
  if (!runs_.empty()) {
    Run& last = runs_.back();
    if (last.derived == derived) {
      last = {derived, source, unit, source_unit};  // the last run stayed empty
      return;
    }
    const std::uint32_t length = derived - last.derived;
    if (unit != 0 && last.unit == unit && last.source_unit == source_unit && length % unit == 0 &&
        source == last.source + length / unit * source_unit)
      return;
  }
  runs_.push_back({derived, source, unit, source_unit});
}

void SourceMap::add_slice(std::uint32_t derived, const SourceMap& of, std::uint32_t begin,
                          std::uint32_t end) {
  if (begin >= end) return;
  if (of.runs_.empty()) {
    add(derived, begin);
    return;
  }
  const Run* run = &of.run_at(begin);
  const Run* const last = of.runs_.data() + of.runs_.size();
  for (std::uint32_t at = begin; at < end && run != last; ++run) {
    const std::uint32_t run_end = run + 1 == last ? end : std::min(end, run[1].derived);
    const std::uint32_t ahead =
        run->unit != 0 && at > run->derived ? (at - run->derived) % run->unit : 0;
    if (ahead != 0) {  // the slice begins inside a unit: what is left of it is a unit of its own
      const auto left = static_cast<std::uint16_t>(run->unit - ahead);
      const std::uint32_t from = of.source(at);
      const std::uint32_t unit_end =
          run->source + ((at - run->derived) / run->unit + 1) * run->source_unit;
      add(derived + (at - begin), from, left, static_cast<std::uint16_t>(unit_end - from));
      at = std::min<std::uint32_t>(at + left, run_end);
    }
    if (at >= run_end) continue;
    add(derived + (at - begin), of.source(at), run->unit, run->source_unit);
    at = run_end;
  }
}

const SourceMap::Run& SourceMap::run_at(std::uint32_t at) const {
  const auto after =
      std::upper_bound(runs_.begin(), runs_.end(), at,
                       [](std::uint32_t offset, const Run& run) { return offset < run.derived; });
  return after == runs_.begin() ? runs_.front() : *std::prev(after);
}

std::uint32_t SourceMap::source(std::uint32_t at) const {
  if (runs_.empty()) return at;
  if (at >= size_ && size_ > 0) return source_end(size_ - 1);
  const Run& run = run_at(at);
  if (at < run.derived || run.unit == 0) return run.source;
  const std::uint64_t inside = at - run.derived;
  return run.source + static_cast<std::uint32_t>(inside * run.source_unit / run.unit);
}

std::uint32_t SourceMap::source_end(std::uint32_t last) const {
  const Run& run = run_at(last);
  if (run.unit == 0) return run.source + run.source_unit;
  const std::uint64_t inside = std::uint64_t{last} - run.derived + 1;
  return run.source +
         static_cast<std::uint32_t>((inside * run.source_unit + run.unit - 1) / run.unit);
}

SourceRange SourceMap::range(std::uint32_t begin, std::uint32_t end) const {
  if (runs_.empty()) return {begin, end};
  if (begin >= end) return {source(begin), source(begin)};
  return {source(begin), source_end(std::min(end, size_) - 1)};
}

}  // namespace presend
