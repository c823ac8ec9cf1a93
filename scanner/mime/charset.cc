#include "scanner/mime/charset.h"

#include <utility>

#include "scanner/base/utf8.h"
#include "scanner/mime/charset_convert.h"
#include "scanner/mime/charset_single_byte.h"
#include "scanner/mime/charset_sniff.h"

namespace presend::mime {
namespace {

void take(Converted& to, Conversion&& from, std::string_view encoding) {
  to.text = std::move(from.text);
  to.map = std::move(from.map);
  to.used_charset = encoding;
}

// A character cut short by the end (of what is read of a part) is no contradiction.
bool is_only_cut_short(const Conversion& c) {
  return c.ill_formed == 1 && c.ends_inside_character && c.well_formed > 0;
}

void call_wrong(Converted& converted, std::uint32_t first) {
  if (converted.is_label_wrong) return;
  converted.is_label_wrong = true;
  converted.first_wrong = first;
}

Converted sniffed(std::string_view bytes, bool is_html) {
  Converted result;
  const std::string_view encoding = sniff_encoding(bytes, is_html);
  take(result, convert(bytes, encoding), encoding);
  if (encoding == "utf-8" && is_ascii_text(bytes)) result.used_charset = "us-ascii";
  return result;
}

// UTF-16 is told by its byte order mark or, failing that, by where its NUL bytes lie; ASCII letters
// without any NUL were never UTF-16, only mislabelled.
std::optional<std::string_view> utf16_as_found(std::string_view bytes, std::string_view declared) {
  if (const auto found = utf16_without_mark(bytes)) return found;
  const bool is_plain_ascii = bytes.find('\0') == std::string_view::npos && is_ascii_text(bytes);
  if (is_plain_ascii && !bytes.empty()) return std::nullopt;
  return declared;
}

// Any byte is a letter in most single-byte charsets, so no label of theirs is ever contradicted.
// But text of theirs does not form sequences of UTF-8 and nothing else, save one by chance.
bool is_certainly_utf8(std::string_view bytes) {
  if (!is_valid_utf8(bytes)) return false;
  const std::size_t first = ascii_run(bytes, 0);
  if (first == bytes.size()) return false;
  const std::size_t behind = first + decode_utf8(bytes, first).size;
  return behind + ascii_run(bytes, behind) < bytes.size();
}

Converted as_declared(std::string_view bytes, std::string_view encoding, bool is_html) {
  Converted result;
  if (encoding.starts_with("utf-16")) {
    const auto found = utf16_as_found(bytes, encoding);
    if (!found) {
      result = sniffed(bytes, is_html);
      call_wrong(result, 0);
      return result;
    }
    encoding = *found;
  }
  Conversion converted = convert(bytes, encoding);
  if (converted.ill_formed == 0 || is_only_cut_short(converted)) {
    take(result, std::move(converted), encoding);
    if (single_byte_table(encoding) != nullptr && is_certainly_utf8(bytes)) {
      call_wrong(result, static_cast<std::uint32_t>(ascii_run(bytes, 0)));
      result.is_mojibake = true;
    }
    return result;
  }
  const std::uint32_t first = converted.first_ill_formed;
  if (converted.is_convincing() && (encoding == "utf-8" || !is_valid_utf8(bytes)))
    take(result, std::move(converted), encoding);
  else
    result = sniffed(bytes, is_html);
  call_wrong(result, first);
  return result;
}

}  // namespace

Converted to_utf8(std::string_view bytes, const CharsetHints& hints) {
  const auto declared = encoding_of_label(hints.declared);
  const bool is_label_unknown = !hints.declared.empty() && !declared;
  Converted result;
  if (const auto mark = byte_order_mark(bytes)) {
    Conversion converted = convert(bytes, mark->encoding, mark->size);
    const std::uint32_t flaws = is_only_cut_short(converted) ? 0 : converted.ill_formed;
    const std::uint32_t first = converted.first_ill_formed;
    take(result, std::move(converted), mark->encoding);
    const bool same_family = declared && declared->substr(0, 6) == mark->encoding.substr(0, 6);
    if (declared && !is_ascii_label(hints.declared) && !same_family) call_wrong(result, 0);
    if (flaws > 0 && same_family) call_wrong(result, first);
  } else if (declared && !is_ascii_label(hints.declared)) {
    result = as_declared(bytes, *declared, hints.is_html);
  } else {
    const auto meta = hints.is_html ? meta_encoding(bytes) : std::nullopt;
    result = meta ? as_declared(bytes, *meta, hints.is_html) : sniffed(bytes, hints.is_html);
  }
  result.is_label_unknown = is_label_unknown;
  return result;
}

}  // namespace presend::mime
