#pragma once

#include <optional>

#include "scanner/css/property.h"

namespace presend::css {

// Values that cut a box to a shape or move it. Nothing when they are invalid.

/// clip: choice 1 when less than two pixels are left, which is how texts for screen readers hide.
std::optional<Value> read_clip(Tokens tokens, const ValueContext& context);
/// clip-path: choice 1 when nothing is left.
std::optional<Value> read_clip_path(Tokens tokens, const ValueContext& context);
/// scale: the smaller of the factors.
std::optional<Value> read_scale(Tokens tokens, const ValueContext& context);
/// transform, as far as it makes things vanish: the smaller factor of scaling, and how far it
/// moves.
bool read_transform(Tokens tokens, const ValueContext& context, Value& scale, Value& x, Value& y);
/// translate.
bool read_translate(Tokens tokens, const ValueContext& context, Value& x, Value& y);

}  // namespace presend::css
