#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "scanner/email/email.h"

namespace presend::preview {

/// The pictures of one draft as data: URIs: those the draft carries itself as they are, as long as
/// they are not too many, and a labelled box for every other.
class Pictures {
 public:
  /// `email` must outlive it.
  explicit Pictures(const email::Email& email);

  /// The picture at an address, "cid:…" or "data:…". Empty for what would have to be fetched, what
  /// is no picture of pixels, and what is too large.
  [[nodiscard]] std::string carried(std::string_view address);

  /// A grey box of that size with a label, for a picture that is not loaded.
  [[nodiscard]] static std::string box(std::uint32_t width_px, std::uint32_t height_px,
                                       std::string_view label);

 private:
  std::string of_part(mime::PartIndex part);
  std::string encoded(std::string_view bytes);

  const email::Email& email_;
  std::unordered_map<std::string_view, mime::PartIndex> by_name_;
  std::size_t left_;  ///< bytes of pictures that may still be shown
};

}  // namespace presend::preview
