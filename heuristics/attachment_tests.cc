#include "heuristics/attachment_tests.h"

#include <algorithm>
#include <array>

#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

/// Gmail's published list, sorted; support.google.com/mail/answer/6590.
constexpr std::array<std::string_view, 55> kBlockedByGmail = {
    "ade", "adp", "apk",  "appx",    "appxbundle", "bat",      "cab",     "chm",
    "cmd", "com", "cpl",  "diagcab", "diagcfg",    "diagpack", "diagpkg", "dll",
    "dmg", "ex",  "ex_",  "exe",     "hta",        "img",      "ins",     "iso",
    "isp", "jar", "jnlp", "js",      "jse",        "lib",      "lnk",     "mde",
    "mjs", "msc", "msi",  "msix",    "msixbundle", "msp",      "mst",     "nsh",
    "pif", "ps1", "scr",  "sct",     "shb",        "sys",      "vb",      "vbe",
    "vbs", "vhd", "vxd",  "wsc",     "wsf",        "wsh",      "xll"};

struct NamedKind {
  std::string_view name;
  FileKind kind;
};

constexpr std::array<NamedKind, 46> kKindsOfExtensions = {{
    {"pdf", FileKind::pdf},      {"html", FileKind::html},    {"htm", FileKind::html},
    {"shtml", FileKind::html},   {"xhtml", FileKind::html},   {"mht", FileKind::html},
    {"mhtml", FileKind::html},   {"jpg", FileKind::picture},  {"jpeg", FileKind::picture},
    {"png", FileKind::picture},  {"gif", FileKind::picture},  {"bmp", FileKind::picture},
    {"tif", FileKind::picture},  {"tiff", FileKind::picture}, {"webp", FileKind::picture},
    {"heic", FileKind::picture}, {"doc", FileKind::office},   {"docx", FileKind::office},
    {"docm", FileKind::office},  {"dot", FileKind::office},   {"dotx", FileKind::office},
    {"xls", FileKind::office},   {"xlsx", FileKind::office},  {"xlsm", FileKind::office},
    {"xlsb", FileKind::office},  {"xlt", FileKind::office},   {"ppt", FileKind::office},
    {"pptx", FileKind::office},  {"pptm", FileKind::office},  {"pps", FileKind::office},
    {"rtf", FileKind::office},   {"odt", FileKind::office},   {"ods", FileKind::office},
    {"odp", FileKind::office},   {"zip", FileKind::archive},  {"rar", FileKind::archive},
    {"7z", FileKind::archive},   {"gz", FileKind::archive},   {"tgz", FileKind::archive},
    {"bz2", FileKind::archive},  {"tar", FileKind::archive},  {"exe", FileKind::program},
    {"dll", FileKind::program},  {"scr", FileKind::program},  {"com", FileKind::program},
    {"msi", FileKind::program},
}};

/// Only types whose first bytes cannot be mistaken; a guess would accuse honest files.
constexpr std::array<NamedKind, 40> kKindsOfTypes = {{
    {"application/x-dosexec", FileKind::program},
    {"application/vnd.microsoft.portable-executable", FileKind::program},
    {"application/x-msdownload", FileKind::program},
    {"application/x-executable", FileKind::program},
    {"application/x-pie-executable", FileKind::program},
    {"application/x-sharedlib", FileKind::program},
    {"application/x-mach-binary", FileKind::program},
    {"application/x-msi", FileKind::program},
    {"application/x-ms-shortcut", FileKind::program},
    {"text/html", FileKind::html},
    {"application/xhtml+xml", FileKind::html},
    {"application/pdf", FileKind::pdf},
    {"image/jpeg", FileKind::picture},
    {"image/jpg", FileKind::picture},
    {"image/pjpeg", FileKind::picture},
    {"image/png", FileKind::picture},
    {"image/gif", FileKind::picture},
    {"image/bmp", FileKind::picture},
    {"image/x-ms-bmp", FileKind::picture},
    {"image/tiff", FileKind::picture},
    {"image/webp", FileKind::picture},
    {"image/heic", FileKind::picture},
    {"application/msword", FileKind::office},
    {"application/vnd.ms-excel", FileKind::office},
    {"application/vnd.ms-powerpoint", FileKind::office},
    {"application/vnd.ms-office", FileKind::office},
    {"application/x-ole-storage", FileKind::office},
    {"application/CDFV2", FileKind::office},
    {"application/encrypted", FileKind::office},
    {"application/rtf", FileKind::office},
    {"text/rtf", FileKind::office},
    {"application/zip", FileKind::archive},
    {"application/x-zip-compressed", FileKind::archive},
    {"application/x-rar", FileKind::archive},
    {"application/vnd.rar", FileKind::archive},
    {"application/x-rar-compressed", FileKind::archive},
    {"application/x-7z-compressed", FileKind::archive},
    {"application/gzip", FileKind::archive},
    {"application/x-bzip2", FileKind::archive},
    {"application/x-tar", FileKind::archive},
}};

template <std::size_t N>
FileKind kind_in(const std::array<NamedKind, N>& known, std::string_view name) {
  for (const NamedKind& entry : known)
    if (entry.name == name) return entry.kind;
  return FileKind::unknown;
}

std::string_view last_component(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

/// Without white space of any script and invisible characters at the end.
std::string_view trim_name_end(std::string_view name, bool drops_dots) {
  while (!name.empty()) {
    std::size_t start = name.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(name[start]) & 0xC0) == 0x80) --start;
    const char32_t last = decode_utf8(name, start).value;
    if (!(drops_dots && last == U'.') && !is_unicode_space(last) && !is_invisible(last)) break;
    name = name.substr(0, start);
  }
  return name;
}

}  // namespace

std::string extension_of(std::string_view name) {
  name = trim_name_end(last_component(name), true);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};
  return to_ascii_lower(trim(name.substr(dot + 1)));
}

std::string_view without_extension(std::string_view name) {
  name = trim_name_end(last_component(name), true);
  const std::size_t dot = name.rfind('.');
  return trim_name_end(name.substr(0, std::min(dot, name.size())), false);
}

bool is_blocked_by_gmail(std::string_view extension) {
  return std::binary_search(kBlockedByGmail.begin(), kBlockedByGmail.end(), extension);
}

std::string_view in_words(FileKind kind) {
  switch (kind) {
    case FileKind::program:
      return "a program";
    case FileKind::html:
      return "a web page";
    case FileKind::pdf:
      return "a PDF";
    case FileKind::picture:
      return "a picture";
    case FileKind::office:
      return "an Office document";
    case FileKind::archive:
      return "an archive";
    case FileKind::unknown:
      break;
  }
  return "a file of another type";
}

FileKind kind_by_extension(std::string_view extension) {
  return kind_in(kKindsOfExtensions, extension);
}

FileKind kind_by_type(std::string_view media_type) {
  if (media_type.starts_with("application/vnd.openxmlformats-officedocument.") ||
      media_type.starts_with("application/vnd.oasis.opendocument."))
    return FileKind::office;
  return kind_in(kKindsOfTypes, media_type);
}

bool is_plain_archive(const email::Attachment& attachment) {
  return !attachment.entries.empty() &&
         (attachment.real_type.empty() || kind_by_type(attachment.real_type) == FileKind::archive ||
          attachment.real_type.find("iso9660") != std::string_view::npos ||
          attachment.real_type.find("cab") != std::string_view::npos);
}

bool is_signature(const email::Attachment& attachment) {
  static constexpr std::string_view kSignatureTypes[] = {
      "application/pgp-signature", "application/pgp-keys", "application/pkcs7-signature",
      "application/x-pkcs7-signature"};
  static constexpr std::string_view kEndings[] = {"p7s", "asc", "sig"};
  const auto is_one_of = [](const auto& list, std::string_view name) {
    return std::find(std::begin(list), std::end(list), name) != std::end(list);
  };
  return is_one_of(kSignatureTypes, attachment.declared_type) ||
         is_one_of(kEndings, extension_of(attachment.filename));
}

std::string named(const email::Attachment& attachment) {
  if (!attachment.filename.empty()) return quoted(attachment.filename);
  if (attachment.declared_type.empty()) return "the attachment";
  return "the " + std::string(attachment.declared_type) + " part";
}

}  // namespace presend::heuristics
