#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace presend::preview {

/// The data: URI that may stand for the address of a picture, or empty.
using PictureFor = std::function<std::string(std::string_view address)>;

/// A style sheet that can fetch nothing, written anew from its tokens: functions that are not known
/// to be harmless become "none", at-rules other than conditions and layers are left out. Selectors
/// for links mean what safe markup has in their place (see safe_html.h). Linear.
[[nodiscard]] std::string clean_style_sheet(std::string_view css, const PictureFor& picture_for);

/// The same of a style attribute.
[[nodiscard]] std::string clean_style(std::string_view css, const PictureFor& picture_for);

}  // namespace presend::preview
