#include "scanner/mime/message.h"

#include <algorithm>

#include "scanner/base/ascii.h"

namespace presend::mime {

std::string_view name(DefectKind kind) {
  switch (kind) {
    case DefectKind::junk_header_line:
      return "junk-header-line";
    case DefectKind::missing_header_end:
      return "missing-header-end";
    case DefectKind::leading_blank_lines:
      return "leading-blank-lines";
    case DefectKind::mbox_from_line:
      return "mbox-from-line";
    case DefectKind::control_in_header:
      return "control-in-header";
    case DefectKind::raw_8bit_header:
      return "raw-8bit-header";
    case DefectKind::utf8_header:
      return "utf8-header";
    case DefectKind::long_field:
      return "long-field";
    case DefectKind::too_many_fields:
      return "too-many-fields";
    case DefectKind::bad_encoded_word:
      return "bad-encoded-word";
    case DefectKind::bad_parameter:
      return "bad-parameter";
    case DefectKind::duplicate_field:
      return "duplicate-field";
    case DefectKind::missing_boundary:
      return "missing-boundary";
    case DefectKind::unused_boundary:
      return "unused-boundary";
    case DefectKind::unclosed_multipart:
      return "unclosed-multipart";
    case DefectKind::empty_multipart:
      return "empty-multipart";
    case DefectKind::text_outside_parts:
      return "text-outside-parts";
    case DefectKind::nesting_limit:
      return "nesting-limit";
    case DefectKind::part_limit:
      return "part-limit";
    case DefectKind::bad_content_type:
      return "bad-content-type";
    case DefectKind::unknown_encoding:
      return "unknown-encoding";
    case DefectKind::encoded_multipart:
      return "encoded-multipart";
    case DefectKind::bad_quoted_printable:
      return "bad-quoted-printable";
    case DefectKind::bad_base64:
      return "bad-base64";
    case DefectKind::unknown_charset:
      return "unknown-charset";
    case DefectKind::wrong_charset:
      return "wrong-charset";
    case DefectKind::undeclared_8bit:
      return "undeclared-8bit";
    case DefectKind::nul_in_text:
      return "nul-in-text";
    case DefectKind::text_limit:
      return "text-limit";
    case DefectKind::bad_uuencode:
      return "bad-uuencode";
    case DefectKind::mixed_line_ends:
      return "mixed-line-ends";
    case DefectKind::cut_off:
      return "cut-off";
    case DefectKind::html_limit:
      return "html-limit";
  }
  return "";
}

std::string_view name(Encoding encoding) {
  switch (encoding) {
    case Encoding::seven_bit:
      return "7bit";
    case Encoding::eight_bit:
      return "8bit";
    case Encoding::binary:
      return "binary";
    case Encoding::quoted_printable:
      return "quoted-printable";
    case Encoding::base64:
      return "base64";
    case Encoding::uuencode:
      return "uuencode";
  }
  return "";
}

bool Field::is(std::string_view field_name) const { return equals_ignoring_case(name, field_name); }

const Field* Part::find(std::string_view field_name) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& field) { return field.is(field_name); });
  return found == fields.end() ? nullptr : &*found;
}

std::vector<const Field*> Message::find_all(std::string_view field_name) const {
  std::vector<const Field*> found;
  for (const Field& field : root().fields)
    if (field.is(field_name)) found.push_back(&field);
  return found;
}

}  // namespace presend::mime
