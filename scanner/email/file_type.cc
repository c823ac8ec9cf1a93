#include "scanner/email/file_type.h"

#include <magic.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "scanner/base/ascii.h"
#include "scanner/email/libraries.h"

namespace presend::email {
namespace {

struct CloseMagic {
  void operator()(magic_set* cookie) const { magic_close(cookie); }
};
using Magic = std::unique_ptr<magic_set, CloseMagic>;

Magic open_magic() {
  // Tests on plain text (languages, encodings, mail) are slow and answer nothing we ask.
  Magic magic(magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_TEXT | MAGIC_NO_CHECK_ENCODING |
                         MAGIC_NO_CHECK_TOKENS | MAGIC_NO_CHECK_CSV | MAGIC_NO_CHECK_JSON |
                         MAGIC_NO_CHECK_COMPRESS));
  if (magic != nullptr && magic_load(magic.get(), nullptr) != 0) magic.reset();
  return magic;
}

/// What libmagic tells by its tests on text only. As browsers do (WHATWG MIME Sniffing 7.1), for
/// the openings that nothing but a page has.
bool opens_a_page(std::string_view bytes) {
  static constexpr std::string_view kOpenings[] = {"<!doctype html", "<html", "<head",
                                                   "<script",        "<body", "<iframe"};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (!bytes.empty() && is_space(bytes.front())) bytes.remove_prefix(1);
  return std::any_of(std::begin(kOpenings), std::end(kOpenings), [&](std::string_view opening) {
    if (!starts_with_ignoring_case(bytes, opening) || bytes.size() == opening.size()) return false;
    const char next = bytes[opening.size()];
    return next == '>' || is_space(next);
  });
}

}  // namespace

std::string sniff_file_type(std::string_view bytes) {
  thread_local const Magic magic = open_magic();  // a cookie serves one thread
  if (opens_a_page(bytes)) return "text/html";
  if (magic == nullptr || bytes.empty()) return {};
  const char* type = magic_buffer(magic.get(), bytes.data(), bytes.size());
  if (type == nullptr) return {};
  const std::string_view found(type);
  return found == "application/octet-stream" || found == "text/plain" ? std::string()
                                                                      : std::string(found);
}

Library magic_library() {
  const int version = magic_version();  // 544 is 5.44
  const int minor = version % 100;
  return {"libmagic",
          std::to_string(version / 100) + (minor < 10 ? ".0" : ".") + std::to_string(minor)};
}

}  // namespace presend::email
