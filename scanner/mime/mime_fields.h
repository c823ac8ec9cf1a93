#pragma once

#include <string_view>

#include "scanner/mime/defect_log.h"
#include "scanner/mime/header_block.h"
#include "scanner/mime/message.h"

namespace presend::mime {

/// What the MIME fields of an entity say that Part does not hold. Views live in the message's pool.
struct MimeFields {
  std::string_view boundary;   ///< without trailing blanks; empty when none was given
  SourceRange content_type;    ///< of the Content-Type field, or of the header without one
  SourceRange encoding;        ///< of the Content-Transfer-Encoding field, or the same
  bool is_flowed = false;      ///< format=flowed (RFC 3676)
  bool deletes_space = false;  ///< delsp=yes
};

/// Fills in the fields of `part`, which is entity number `index` of `message`, and all that its
/// MIME fields tell (RFC 2045, 2046, 2183, 2392). `is_in_digest`: parts of a multipart/digest are
/// messages unless they say otherwise.
MimeFields read_mime_fields(const HeaderBlock& block, bool is_in_digest, Message& message,
                            PartIndex index, Part& part, DefectLog& defects);

}  // namespace presend::mime
