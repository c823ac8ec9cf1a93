// Any text as a header field's body: addresses, encoded words, parameters, dates.
#include <cstdlib>
#include <string_view>

#include "scanner/mime/address.h"
#include "scanner/mime/date.h"
#include "scanner/mime/header_text.h"

using namespace presend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view raw(reinterpret_cast<const char*>(bytes), size);
  TextPool pool;
  const mime::DecodedText decoded = mime::decode_header_text(raw, 0, pool);
  const SourceRange all = decoded.map.range(0, static_cast<std::uint32_t>(decoded.text.size()));
  if (!decoded.text.empty() && (all.begin > all.end || all.end > size)) std::abort();
  static_cast<void>(mime::parse_parameters(raw, pool));
  static_cast<void>(mime::parse_date(raw));
  mime::Field field;
  field.raw = raw;
  field.value = decoded.text;
  field.raw_range = field.range = {0, static_cast<std::uint32_t>(size)};
  for (const mime::Mailbox& mailbox : mime::parse_mailboxes(field, pool))
    if (mailbox.at.begin > mailbox.at.end || mailbox.at.end > size) std::abort();
  return 0;
}
