#include "heuristics/branches.h"

namespace presend::heuristics {

void add_ends(std::vector<BranchPlace>& places, const email::Text& text) {
  places.push_back({text.part, text.at.begin});
  if (text.at.size() > 1) places.push_back({text.part, text.at.end - 1});
}

std::optional<LeavingOut> leaves_out(const Context& context, const std::vector<BranchPlace>& places,
                                     bool (*is_guard)(std::string_view condition)) {
  std::optional<LeavingOut> found;
  for (const email::Body& body : context.email.bodies) {
    std::vector<std::uint32_t> here;
    for (const BranchPlace& place : places)
      if (place.part == body.part) here.push_back(place.at);
    if (here.empty()) continue;
    const mime::Part& part = context.message().parts[body.part];
    const auto tag = body.blocks.leaves_out(
        here, [&](std::uint32_t index) { return is_guard(body.tags[index].written(part.text)); });
    if (!tag) return std::nullopt;
    if (found) continue;
    const templates::Tag& opener = body.tags[*tag];
    const SourceRange at = part.place(opener.begin, opener.end);
    found = LeavingOut{body.part, at, opener.written(part.text),
                       context.message().lines.position(at.begin).line};
  }
  return found;
}

}  // namespace presend::heuristics
