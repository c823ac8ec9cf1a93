#pragma once

#include "scanner/css/token.h"
#include "scanner/css/view.h"

namespace presend::css {

struct MediaResult {
  bool matches = false;
  bool depends_on_view = false;  ///< another View may give another answer
};

/// Judges a media query list (Media Queries 4) for a screen of `view`. An empty list matches; what
/// is unknown or malformed does not.
MediaResult match_media(Tokens tokens, const View& view);

/// Judges the condition of @supports as Chromium does.
bool match_supports(Tokens tokens);

}  // namespace presend::css
