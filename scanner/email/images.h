#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "scanner/email/email.h"
#include "scanner/email/image_header.h"

namespace presend::email {

/// What the images of one message may stand for: its parts by their names, and the sizes their
/// headers tell. Each part is looked into once, however many images show it.
class ImageSources {
 public:
  /// Reads the parts of `email`, which must stay as they are.
  explicit ImageSources(const Email& email);

  /// Finds what `image.src` stands for: sets reference, kind, bytes, is_broken_cid and, for
  /// embedded and data images, the size its own header tells.
  void resolve(Image& image, const url::Url* base);

 private:
  using PartsByName = std::unordered_map<std::string_view, PartIndex>;

  void embed(Image& image, PartIndex part);

  const Email& email_;
  PartsByName by_content_id_;  ///< what "cid:" URLs mean (RFC 2392)
  PartsByName by_location_;    ///< images that stand for a URL by Content-Location (RFC 2557)
  /// Of each part embedded so far.
  std::unordered_map<PartIndex, std::optional<ImageHeader>> headers_;
};

}  // namespace presend::email
