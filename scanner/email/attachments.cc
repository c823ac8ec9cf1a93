// Parts that a client offers to save.
#include <algorithm>

#include "scanner/email/archive.h"
#include "scanner/email/collector.h"
#include "scanner/email/file_type.h"
#include "scanner/email/ole_file.h"
#include "scanner/mime/parse.h"

namespace presend::email {
namespace {

/// The types libmagic tells apart need no more of a file.
constexpr std::size_t kSniffedBytes = std::size_t{64} * 1024;

bool is_offered(const mime::Part& part, bool is_embedded) {
  if (part.is_multipart() || !part.children.empty()) return false;
  if (part.is_attachment()) return true;
  if (part.is_html() || part.is_plain_text()) return false;
  if (part.type.starts_with("message/")) return false;
  // Other text types are bodies to some clients (calendar, AMP); a name makes them a file.
  if (part.type.starts_with("text/")) return !part.filename.empty();
  return !is_embedded;
}

bool may_be_archive(std::string_view type) {
  static constexpr std::string_view kHints[] = {
      "zip",     "tar",     "7z",           "rar",          "cab",
      "iso9660", "openxml", "opendocument", "java-archive", "epub"};
  return std::any_of(std::begin(kHints), std::end(kHints), [&](std::string_view hint) {
    return type.find(hint) != std::string_view::npos;
  });
}

/// The file of a zipped Office document that holds its macros.
bool is_macro_entry(std::string_view name) {
  return name.ends_with("/vbaProject.bin") ||
         (name.starts_with("Basic/") && name.ends_with("/script-lb.xml"));
}

void look_inside(Attachment& attachment, std::string_view bytes, TextPool& pool,
                 const Limits& limits, ArchiveAllowance& left) {
  attachment.real_type = pool.keep(sniff_file_type(bytes.substr(0, kSniffedBytes)));
  const OleFile ole = look_into_ole(bytes);
  attachment.has_macros = ole.has_macros;
  attachment.is_encrypted = ole.is_encrypted;
  if (!may_be_archive(attachment.real_type)) return;
  ArchiveListing listing = list_archive(bytes, limits, left);
  attachment.is_encrypted = listing.is_encrypted;
  attachment.is_listing_complete = listing.is_complete;
  attachment.entries = std::move(listing.entries);
  attachment.has_macros = std::any_of(attachment.entries.begin(), attachment.entries.end(),
                                      [](const std::string& name) { return is_macro_entry(name); });
}

}  // namespace

void collect_attachments(Email& email, const Limits& limits) {
  const mime::Message& message = email.message;
  ArchiveAllowance left(limits);
  std::vector<bool> is_embedded(message.parts.size());
  for (const Image& image : email.images)
    if (image.source_part) is_embedded[*image.source_part] = true;
  for (PartIndex index = 0; index < message.parts.size(); ++index) {
    const mime::Part& part = message.parts[index];
    if (!is_offered(part, is_embedded[index])) continue;
    Attachment& attachment = email.attachments.emplace_back();
    attachment.part = index;
    attachment.filename = part.filename;
    attachment.declared_type = part.type;
    attachment.bytes = part.decoded_bytes;
    attachment.at = part.header.empty() ? part.body : part.header;
    look_inside(attachment, mime::decoded_body(message, part, limits.archive_bytes + 1), email.pool,
                limits, left);
  }
  for (const mime::UuencodedFile& file : message.uuencoded) {
    Attachment& attachment = email.attachments.emplace_back();
    attachment.part = file.part;
    attachment.filename = file.filename;
    attachment.bytes = static_cast<std::uint32_t>(file.bytes.size());
    attachment.at = file.at;
    look_inside(attachment, file.bytes, email.pool, limits, left);
  }
}

}  // namespace presend::email
