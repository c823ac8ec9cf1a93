#pragma once

#include <span>

#include "scanner/mime/address.h"
#include "scanner/mime/address_phrase.h"
#include "scanner/mime/address_tokens.h"

namespace presend::mime {

/// Reads the tokens between two separators as one mailbox. Precondition: not all are filler.
[[nodiscard]] Mailbox read_mailbox(const AddressField& field, std::span<const AddressToken> tokens);

}  // namespace presend::mime
