#pragma once

#include "scanner/email/email.h"

namespace presend::email {

/// Finds what `image.src` stands for: sets reference, kind, bytes, is_broken_cid and, for embedded
/// and data images, the size its own header tells.
void resolve_image(Image& image, const Email& email, const url::Url* base);

/// Width and height as the element asks for them: style first, then attributes. What they leave
/// open, the image's own header has answered.
void size_image(Image& image, const html::Document& document, html::NodeIndex element);

}  // namespace presend::email
