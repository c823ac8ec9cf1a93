#include "scanner/email/hidden_groups.h"

#include <algorithm>

#include "scanner/email/shown_length.h"

namespace presend::email {

std::vector<HiddenGroup> hidden_groups(const Email& email, const Body& body, bool only_deceptive) {
  std::vector<HiddenGroup> groups;
  const auto first = std::partition_point(email.texts.begin(), email.texts.end(),
                                          [&](const Text& text) { return text.part < body.part; });
  std::uint32_t shown = 0;
  bool is_open = false;
  for (auto text = first; text != email.texts.end() && text->part == body.part; ++text) {
    if (text->node == html::kNoNode) continue;
    if (text->is_visible()) {
      // More than enough to tell the beginning of a body from the rest of it.
      constexpr std::uint32_t kMostCounted = 10'000;
      if (shown < kMostCounted) shown += shown_length(text->text);
      is_open = false;
      continue;
    }
    if (only_deceptive && !text->is_deceptive()) continue;
    const auto index = static_cast<std::uint32_t>(text - email.texts.begin());
    const html::NodeIndex cause = body.visibility.of(text->node).cause;
    if (!is_open || groups.back().cause != cause || groups.back().hidden_by != text->hidden_by)
      groups.push_back({body.part, index, index, text->hidden_by, cause, 0, shown});
    is_open = true;
    groups.back().last = index + 1;
    groups.back().characters += shown_length(text->text);
  }
  return groups;
}

}  // namespace presend::email
