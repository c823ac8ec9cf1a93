#pragma once

#include "scanner/html/computed_style.h"

namespace presend::html {

/// The member of a Style that holds a property's px, or nullptr.
[[nodiscard]] float Style::*length_member(css::Property property);

/// Whether percentages of it refer to the height of the containing block.
[[nodiscard]] bool is_vertical(css::Property property);

/// Gives `style` the value that `from` has, as inherit and initial ask for.
void copy_property(css::Property property, const Style& from, Style& style);

}  // namespace presend::html
