#pragma once

#include <cstdint>
#include <string_view>

namespace presend::preview {

/// What becomes of an element in safe markup.
enum class Treatment : std::uint8_t {
  keep,     ///< it stays, with the attributes that are safe
  drop,     ///< it goes, with all it holds: it shows nothing, or cannot be shown safely
  box,      ///< the same, but a box tells that it was there
  control,  ///< a form control, shown as a box with what stands in it
  image,    ///< a picture: the draft's own, or a box
  neutral,  ///< its content stays, in an element that means nothing
};
[[nodiscard]] Treatment treatment_of(std::string_view element);

/// Whether an element leaves no end tag.
[[nodiscard]] bool is_void(std::string_view element);

/// Whether an attribute of any kept element is safe as it is. What holds addresses, names or
/// programs is not; neither is style, which must be cleaned.
[[nodiscard]] bool is_safe_attribute(std::string_view attribute);

}  // namespace presend::preview
