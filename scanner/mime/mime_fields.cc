#include "scanner/mime/mime_fields.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/mime/header_text.h"

namespace presend::mime {
namespace {

std::string_view slice(const Message& message, SourceRange range) {
  return message.bytes.substr(range.begin, range.size());
}

std::string_view keep_lower(std::string_view text, TextPool& pool) {
  const bool is_lower =
      std::none_of(text.begin(), text.end(), [](char c) { return c != ascii_lower(c); });
  return is_lower ? text : pool.keep(to_ascii_lower(text));
}

void note_irregular(const DecodedText& decoded, PartIndex part, SourceRange at,
                    DefectLog& defects) {
  if (decoded.has_control)
    defects.add(DefectKind::control_in_header, part, at,
                "this header field holds control characters that nobody sees");
  if (decoded.has_raw_8bit)
    defects.add(DefectKind::raw_8bit_header, part, at,
                "this header field holds letters beyond ASCII without saying in which encoding");
  if (decoded.has_raw_utf8)
    defects.add(DefectKind::utf8_header, part, at,
                "this header field holds letters beyond ASCII as they are; many mail servers want "
                "them encoded");
  if (decoded.has_bad_word)
    defects.add(DefectKind::bad_encoded_word, part, at,
                "an encoded word (=?charset?...?=) in this header field cannot be decoded");
}

/// Most fields are one line of ASCII: their value is a view into the bytes.
bool is_plain(std::string_view raw) {
  return std::none_of(raw.begin(), raw.end(),
                      [](char c) { return !is_ascii(c) || (is_control(c) && c != '\t'); }) &&
         raw.find("=?") == std::string_view::npos;
}

void add_field(const RawField& raw_field, Message& message, PartIndex index, Part& part,
               DefectLog& defects) {
  Field field;
  field.name = slice(message, raw_field.name);
  field.raw = slice(message, raw_field.raw);
  field.range = raw_field.range;
  field.raw_range = raw_field.raw;
  if (is_plain(field.raw)) {
    field.value = trim(field.raw);
    // data() of an empty view need not point into the bytes.
    const std::uint32_t skipped =
        field.value.empty() ? 0 : static_cast<std::uint32_t>(field.value.data() - field.raw.data());
    field.map.add(0, field.raw_range.begin + skipped);
    field.map.finish(static_cast<std::uint32_t>(field.value.size()));
  } else {
    DecodedText decoded = decode_header_text(field.raw, field.raw_range.begin, message.pool);
    note_irregular(decoded, index, field.range, defects);
    field.value = decoded.text;
    field.map = std::move(decoded.map);
  }
  part.fields.push_back(std::move(field));
}

/// "type/subtype", both of token characters.
bool is_media_type(std::string_view type) {
  const auto slash = type.find('/');
  if (slash == 0 || slash == std::string_view::npos || slash + 1 == type.size()) return false;
  return std::none_of(type.begin(), type.end(),
                      [](char c) {
                        return !is_ascii(c) || c <= ' ' || c == 0x7f ||
                               std::string_view("()<>@,;:\\\"[]?=").find(c) !=
                                   std::string_view::npos;
                      }) &&
         type.find('/', slash + 1) == std::string_view::npos;
}

/// "text/html charset=utf-8": where the semicolon was forgotten, it is put in.
std::string with_semicolon(std::string_view value) {
  std::string out(trim(value));
  const auto blank = out.find_first_of(" \t");
  if (blank != std::string::npos && blank < out.find(';') && out.find('=') != std::string::npos &&
      out.find('(') == std::string::npos && out.find_first_not_of(" \t", blank) < out.find(';'))
    out[blank] = ';';
  return out;
}

Encoding encoding_of(std::string_view label, bool& is_known) {
  is_known = true;
  if (label.empty() || label == "7bit") return Encoding::seven_bit;
  if (label == "8bit") return Encoding::eight_bit;
  if (label == "binary") return Encoding::binary;
  if (label == "quoted-printable") return Encoding::quoted_printable;
  if (label == "base64") return Encoding::base64;
  if (label == "x-uuencode" || label == "uuencode" || label == "x-uue" || label == "uue")
    return Encoding::uuencode;
  is_known = false;
  return Encoding::eight_bit;
}

class MimeFieldReader {
 public:
  MimeFieldReader(const HeaderBlock& block, Message& message, PartIndex index, Part& part,
                  DefectLog& defects)
      : block_(block), message_(message), index_(index), part_(part), defects_(defects) {}

  MimeFields read(bool is_in_digest) {
    read_type(is_in_digest);
    read_encoding();
    read_disposition();
    if (const RawField* field = first("content-id")) {
      std::string_view id = trim(field->unfolded);
      if (id.starts_with('<')) id.remove_prefix(1);
      if (id.ends_with('>')) id.remove_suffix(1);
      part_.content_id = message_.pool.keep(trim(id));
    }
    if (const RawField* field = first("content-location"))
      part_.content_location = message_.pool.keep(trim(field->unfolded));
    return fields_;
  }

 private:
  /// The first field of that name; further ones are a defect.
  const RawField* first(std::string_view name) {
    const RawField* found = nullptr;
    for (const RawField& field : block_.fields) {
      if (!equals_ignoring_case(slice(message_, field.name), name)) continue;
      if (found == nullptr) {
        found = &field;
        continue;
      }
      defects_.add(DefectKind::duplicate_field, index_, field.range,
                   "this field was given before; only the first one counts");
    }
    return found;
  }

  ParameterisedValue parameters(const std::string& value, SourceRange at) {
    ParameterisedValue parsed = parse_parameters(value, message_.pool);
    if (parsed.is_malformed)
      defects_.add(DefectKind::bad_parameter, index_, at,
                   "the parameters (name=value) of this field are malformed");
    return parsed;
  }

  void read_type(bool is_in_digest) {
    part_.type = is_in_digest ? "message/rfc822" : "text/plain";
    fields_.content_type = part_.header;
    const RawField* field = first("content-type");
    if (field == nullptr) return;
    fields_.content_type = field->range;
    const ParameterisedValue parsed = parameters(with_semicolon(field->unfolded), field->range);
    if (is_media_type(parsed.value)) {
      part_.type = parsed.value;
    } else {
      part_.type = "text/plain";
      defects_.add(DefectKind::bad_content_type, index_, field->range,
                   "this content type is not of the form \"text/html\"; read as plain text");
    }
    part_.charset = keep_lower(trim(parsed.parameter("charset")), message_.pool);
    part_.filename = parsed.parameter("name");
    fields_.boundary = parsed.parameter("boundary");
    while (!fields_.boundary.empty() && is_space(fields_.boundary.back()))
      fields_.boundary.remove_suffix(1);
    fields_.is_flowed = equals_ignoring_case(parsed.parameter("format"), "flowed");
    fields_.deletes_space = equals_ignoring_case(parsed.parameter("delsp"), "yes");
  }

  void read_encoding() {
    fields_.encoding = part_.header;
    const RawField* field = first("content-transfer-encoding");
    if (field == nullptr) return;
    fields_.encoding = field->range;
    part_.encoding_label = parse_parameters(field->unfolded, message_.pool).value;
    bool is_known = false;
    part_.encoding = encoding_of(part_.encoding_label, is_known);
    if (!is_known)
      defects_.add(DefectKind::unknown_encoding, index_, field->range,
                   "nobody knows this transfer encoding; the text was read as it stands");
  }

  void read_disposition() {
    const RawField* field = first("content-disposition");
    if (field == nullptr) return;
    const ParameterisedValue parsed = parameters(field->unfolded, field->range);
    // RFC 2183 2.8: what is unknown counts as an attachment.
    part_.disposition =
        parsed.value == "inline" || parsed.value.empty() ? parsed.value : "attachment";
    if (const std::string_view name = parsed.parameter("filename"); !name.empty())
      part_.filename = name;
  }

  const HeaderBlock& block_;
  Message& message_;
  const PartIndex index_;
  Part& part_;
  DefectLog& defects_;
  MimeFields fields_;
};

}  // namespace

MimeFields read_mime_fields(const HeaderBlock& block, bool is_in_digest, Message& message,
                            PartIndex index, Part& part, DefectLog& defects) {
  part.header = block.range;
  part.fields.reserve(block.fields.size());
  for (const RawField& field : block.fields) add_field(field, message, index, part, defects);
  return MimeFieldReader(block, message, index, part, defects).read(is_in_digest);
}

}  // namespace presend::mime
