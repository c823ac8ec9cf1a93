#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/source_map.h"
#include "scanner/base/source_range.h"
#include "scanner/base/text_pool.h"

namespace presend::mime {

/// Index into Message::parts.
using PartIndex = std::uint32_t;

/// What is irregular in a message. Names (see name()) are kebab-case and part of the JSON contract.
enum class DefectKind : std::uint8_t {
  // header blocks
  junk_header_line,     ///< a line that is no field and no continuation
  missing_header_end,   ///< body text begins without a blank line, or the header never ends
  leading_blank_lines,  ///< blank lines, or a byte order mark, before the first field
  mbox_from_line,       ///< a "From " line in front of the header (a message cut from an mbox)
  control_in_header,    ///< NUL or another control character inside a field
  raw_8bit_header,      ///< bytes above 127 in a field that are not valid UTF-8
  utf8_header,          ///< valid UTF-8 in a field, without SMTPUTF8 (RFC 6532) to announce it
  long_field,           ///< a field beyond Limits::field_bytes, cut
  too_many_fields,      ///< header block beyond Limits::header_bytes or Limits::fields, cut
  bad_encoded_word,     ///< RFC 2047 word that cannot be decoded
  bad_parameter,        ///< MIME parameter that breaks RFC 2045/2231
  duplicate_field,      ///< a MIME field given twice; the first counts
  // structure
  missing_boundary,    ///< multipart without a boundary parameter
  unused_boundary,     ///< multipart whose boundary never appears
  unclosed_multipart,  ///< no closing delimiter
  empty_multipart,     ///< multipart without a part
  text_outside_parts,  ///< prose in preamble or epilogue that no client shows
  nesting_limit,       ///< deeper than Limits::nesting; read no further
  part_limit,          ///< more than Limits::parts; read no further
  bad_content_type,    ///< Content-Type that is no type/subtype; read as text/plain
  // bodies
  unknown_encoding,      ///< Content-Transfer-Encoding nobody defined; read as 8bit
  encoded_multipart,     ///< multipart or message with base64 or quoted-printable (RFC 2045 6.4)
  bad_quoted_printable,  ///< "=" that begins no octet and no soft line break
  bad_base64,            ///< characters outside the alphabet, wrong padding, data after the end
  unknown_charset,       ///< a label nobody defined; sniffed
  wrong_charset,         ///< bytes are not what the label says; sniffed
  undeclared_8bit,       ///< bytes above 127 in a part declared, or defaulting to, 7bit/us-ascii
  nul_in_text,           ///< NUL characters in text
  text_limit,            ///< text beyond Limits::text_bytes, cut
  bad_uuencode,          ///< "begin" line whose data cannot be decoded
  mixed_line_ends,       ///< CRLF, LF or bare CR side by side
  cut_off,               ///< the file ends in the middle of a header block or part
  // HTML (recorded by scanner/html)
  html_limit,  ///< markup beyond the limits; not all of it was read
};

/// "junk-header-line" and so on.
std::string_view name(DefectKind kind);

/// One irregularity. Recording it is all the parser does; rules decide what it means.
struct Defect {
  DefectKind kind;
  PartIndex part = 0;
  SourceRange at;       ///< in Message::bytes
  std::string message;  ///< what is wrong here, one clause in plain words, no full stop
};

/// A header field (RFC 5322 2.2). Views live as long as the Message.
struct Field {
  std::string_view name;   ///< as written, without trailing blanks
  std::string_view raw;    ///< the body as it stands in the file, folds included
  std::string_view value;  ///< unfolded, encoded words decoded (RFC 2047), UTF-8, trimmed
  SourceMap map;           ///< value -> Message::bytes
  SourceRange range;       ///< from the name to the end of the last line, without its line end
  SourceRange raw_range;   ///< of `raw`

  /// Field names compare without case.
  [[nodiscard]] bool is(std::string_view field_name) const;
};

/// Content-Transfer-Encoding (RFC 2045 6).
enum class Encoding : std::uint8_t {
  seven_bit,
  eight_bit,
  binary,
  quoted_printable,
  base64,
  uuencode
};
std::string_view name(Encoding encoding);

/// An entity: the message itself, a part of a multipart, or an enclosed message.
struct Part {
  std::string_view section;       ///< IMAP section number, "1.2"; a multipart root is "0" or "2.0"
  std::string_view type;          ///< "text/html": lower case, defaulted as RFC 2045 5.2 says
  std::string_view charset;       ///< label as declared, lower case; empty when none was
  std::string_view used_charset;  ///< what the text was read as, such as "windows-1252"
  Encoding encoding = Encoding::seven_bit;
  std::string_view encoding_label;  ///< as declared, lower case; empty when none was
  std::string_view disposition;     ///< "attachment", "inline" or empty; lower case
  std::string_view filename;        ///< of Content-Disposition, else name= of Content-Type; decoded
  std::string_view content_id;      ///< without angle brackets
  std::string_view content_location;
  std::vector<Field> fields;

  static constexpr PartIndex kNone = ~PartIndex{0};
  PartIndex parent = kNone;
  std::vector<PartIndex> children;

  SourceRange header;  ///< header block, without the blank line that ends it
  SourceRange body;    ///< without the line end that belongs to the next delimiter

  /// For leaves of type text/*, and for a multipart that could not be split: the text as UTF-8 with
  /// LF, CRLF or CR as it came, and its way back to Message::bytes. Soft line breaks of
  /// format=flowed are joined and uuencoded files left out. Empty for other types and attachments.
  std::string_view text;
  LayeredMap map;
  /// Size after transfer decoding, before charset conversion. For a leaf.
  std::uint32_t decoded_bytes = 0;

  [[nodiscard]] bool is_multipart() const { return type.starts_with("multipart/"); }
  [[nodiscard]] bool is_html() const { return type == "text/html"; }
  [[nodiscard]] bool is_plain_text() const { return type == "text/plain"; }
  [[nodiscard]] bool is_attachment() const { return disposition == "attachment"; }
  [[nodiscard]] const Field* find(std::string_view field_name) const;
  /// The place of text[begin, end) in Message::bytes.
  [[nodiscard]] SourceRange place(std::uint32_t begin, std::uint32_t end) const {
    return map.range(begin, end);
  }
};

/// A file that stands uuencoded between "begin" and "end" inside a text/plain part. Clients show it
/// as an attachment, so its lines are no part of Part::text.
struct UuencodedFile {
  PartIndex part = 0;
  std::string_view filename;  ///< of the "begin" line
  std::string_view bytes;     ///< decoded
  SourceRange at;             ///< from "begin" to "end", in Message::bytes
};

/// A parsed message. Owns its bytes and every text derived from them; views stay valid when the
/// Message is moved, and end with it.
struct Message {
  Message() = default;
  Message(Message&&) = default;
  Message& operator=(Message&&) = default;

  TextPool pool;
  std::string_view bytes;
  LineIndex lines;
  std::vector<Part> parts;  ///< depth first; parts[0] is the message itself; never empty
  std::vector<UuencodedFile> uuencoded;  ///< in the order of their places
  std::vector<Defect> defects;           ///< in the order of their places
  bool is_cut_off = false;               ///< the file ends where a message cannot end

  [[nodiscard]] const Part& root() const { return parts.front(); }
  /// First field of that name in the message's own header, or nullptr.
  [[nodiscard]] const Field* find(std::string_view field_name) const {
    return root().find(field_name);
  }
  [[nodiscard]] std::vector<const Field*> find_all(std::string_view field_name) const;
};

}  // namespace presend::mime
