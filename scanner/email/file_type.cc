#include "scanner/email/file_type.h"

#include <magic.h>

#include <memory>

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

}  // namespace

std::string sniff_file_type(std::string_view bytes) {
  thread_local const Magic magic = open_magic();  // a cookie serves one thread
  if (magic == nullptr || bytes.empty()) return {};
  const char* type = magic_buffer(magic.get(), bytes.data(), bytes.size());
  if (type == nullptr) return {};
  const std::string_view found(type);
  return found == "application/octet-stream" || found == "text/plain" ? std::string()
                                                                      : std::string(found);
}

}  // namespace presend::email
