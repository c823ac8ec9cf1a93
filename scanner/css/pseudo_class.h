#pragma once

#include <optional>
#include <string_view>

#include "scanner/css/selector.h"

namespace presend::css {

/// The pseudo-class without arguments of that name, or nothing for an unknown one.
std::optional<SimpleSelector> find_pseudo_class(std::string_view name);
/// :nth-child() and its kin; nothing when the name or the arguments are others.
std::optional<SimpleSelector> find_positional(std::string_view name, Tokens arguments);

/// Written with one colon, as in CSS 2.
bool is_legacy_pseudo_element(std::string_view name);
bool is_pseudo_element(std::string_view name);

}  // namespace presend::css
