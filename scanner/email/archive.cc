#include "scanner/email/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

#include "scanner/base/utf8.h"
#include "scanner/email/libraries.h"

namespace presend::email {
namespace {

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using Archive = std::unique_ptr<archive, FreeArchive>;

Archive open_archive(std::string_view bytes) {
  Archive handle(archive_read_new());
  if (handle == nullptr) return handle;
  // No xz or lzma: their headers may ask for gigabytes of dictionary.
  archive_read_support_filter_gzip(handle.get());
  archive_read_support_filter_bzip2(handle.get());
  archive_read_support_format_zip(handle.get());
  archive_read_support_format_tar(handle.get());
  archive_read_support_format_7zip(handle.get());
  archive_read_support_format_rar(handle.get());
  archive_read_support_format_rar5(handle.get());
  archive_read_support_format_cab(handle.get());
  archive_read_support_format_iso9660(handle.get());
  if (archive_read_open_memory(handle.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    handle.reset();
  return handle;
}

/// Whether the way to the next entry leads through decompressed data. Otherwise the sizes of the
/// packed data lead there, or a directory does.
bool decompresses_on_the_way(archive* handle) {
  const int format = archive_format(handle) & ARCHIVE_FORMAT_BASE_MASK;
  return archive_filter_count(handle) > 1 || format == ARCHIVE_FORMAT_RAR_V5;
}

/// Reads past the entry's data, at most `budget` bytes of it.
bool pass_over(archive* handle, std::int64_t& budget) {
  const void* block;
  std::size_t size;
  la_int64_t offset;
  while (budget > 0) {
    const int status = archive_read_data_block(handle, &block, &size, &offset);
    if (status == ARCHIVE_EOF) return true;
    if (status < ARCHIVE_WARN) return false;
    budget -= static_cast<std::int64_t>(size) + 512;
  }
  return false;
}

std::string entry_name(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  if (name == nullptr) return "(unnamed)";
  std::string out;
  for (std::string_view rest = name; !rest.empty();) {
    const CodePoint c = decode_utf8(rest, 0);
    append_utf8(out, c.value);
    rest.remove_prefix(c.size);
  }
  return out;
}

}  // namespace

ArchiveAllowance::ArchiveAllowance(const Limits& limits)
    : entries(limits.archive_entries), decompressed_bytes(std::int64_t{limits.archive_bytes} * 2) {}

ArchiveListing list_archive(std::string_view bytes, const Limits& limits, ArchiveAllowance& left) {
  ArchiveListing listing;
  const bool is_cut = bytes.size() > limits.archive_bytes;
  if (left.decompressed_bytes <= 0) {
    listing.is_complete = false;
    return listing;
  }
  const Archive handle = open_archive(bytes.substr(0, limits.archive_bytes));
  if (handle == nullptr) return listing;
  listing.is_complete = !is_cut;
  // Opening it has decompressed a first block, to tell the format; bzip2 has the largest.
  constexpr std::int64_t kBlock = 900'000;
  if (archive_filter_count(handle.get()) > 1) left.decompressed_bytes -= kBlock;
  for (;;) {
    if (left.entries == 0 || left.decompressed_bytes <= 0) {
      listing.is_complete = false;
      break;
    }
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(handle.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (archive_read_has_encrypted_entries(handle.get()) > 0) listing.is_encrypted = true;
    if (status < ARCHIVE_WARN) {
      listing.is_complete = false;
      break;
    }
    listing.is_archive = true;
    if (archive_entry_is_encrypted(entry) != 0) listing.is_encrypted = true;
    listing.entries.push_back(entry_name(entry));
    --left.entries;
    if (!decompresses_on_the_way(handle.get())) continue;
    left.decompressed_bytes -= static_cast<std::int64_t>(listing.entries.back().size());
    if (!pass_over(handle.get(), left.decompressed_bytes)) {
      listing.is_complete = false;
      break;
    }
  }
  return listing;
}

Library archive_library() {
  const std::string_view text = archive_version_string();  // "libarchive 3.6.2"
  return {"libarchive", std::string(text.substr(text.rfind(' ') + 1))};
}

}  // namespace presend::email
