#include <algorithm>
#include <array>
#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

struct Download {
  std::string_view extension;
  std::string_view what;
};

/// Sorted by extension.
constexpr std::array<Download, 51> kDownloads = {{
    {"7z", "an archive"},
    {"ace", "an archive"},
    {"apk", "a program"},
    {"appx", "a program"},
    {"arj", "an archive"},
    {"bat", "a script"},
    {"bz2", "an archive"},
    {"cab", "an archive"},
    {"chm", "a help file with code"},
    {"cmd", "a script"},
    {"cpl", "a program"},
    {"deb", "a program"},
    {"dmg", "a disk image"},
    {"docm", "a document with macros"},
    {"exe", "a program"},
    {"gz", "an archive"},
    {"hta", "a script"},
    {"img", "a disk image"},
    {"iso", "a disk image"},
    {"jar", "a program"},
    {"jse", "a script"},
    {"lnk", "a shortcut"},
    {"lz", "an archive"},
    {"lzh", "an archive"},
    {"msi", "a program"},
    {"msix", "a program"},
    {"pif", "a program"},
    {"pkg", "a program"},
    {"pptm", "a document with macros"},
    {"ps1", "a script"},
    {"rar", "an archive"},
    {"reg", "a registry file"},
    {"rpm", "a program"},
    {"scr", "a program"},
    {"sct", "a script"},
    {"tar", "an archive"},
    {"tgz", "an archive"},
    {"torrent", "a download"},
    {"url", "a shortcut"},
    {"vb", "a script"},
    {"vbe", "a script"},
    {"vbs", "a script"},
    {"vhd", "a disk image"},
    {"vhdx", "a disk image"},
    {"wsf", "a script"},
    {"wsh", "a script"},
    {"xlam", "a document with macros"},
    {"xlsm", "a document with macros"},
    {"xpi", "a program"},
    {"xz", "an archive"},
    {"zip", "an archive"},
}};

const Download* find_download(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  constexpr std::size_t kLongest = 8;
  if (dot == std::string_view::npos || dot == 0 || name.size() - dot > kLongest) return nullptr;
  const std::string extension = to_ascii_lower(name.substr(dot + 1));
  const auto* found = std::lower_bound(
      kDownloads.begin(), kDownloads.end(), extension,
      [](const Download& download, std::string_view key) { return download.extension < key; });
  return found != kDownloads.end() && found->extension == extension ? found : nullptr;
}

}  // namespace

extern constexpr Rule download_link = checked({
    .id = "LNK013",
    .name = "download-link",
    .title = "Link straight to a program, archive or script",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Malware moved from attachments to links once filters blocked the attachments, so a "
           "link that loads a program, script, disk image or archive draws the same suspicion as "
           "one attached.",
    .fix = "Link to a page that explains the download and offers it there.",
    .source = "support.google.com/mail/answer/6590 (file types Gmail blocks); SpamAssassin rules "
              "for links to executables",
    .bad = html(R"(<p><a href="https://www.example.org/files/invoice.exe">Your invoice</a></p>)"),
    .good = html(R"(<p><a href="https://www.example.org/files/invoice.pdf">Your invoice</a>
<a href="https://www.example.org/blog/what-is-zip">What is zip?</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          LinkFindings found;
          for (const email::Link& link : context.email.links) {
            if (found.is_full()) break;
            const url::Url* url = web_url(link);
            if (url == nullptr) continue;
            const std::string path = percent_decode(url->path());
            if (const Download* download = find_download(path))
              found.add(link, "Loads " + std::string(download->what) + " (." +
                                  std::string(download->extension) + ") from " +
                                  std::string(url->host()));
          }
          found.write(out);
        },
});

}  // namespace presend::heuristics
