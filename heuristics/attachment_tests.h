#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "heuristics/context.h"

// What several rules about attachments ask.

namespace presend::heuristics {

/// "exe" of "C:\\Setup.EXE. ": lower case, without the blanks and dots that Windows drops from the
/// end of a name. Empty when there is none.
[[nodiscard]] std::string extension_of(std::string_view name);
/// The name without its extension and that dot, trimmed: "invoice.pdf" of "invoice.pdf   .exe".
[[nodiscard]] std::string_view without_extension(std::string_view name);

/// Whether Gmail takes no file with this extension, given in lower case.
[[nodiscard]] bool is_blocked_by_gmail(std::string_view extension);

/// What a file is. A document's zip or OLE wrapping counts as the document.
enum class FileKind : std::uint8_t { unknown, program, html, pdf, picture, office, archive };
/// "a program", "a web page" and so on; "a file of another type" for unknown.
[[nodiscard]] std::string_view in_words(FileKind kind);
/// By extension, in lower case.
[[nodiscard]] FileKind kind_by_extension(std::string_view extension);
/// By media type, as declared or as found out from the content.
[[nodiscard]] FileKind kind_by_type(std::string_view media_type);

/// Whether the files inside are what the sender attached, rather than how a document is stored.
[[nodiscard]] bool is_plain_archive(const email::Attachment& attachment);
/// Signatures and keys, which mail programs attach by themselves.
[[nodiscard]] bool is_signature(const email::Attachment& attachment);
/// The file name in quotation marks, or "the image/png part": for the middle of a message.
[[nodiscard]] std::string named(const email::Attachment& attachment);

/// Calls `take(name, is_inside)` with the attachment's name and those of the files in an archive.
template <class Take>
void each_file_name(const email::Attachment& attachment, Take take) {
  if (!attachment.filename.empty()) take(attachment.filename, false);
  if (!is_plain_archive(attachment)) return;
  for (const std::string& entry : attachment.entries)
    if (!entry.ends_with('/')) take(std::string_view(entry), true);
}

}  // namespace presend::heuristics
