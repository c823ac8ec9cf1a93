#include "tests/support/example_message.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::test_support {
namespace {

using heuristics::Example;

struct HeaderField {
  std::string name;
  std::string lines;  ///< the whole field with its line ends
};

std::vector<HeaderField> clean_fields() {
  return {{"From", "From: Example Shop <news@example.org>\n"},
          {"To", "To: Pat Reader <pat@example.net>\n"},
          {"Subject", "Subject: Spring news from Example Shop\n"},
          {"Date", "Date: Wed, 04 Mar 2026 09:00:00 +0000\n"},
          {"Message-ID", "Message-ID: <20260304090000.17@mail.example.org>\n"},
          {"MIME-Version", "MIME-Version: 1.0\n"}};
}

std::vector<HeaderField> split_fields(std::string_view lines) {
  std::vector<HeaderField> fields;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string line = std::string(lines.substr(0, end)) + '\n';
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (is_space(line.front()) && !fields.empty())
      fields.back().lines += line;
    else
      fields.push_back({line.substr(0, line.find(':')), line});
  }
  return fields;
}

std::string header_with(std::string_view example_lines) {
  const std::vector<HeaderField> own = split_fields(example_lines);
  std::string header;
  for (const HeaderField& field : clean_fields())
    if (std::none_of(own.begin(), own.end(), [&](const HeaderField& replacement) {
          return equals_ignoring_case(replacement.name, field.name);
        }))
      header += field.lines;
  for (const HeaderField& field : own)
    if (!trim(std::string_view(field.lines).substr(field.name.size() + 1)).empty())
      header += field.lines;
  return header;
}

std::string filler(std::size_t bytes) {
  std::string text;
  text.reserve(bytes + 77);
  while (text.size() < bytes) text.append(76, 'A') += '\n';
  return text;
}

std::string expand_fillers(std::string_view content, bool is_html) {
  static constexpr std::string_view kOpen = "<!-- filler: ", kClose = " bytes -->";
  std::string result;
  for (;;) {
    const std::size_t begin = content.find(kOpen);
    if (begin == std::string_view::npos) return result += content;
    const std::size_t end = content.find(kClose, begin);
    std::size_t bytes = 0;
    std::from_chars(content.data() + begin + kOpen.size(), content.data() + end, bytes);
    result += content.substr(0, begin);
    result += is_html ? "<!--\n" + filler(bytes) + "-->" : filler(bytes);
    content.remove_prefix(end + kClose.size());
  }
}

std::string as_document(std::string_view html) {
  for (const std::string_view own : {"<html", "<body", "<!doctype"})
    if (find_ignoring_case(html, own) != std::string_view::npos) return std::string(html);
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
         "<title>Spring news from Example Shop</title></head>\n<body>\n" +
         std::string(html) + "\n</body>\n</html>\n";
}

/// MIME fields and body of a text part.
std::string text_part(std::string_view type, std::string_view content, BodyEncoding encoding,
                      LineEnds line_ends) {
  std::string part = "Content-Type: " + std::string(type) + "; charset=utf-8\n";
  std::string text(content);
  if (text.empty() || text.back() != '\n') text += '\n';
  switch (encoding) {
    case BodyEncoding::plain:
      part += is_ascii_text(text) ? "Content-Transfer-Encoding: 7bit\n\n"
                                  : "Content-Transfer-Encoding: 8bit\n\n";
      return part + text;
    case BodyEncoding::quoted_printable:
      return part + "Content-Transfer-Encoding: quoted-printable\n\n" +
             encode_quoted_printable(text);
    case BodyEncoding::base64:
      return part + "Content-Transfer-Encoding: base64\n\n" +
             encode_base64(line_ends == LineEnds::crlf ? with_crlf(text) : text);
  }
  return part;
}

std::string alternative(std::string_view html, BodyEncoding encoding, LineEnds line_ends) {
  const std::string plain = "Our spring catalogue is here. Simply answer with your questions.\n";
  return "Content-Type: multipart/alternative; boundary=\"=_part\"\n\n--=_part\n" +
         text_part("text/plain", plain, BodyEncoding::plain, line_ends) + "\n--=_part\n" +
         text_part("text/html", as_document(html), encoding, line_ends) + "\n--=_part--\n";
}

std::string read_sample(std::string_view path) {
  const std::string file = std::string(PRESEND_SOURCE_DIR "/samples/rules/") + std::string(path);
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("no such sample: " + file);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string build(const Example& example, BodyEncoding encoding, LineEnds line_ends) {
  const std::string content = expand_fillers(example.content, example.kind == Example::Kind::html);
  switch (example.kind) {
    case Example::Kind::html:
      return header_with("") + alternative(content, encoding, line_ends);
    case Example::Kind::tpl:
      return as_document(content);
    case Example::Kind::text:
      return header_with("") + text_part("text/plain", content, encoding, line_ends);
    case Example::Kind::header:
      return header_with(content) +
             alternative("<p>Our spring catalogue is here. Simply answer with your questions.</p>",
                         encoding, line_ends);
    case Example::Kind::eml:
      return content;
    case Example::Kind::sample:
      return read_sample(content);
  }
  return content;
}

}  // namespace

std::string_view name(BodyEncoding encoding) {
  switch (encoding) {
    case BodyEncoding::plain:
      return "plain";
    case BodyEncoding::quoted_printable:
      return "quoted-printable";
    case BodyEncoding::base64:
      return "base64";
  }
  return "";
}

std::string_view name(LineEnds line_ends) { return line_ends == LineEnds::lf ? "LF" : "CRLF"; }

std::string example_message(const Example& example, BodyEncoding encoding, LineEnds line_ends) {
  std::string message = build(example, encoding, line_ends);
  const bool is_verbatim = message.find('\r') != std::string::npos;
  return line_ends == LineEnds::crlf && !is_verbatim ? with_crlf(message) : message;
}

std::string encode_quoted_printable(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      result += '\n';
      column = 0;
      continue;
    }
    const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n';
    const bool is_literal = (c > ' ' && c <= '~' && c != '=') || (c == ' ' && !ends_line);
    const std::size_t width = is_literal ? 1 : 3;
    if (column + width > 75) {
      result += "=\n";
      column = 0;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (is_literal)
      result += c;
    else
      (result += '=') += {kDigits[byte >> 4], kDigits[byte & 15]};
    column += width;
  }
  return result;
}

std::string encode_base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  std::size_t column = 0;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::string_view group = bytes.substr(i, 3);
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8 | (k < group.size() ? static_cast<unsigned char>(group[k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      result += k <= group.size() ? kDigits[bits >> (18 - 6 * k) & 63] : '=';
    if ((column += 4) == 76) {
      result += '\n';
      column = 0;
    }
  }
  if (column > 0) result += '\n';
  return result;
}

std::string with_crlf(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 32);
  for (const char c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

}  // namespace presend::test_support
