#include "scanner/io/content.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"
#include "scanner/io/names.h"

namespace presend::io {
namespace {

using namespace std::string_view_literals;

/// A kind of file that people name by mistake.
struct Magic {
  std::string_view bytes;
  std::string_view what;
  std::string_view remedy;
};

constexpr std::string_view kExport = "Export the message itself as .eml and name that";
constexpr std::string_view kUnpack = "Unpack it and name the drafts inside";

constexpr std::array kMagics = {
    Magic{"\x89PNG\r\n\x1a\n"sv, "a PNG image", kExport},
    Magic{"\xff\xd8\xff"sv, "a JPEG image", kExport},
    Magic{"GIF87a"sv, "a GIF image", kExport},
    Magic{"GIF89a"sv, "a GIF image", kExport},
    Magic{"PK\x03\x04"sv, "a ZIP archive or an office document", kUnpack},
    Magic{"\x1f\x8b"sv, "a gzip archive", kUnpack},
    Magic{"BZh91AY&SY"sv, "a bzip2 archive", kUnpack},
    Magic{"\xfd"
          "7zXZ\x00"sv,
          "an xz archive", kUnpack},
    Magic{"7z\xbc\xaf\x27\x1c"sv, "a 7z archive", kUnpack},
    Magic{"Rar!\x1a\x07"sv, "a RAR archive", kUnpack},
    Magic{"%PDF-"sv, "a PDF document", kExport},
    Magic{"\x7f"
          "ELF"sv,
          "a program", kExport},
    Magic{"MZ\x90\x00"sv, "a Windows program", kExport},
    Magic{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "an Outlook .msg file or an old office document",
          "Open it in Outlook and save the message as .eml"},
    Magic{"!BDN"sv, "an Outlook data file (.pst)",
          "Open it in Outlook and save the message as .eml"},
    Magic{"SQLite format 3\x00"sv, "a database", kExport},
};

bool has_utf16_mark(std::string_view bytes) {
  return bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("\xfe\xff"sv);
}

/// Whether `line` begins as a header field does (RFC 5322 2.2): a name and a colon.
bool is_field(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && line[at] > ' ' && line[at] < 0x7f && line[at] != ':') ++at;
  if (at == 0 || at > 100) return false;
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
  return at < line.size() && line[at] == ':';
}

/// Takes the first line off `text`, without its line end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find_first_of("\r\n");
  const std::string_view line = text.substr(0, end);
  if (end == std::string_view::npos) {
    text = {};
  } else {
    text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  return line;
}

std::string_view without_mark_and_blanks(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}

/// Whether a header field stands anywhere in the first block of lines, before anything binary.
bool has_field(std::string_view bytes) {
  std::string_view text = without_mark_and_blanks(bytes.substr(0, std::size_t{64} << 10));
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) return false;
    if (is_field(line)) return true;
    // Among random bytes something soon looks like a field.
    if (std::any_of(line.begin(), line.end(), [](char c) { return is_control(c) && c != '\t'; }))
      return false;
  }
  return false;
}

bool is_mostly_control(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  const auto controls =
      std::count_if(head.begin(), head.end(), [](char c) { return is_control(c) && !is_space(c); });
  return static_cast<std::size_t>(controls) * 5 > head.size();
}

/// Whether the first element of a file is that of MJML.
bool is_mjml(std::string_view bytes, bool is_html_file) {
  std::string_view text = without_mark_and_blanks(bytes.substr(0, std::size_t{64} << 10));
  if (text.starts_with("<mjml")) return true;
  if (!is_html_file) return false;
  // Behind comments and template tags; a page about MJML has other elements first.
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (text.substr(at).starts_with("<!--")) {
      at = text.find("-->", at);
      if (at == std::string_view::npos) return false;
    } else if (at + 1 < text.size() && is_ascii_alpha(text[at + 1])) {
      return starts_with_ignoring_case(text.substr(at), "<mjml");
    }
  }
  return false;
}

}  // namespace

bool looks_like_html(std::string_view head) {
  head = head.substr(0, kSniffBytes);
  if (head.find('\0') != std::string_view::npos || is_mostly_control(head)) return false;
  constexpr std::string_view kElements[] = {"<!doctype html",
                                            "<html",
                                            "<head",
                                            "<body",
                                            "<table",
                                            "<div",
                                            "<p>",
                                            "<p ",
                                            "<td",
                                            "<tr",
                                            "<h1",
                                            "<a ",
                                            "<center",
                                            "<span"};
  return std::any_of(std::begin(kElements), std::end(kElements), [&](std::string_view element) {
    return find_ignoring_case(head, element) != std::string_view::npos;
  });
}

bool looks_like_message(std::string_view head) {
  head = head.substr(0, kSniffBytes);
  if (head.find('\0') != std::string_view::npos || is_mostly_control(head)) return false;
  std::string_view text = without_mark_and_blanks(head);
  if (text.starts_with("From ")) take_line(text);
  std::size_t fields = 0;
  for (bool is_first = true; !text.empty(); is_first = false) {
    const std::string_view line = take_line(text);
    if (line.empty()) return fields > 0;
    const bool is_continuation = !is_first && (line.front() == ' ' || line.front() == '\t');
    if (is_continuation) continue;
    // The last line may be cut in the middle of a name.
    if (!is_field(line)) return fields > 0 && text.empty() && head.size() == kSniffBytes;
    ++fields;
  }
  return fields > 0;
}

std::optional<Error> content_problem(const std::string& file, std::string_view bytes,
                                     bool is_html_file) {
  if (bytes.empty())
    return Error{file, 0, "is empty", "Save the draft again, or leave the file out"};
  if (without_mark_and_blanks(bytes).empty())
    return Error{file, 0, "holds nothing but blanks",
                 "Save the draft again, or leave the file out"};
  for (const Magic& magic : kMagics)
    if (bytes.starts_with(magic.bytes))
      return Error{file, 0, "is " + std::string(magic.what) + ", not a mail draft",
                   std::string(magic.remedy)};
  if (is_mjml_name(file) || is_mjml(bytes, is_html_file))
    return Error{file, 0, "is MJML, which no mail program shows",
                 "Compile it (mjml draft.mjml -o draft.html) and name the HTML that comes out"};
  if (!is_html_file && has_field(bytes)) return std::nullopt;
  if (has_utf16_mark(bytes)) {
    if (is_html_file) return std::nullopt;
    return Error{file, 0, "is UTF-16 text, which no mail program writes",
                 "Save it as UTF-8, or export the message as .eml"};
  }
  const bool has_nul = bytes.substr(0, 4096).find('\0') != std::string_view::npos;
  if (is_mostly_control(bytes) || (has_nul && !is_html_file))
    return Error{file, 0, "is binary and has no header field, so it is not a mail draft",
                 std::string(kExport)};
  return std::nullopt;
}

}  // namespace presend::io
