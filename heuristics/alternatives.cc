#include "heuristics/alternatives.h"

namespace presend::heuristics {

namespace {

constexpr std::size_t kMostPairs = 20;  // a digest of forwarded messages may hold many

}  // namespace

std::vector<Alternatives> alternatives_of(const mime::Message& message) {
  using mime::Part;
  std::vector<Alternatives> result;
  for (const Part& multipart : message.parts) {
    if (multipart.type != "multipart/alternative") continue;
    Alternatives found;
    for (mime::PartIndex child : multipart.children) {
      // The HTML may sit with its pictures in a multipart/related, whose root comes first.
      while (!message.parts[child].children.empty() && message.parts[child].is_multipart())
        child = message.parts[child].children.front();
      const Part& part = message.parts[child];
      if (part.is_attachment()) continue;
      if (part.is_plain_text() && found.plain == Part::kNone) found.plain = child;
      if (part.is_html() && found.html == Part::kNone) found.html = child;
    }
    if (result.size() == kMostPairs) break;
    if (found.plain != Part::kNone && found.html != Part::kNone) result.push_back(found);
  }
  return result;
}

}  // namespace presend::heuristics
