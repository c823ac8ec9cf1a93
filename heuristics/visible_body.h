#pragma once

#include "heuristics/context.h"

namespace presend::heuristics {

/// Calls `visit(const email::Text&)` for each text that a reader sees and the sender wrote: not
/// hidden, not quoted, and not said again in another version of the message.
template <class Visit>
void for_each_visible_text(const Context& context, Visit visit) {
  bool has_html = false;
  for (const email::Body& body : context.email.bodies) has_html |= body.document != nullptr;
  for (const email::Text& text : context.email.texts) {
    if (!text.is_visible() || text.role == email::Role::quote ||
        text.role == email::Role::alternative)
      continue;
    if (has_html && text.node == html::kNoNode) continue;
    visit(text);
  }
}

}  // namespace presend::heuristics
