#include "scanner/mime/field_reader.h"

#include <mimetic/mimetic.h>

#include <algorithm>
#include <exception>

#include "scanner/base/ascii.h"
#include "scanner/mime/libraries.h"

namespace presend::mime {
namespace {

// mimetic grows its buffer by 128 bytes at a time and copies all of it each time; up to this size
// that does not show.
constexpr std::size_t kReadBytes = 4096;

/// mimetic's reader of header blocks alone. MimeEntity::load() would go on to read Content-Type and
/// search the body for boundaries, which is where mimetic fails on hostile input.
class HeaderReader : private mimetic::IteratorParser<const char*, std::input_iterator_tag> {
 public:
  explicit HeaderReader(mimetic::MimeEntity& entity) : IteratorParser(entity) {}
  void read(const std::string& block) {
    m_bit = block.data();
    m_eit = block.data() + block.size();
    loadHeader();
  }
};

std::string_view slice(std::string_view text, SourceRange range) {
  return text.substr(range.begin, range.size());
}

bool is_read(const RawField& field) { return field.name.size() <= kReadBytes / 4; }

/// The field as mimetic likes it: CRLF, no NUL, no blank in front of the colon.
void append_clean(std::string& block, std::string_view text, const RawField& field) {
  block += slice(text, field.name);
  block += ':';
  bool is_folded = false;
  for (const char c : slice(text, field.raw).substr(0, kReadBytes)) {
    if (c == '\r' || c == '\n') {
      is_folded = true;
      continue;
    }
    if (is_folded) block += "\r\n";
    is_folded = false;
    block += c == '\0' ? ' ' : c;
  }
  block += "\r\n";
}

std::string unfold(std::string_view raw) {
  std::string out;
  for (const char c : raw.substr(0, kReadBytes))
    if (c != '\r' && c != '\n') out += c == '\0' ? ' ' : c;
  return std::string(trim(out));
}

/// False when mimetic found other fields than the scanner.
bool read_with_mimetic(std::string_view text, std::span<RawField> fields) {
  std::string block;
  for (const RawField& field : fields)
    if (is_read(field)) append_clean(block, text, field);
  block += "\r\n";
  try {
    mimetic::MimeEntity entity;
    HeaderReader(entity).read(block);
    auto found = entity.header().begin();
    for (RawField& field : fields) {
      if (!is_read(field)) {
        field.unfolded = unfold(slice(text, field.raw));
        continue;
      }
      if (found == entity.header().end()) return false;
      const auto& name = found->name();
      if (std::string_view(name.data(), name.size()) != slice(text, field.name)) return false;
      field.unfolded = found->value();
      ++found;
    }
    return found == entity.header().end();
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace

void read_fields(std::string_view text, std::span<RawField> fields) {
  if (fields.empty() || read_with_mimetic(text, fields)) return;
  for (RawField& field : fields) field.unfolded = unfold(slice(text, field.raw));
}

Library mimetic_library() { return {"mimetic", mimetic::version.str()}; }

}  // namespace presend::mime
