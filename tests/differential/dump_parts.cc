// Prints what the MIME parser made of drafts, for mime_test.py to hold against another parser: for
// every file named on standard input one line of "type:bytes:text" a part, separated by tabs, where
// bytes and text are hashes of the decoded body and of the text as UTF-8 ("-" for none).
#include <cinttypes>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "scanner/base/ascii.h"
#include "scanner/mime/parse.h"

namespace {

using presend::mime::Message;
using presend::mime::Part;

/// Hash of a text up to line ends, blanks at the end of lines and empty lines at both ends.
std::string hash(std::string_view text) {
  std::string lines;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    if (c == '\n' || c == '\r') {
      while (!lines.empty() && (lines.back() == ' ' || lines.back() == '\t')) lines.pop_back();
      lines += '\n';
    } else {
      lines += c;
    }
  }
  std::uint64_t value = 0xcbf29ce484222325U;
  for (const char c : presend::trim(lines))
    value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  char hex[20];
  std::snprintf(hex, sizeof hex, "%016" PRIx64, value);
  return hex;
}

void dump(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const Message message = presend::mime::parse(bytes);
  std::string line = file;
  for (const Part& part : message.parts) {
    line += '\t' + std::string(part.type) + ':';
    const bool is_leaf = part.children.empty() && !part.is_multipart();
    line += is_leaf ? hash(presend::mime::decoded_body(message, part)) : "-";
    line += ':';
    line +=
        is_leaf && part.type.starts_with("text/") && !part.is_attachment() ? hash(part.text) : "-";
  }
  std::cout << line << '\n';
}

}  // namespace

int main() {
  for (std::string file; std::getline(std::cin, file);) dump(file);
  return 0;
}
