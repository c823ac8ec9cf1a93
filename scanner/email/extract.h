#pragma once

#include "scanner/base/limits.h"
#include "scanner/email/email.h"
#include "scanner/lexicon/lexicon.h"

namespace presend::email {

/// Builds the Email of a parsed message: decodes addresses, parses every HTML body, finds texts,
/// links, images and attachments, measures. Limits that were reached become defects of the message.
[[nodiscard]] Email extract(mime::Message message, const lexicon::Lexicon& lexicon,
                            const Sender& sender = {}, const Limits& limits = {},
                            bool is_template = false, const html::View& view = {});

}  // namespace presend::email
