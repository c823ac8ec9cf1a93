#include "scanner/email/ole_file.h"

#include <algorithm>
#include <functional>
#include <string>

namespace presend::email {
namespace {

constexpr std::string_view kSignature("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);

/// Names in the directory are UTF-16LE and lie in one piece ([MS-CFB] 2.6), so that searching the
/// file finds them without following its sector chains.
bool has_entry(std::string_view bytes, std::string_view ascii_name) {
  std::string name;
  for (const char c : ascii_name) (name += c) += '\0';
  const std::boyer_moore_horspool_searcher searcher(name.begin(), name.end());
  return std::search(bytes.begin(), bytes.end(), searcher) != bytes.end();
}

}  // namespace

OleFile look_into_ole(std::string_view bytes) {
  if (!bytes.starts_with(kSignature)) return {};
  return {has_entry(bytes, "_VBA_PROJECT"), has_entry(bytes, "EncryptedPackage")};
}

}  // namespace presend::email
