#pragma once

#include <vector>

#include "scanner/base/limits.h"
#include "scanner/mime/defect_log.h"
#include "scanner/mime/lines.h"
#include "scanner/mime/message.h"
#include "scanner/mime/mime_fields.h"

namespace presend::mime {

/// An entity as the splitter found it, beside its Part.
struct Entity {
  MimeFields fields;
  bool is_unsplit = false;  ///< a multipart without delimiters: all of its body is one text
};

struct Structure {
  std::vector<Entity> entities;   ///< one for each of Message::parts
  bool ends_in_header = false;    ///< the text ends inside a header block
  bool is_root_unclosed = false;  ///< the outermost multipart has no closing delimiter
};

/// Builds Message::parts from Message::bytes, depth first, without decoding any body. Iterative, so
/// that nesting costs no stack; every delimiter of every open multipart ends what is inside it, so
/// that a multipart that is never closed neither swallows nor hides what follows it.
Structure split(Message& message, const Lines& lines, const Limits& limits, DefectLog& defects);

}  // namespace presend::mime
