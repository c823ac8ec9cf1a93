#include "scanner/mime/part_text.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/mime/charset.h"
#include "scanner/mime/charset_convert.h"
#include "scanner/mime/flowed.h"
#include "scanner/mime/text_pieces.h"
#include "scanner/mime/transfer.h"
#include "scanner/mime/uuencode.h"

namespace presend::mime {
namespace {

// Text in which every letter is encoded on its own needs a run of twelve bytes a letter. A part is
// cut at this many, and once all parts together have as many, no further one is read.
constexpr std::size_t kRuns = 2U << 20;

std::uint32_t size_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

std::string_view body_of(const Message& message, const Part& part) {
  return message.bytes.substr(part.body.begin, part.body.size());
}

/// Charsets in which bytes below 128 may mean something else than ASCII.
bool may_differ_from_ascii(std::string_view charset) {
  const std::string lower = to_ascii_lower(charset);
  return lower.starts_with("utf-7") || lower.starts_with("utf-16") || lower.starts_with("utf-32") ||
         lower.starts_with("iso-2022") || lower.starts_with("hz") || lower.starts_with("imap") ||
         lower.starts_with("ucs") || lower.starts_with("iso-10646") || lower.starts_with("scsu") ||
         lower.starts_with("ibm");
}

bool allows_only_ascii(std::string_view label) {
  return label.empty() || label == "us-ascii" || label == "ascii";
}

std::uint32_t first_non_ascii(std::string_view text) {
  const auto found = std::find_if(text.begin(), text.end(), [](char c) { return !is_ascii(c); });
  return static_cast<std::uint32_t>(found - text.begin());
}

/// The character at `at`, all its bytes when they are UTF-8.
SourceRange character_at(std::string_view bytes, std::uint32_t at) {
  if (at >= bytes.size()) return {at, at};
  return {at, at + decode_utf8(bytes, at).size};
}

/// `label` is empty when it stood in <meta>. What the label makes of the first letter of UTF-8
/// tells people at once.
std::string describe_wrong_charset(std::string_view bytes, const Converted& converted,
                                   std::string_view label) {
  const std::string named = label.empty() ? "the charset its <meta> names" : std::string(label);
  if (!converted.is_mojibake)
    return "the text is not in " + named + (label.empty() ? "" : ", the charset this part names");
  const SourceRange first = character_at(bytes, converted.first_wrong);
  const std::string meant(bytes.substr(first.begin, first.size()));
  return "the text is UTF-8 but declared as " + (label.empty() ? "another in its <meta>" : named) +
         "; readers see \"" + mime::convert(meant, converted.used_charset).text +
         "\" instead of \"" + meant + '"';
}

SourceMap shifted(std::uint32_t offset, std::size_t size) {
  SourceMap map;
  map.add(0, offset);
  map.finish(static_cast<std::uint32_t>(size));
  return map;
}

}  // namespace

std::size_t TextReader::limit() const {
  return runs_ >= kRuns ? 0 : std::min<std::size_t>(limits_.text_bytes, left_);
}

void TextReader::note_bad_transfer(const Part& part, PartIndex index, std::uint32_t at) {
  const SourceRange place{at, std::min(at + 1, size_of(message_.bytes))};
  if (part.encoding == Encoding::base64)
    defects_.add(DefectKind::bad_base64, index, place,
                 "this base64 text is damaged: a character, its end or its padding is wrong");
  else
    defects_.add(DefectKind::bad_quoted_printable, index, place,
                 "this \"=\" begins neither an encoded letter nor a soft line break "
                 "(quoted-printable)");
}

/// Sizes of a body that nobody reads as text.
void TextReader::measure(Part& part, PartIndex index) {
  const std::string_view body = body_of(message_, part);
  part.decoded_bytes = size_of(body);
  if (part.encoding == Encoding::uuencode) {
    const UuencodeScan scan = find_uuencoded(body);
    if (!scan.files.empty()) part.decoded_bytes = size_of(scan.files.front().bytes);
    return;
  }
  if (part.encoding != Encoding::base64 && part.encoding != Encoding::quoted_printable) return;
  const TransferCheck check = part.encoding == Encoding::base64
                                  ? check_base64(body, part.body.begin)
                                  : check_quoted_printable(body, part.body.begin);
  part.decoded_bytes = check.size;
  if (check.is_malformed) note_bad_transfer(part, index, check.first_bad);
}

TextReader::Bytes TextReader::decode_uuencoded(Part& part, std::size_t limit) {
  UuencodeScan scan = find_uuencoded(body_of(message_, part), part.body.begin);
  if (scan.files.empty()) {
    const std::string_view body = body_of(message_, part);
    part.decoded_bytes = size_of(body);
    return {body.substr(0, limit), shifted(part.body.begin, std::min(body.size(), limit)),
            body.size() > limit};
  }
  UuencodedBlock& file = scan.files.front();
  part.decoded_bytes = size_of(file.bytes);
  const bool is_cut = file.bytes.size() > limit;
  if (is_cut) {
    file.bytes.resize(limit);
    file.map.finish(size_of(file.bytes));
  }
  return {message_.pool.keep(file.bytes), std::move(file.map), is_cut};
}

/// Takes the transfer encoding off at most `limit` bytes and sets Part::decoded_bytes.
TextReader::Bytes TextReader::decode(Part& part, PartIndex index, std::size_t limit) {
  const std::string_view body = body_of(message_, part);
  if (part.encoding == Encoding::uuencode) return decode_uuencoded(part, limit);
  if (part.encoding != Encoding::base64 && part.encoding != Encoding::quoted_printable) {
    part.decoded_bytes = size_of(body);
    const std::string_view text = utf8_prefix(body, limit);
    return {text, shifted(part.body.begin, text.size()), text.size() < body.size()};
  }
  // One byte more than wanted tells a text of just that size from one that is cut.
  const DecodeLimits limits(limit + 1, kRuns);
  Decoded decoded = part.encoding == Encoding::base64
                        ? decode_base64(body, part.body.begin, limits)
                        : decode_quoted_printable(body, part.body.begin, limits);
  if (!decoded.is_complete || decoded.bytes.size() > limit) {
    decoded.bytes.resize(utf8_prefix(decoded.bytes, limit).size());
    decoded.map.finish(size_of(decoded.bytes));
    measure(part, index);
    return {message_.pool.keep(decoded.bytes), std::move(decoded.map), true};
  }
  if (decoded.is_malformed) note_bad_transfer(part, index, decoded.first_bad);
  part.decoded_bytes = size_of(decoded.bytes);
  return {message_.pool.keep(decoded.bytes), std::move(decoded.map), false};
}

/// The usual case: the bytes are their own UTF-8, so that nothing is copied and the charset map
/// stays the identity. False when they have to be converted.
bool TextReader::read_as_is(Part& part, std::string_view bytes) {
  const auto encoding = encoding_of_label(part.charset);
  const bool is_utf8 = encoding && equals_ignoring_case(*encoding, "utf-8");
  if (!part.charset.empty() && !encoding) return false;
  if (encoding && may_differ_from_ascii(*encoding)) return false;
  if (bytes.find('\x1B') != std::string_view::npos) return false;  // perhaps ISO-2022-JP
  const bool is_all_ascii = is_ascii_text(bytes);
  if (!is_all_ascii && (!is_utf8 || bytes.starts_with("\xEF\xBB\xBF") || !is_valid_utf8(bytes)))
    return false;
  part.text = bytes;
  part.used_charset = encoding && !allows_only_ascii(part.charset) ? *encoding : "us-ascii";
  return true;
}

void TextReader::note_charset(const Part& part, PartIndex index, const Bytes& decoded) {
  const std::string_view body = body_of(message_, part);
  const bool is_declared_7bit = part.encoding == Encoding::seven_bit;
  // HTML often names its charset in <meta>, which every client reads.
  const bool is_declared_ascii =
      allows_only_ascii(part.charset) && !(part.charset.empty() && part.is_html());
  if (!is_declared_7bit && !is_declared_ascii) return;
  if (is_ascii_text(is_declared_7bit ? body : decoded.bytes)) return;
  SourceRange at = character_at(body, first_non_ascii(body));
  if (is_declared_7bit) {
    at = {part.body.begin + at.begin, part.body.begin + at.end};
  } else {
    at = character_at(decoded.bytes, first_non_ascii(decoded.bytes));
    at = decoded.map.range(at.begin, at.end);
  }
  defects_.add(DefectKind::undeclared_8bit, index, at,
               !is_declared_7bit
                   ? part.charset.empty()
                         ? "letters beyond ASCII stand in a part that names no charset for them"
                         : "letters beyond ASCII stand in a part whose charset has none of them"
               : part.encoding_label.empty()
                   ? "letters beyond ASCII stand in a part without a Content-Transfer-Encoding, "
                     "which allows none"
                   : "letters beyond ASCII stand in a part that is declared to have none (7bit)");
}

void TextReader::convert(Part& part, PartIndex index, const Bytes& decoded,
                         const MimeFields& fields) {
  part.map.transfer = decoded.map;
  if (read_as_is(part, decoded.bytes)) return;
  Converted converted =
      to_utf8(decoded.bytes, {.declared = part.charset, .is_html = part.is_html()});
  part.used_charset = converted.used_charset;
  const std::string_view whole = utf8_prefix(converted.text, limits_.text_bytes);
  if (whole.size() < converted.text.size()) {
    converted.text.resize(whole.size());
    if (!converted.map.is_identity()) converted.map.finish(size_of(converted.text));
  }
  part.text = message_.pool.keep(converted.text);
  part.map.charset = std::move(converted.map);
  if (converted.is_label_unknown)
    defects_.add(DefectKind::unknown_charset, index, fields.content_type,
                 "nobody knows the charset this part names; its letters were guessed");
  const bool is_label_in_meta = part.charset.empty() && part.is_html();
  if (!converted.is_label_wrong || (!is_label_in_meta && allows_only_ascii(part.charset))) return;
  const SourceRange first = character_at(decoded.bytes, converted.first_wrong);
  defects_.add(DefectKind::wrong_charset, index, decoded.map.range(first.begin, first.end),
               describe_wrong_charset(decoded.bytes, converted, part.charset));
}

void TextReader::take_out_uuencoded(Part& part, PartIndex index) {
  const UuencodeScan scan = find_uuencoded(part.text);
  for (const SourceRange begin : scan.bad_begins)
    defects_.add(DefectKind::bad_uuencode, index, part.place(begin.begin, begin.end),
                 "this line announces a uuencoded file, but no such data follow");
  if (scan.files.empty()) return;
  std::vector<SourceRange> taken;
  for (const UuencodedBlock& file : scan.files) {
    const SourceRange at = part.place(file.at.begin, file.at.end);
    message_.uuencoded.push_back({index,
                                  part.text.substr(file.filename.begin, file.filename.size()),
                                  message_.pool.keep(file.bytes), at});
    if (file.is_malformed)
      defects_.add(DefectKind::bad_uuencode, index, at, "this uuencoded file has no end");
    taken.push_back(file.at);
  }
  PiecedText rest =
      join_pieces(part.text, part.map.charset, pieces_beside(size_of(part.text), taken));
  part.text = message_.pool.keep(rest.text);
  part.map.charset = std::move(rest.map);
}

void TextReader::join_flowed(Part& part, bool deletes_space) {
  const std::vector<SourceRange> kept = flowed_pieces(part.text, deletes_space);
  if (kept.size() == 1 && kept[0].size() == part.text.size()) return;
  PiecedText joined = join_pieces(part.text, part.map.charset, kept);
  part.text = message_.pool.keep(joined.text);
  part.map.charset = std::move(joined.map);
}

void TextReader::read(PartIndex index, const Entity& entity) {
  Part& part = message_.parts[index];
  if (!part.children.empty()) return;
  const bool is_text =
      (part.type.starts_with("text/") && !part.is_attachment()) || entity.is_unsplit;
  if (!is_text) {
    measure(part, index);
    return;
  }
  const std::size_t most = limit();
  const Bytes decoded = decode(part, index, most);
  if (decoded.is_cut)
    defects_.add(DefectKind::text_limit, index, {part.body.begin, part.body.end},
                 "the text of this part is too long; the rest of it was not read");
  left_ -= std::min(left_, decoded.bytes.size());
  note_charset(part, index, decoded);
  convert(part, index, decoded, entity.fields);
  if (const auto nul = part.text.find('\0'); nul != std::string_view::npos) {
    const auto at = static_cast<std::uint32_t>(nul);
    defects_.add(DefectKind::nul_in_text, index, part.place(at, at + 1),
                 "the text holds NUL characters, which no text can have");
  }
  if (part.is_plain_text()) take_out_uuencoded(part, index);
  if (part.is_plain_text() && entity.fields.is_flowed)
    join_flowed(part, entity.fields.deletes_space);
  runs_ += part.map.transfer.run_count() + part.map.charset.run_count();
}

}  // namespace presend::mime
