#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/fix/edit.h"
#include "scanner/mime/message.h"

namespace presend::fix {

/// An edit of what a part says: Part::text[begin, end) makes way for `text`, which is UTF-8.
struct TextEdit {
  mime::PartIndex part = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string text;
};

/// The edits of Message::bytes that do `edits`, all of one part, inside its charset and transfer
/// encoding; nothing when they cannot be done there. Quoted-printable: the bytes of the letters
/// concerned, and a soft line break where a line becomes too long. Base64: from the line of an edit
/// to the first line at which the groups of three bytes fall as before, or to the end.
[[nodiscard]] std::optional<std::vector<Edit>> bytes_for(const mime::Message& message,
                                                         std::vector<TextEdit> edits);

/// Takes Part::text[begin, end) out; with its lines when it has them for itself.
[[nodiscard]] TextEdit removal(const mime::Message& message, mime::PartIndex part,
                               std::uint32_t begin, std::uint32_t end);

/// The offset in Part::text of what stands at `place` of Message::bytes, or of what follows it.
[[nodiscard]] std::uint32_t text_offset(const mime::Part& part, std::uint32_t place);

/// Bytes after transfer decoding that make way for others.
struct DecodedEdit {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string bytes;
};
[[nodiscard]] std::vector<Edit> quoted_printable_edits(const mime::Message& message,
                                                       const mime::Part& part,
                                                       const std::vector<DecodedEdit>& edits);
[[nodiscard]] std::optional<std::vector<Edit>> base64_edits(const mime::Message& message,
                                                            const mime::Part& part,
                                                            const std::vector<DecodedEdit>& edits);

/// "\r\n" or "\n": the first line end of the file.
[[nodiscard]] std::string_view line_end_of(std::string_view bytes);

}  // namespace presend::fix
