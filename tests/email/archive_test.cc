#include "scanner/email/archive.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

namespace presend::email {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string octal(std::size_t number, std::size_t digits) {
  std::string out(digits, '0');
  for (auto digit = out.rbegin(); digit != out.rend(); ++digit, number /= 8)
    *digit = static_cast<char>('0' + number % 8);
  return out;
}

/// A header of POSIX tar, and the file's content in whole blocks.
std::string tar_entry(const std::string& name, std::size_t size) {
  std::string block(512, '\0');
  const auto put = [&](std::size_t at, std::string_view text) {
    block.replace(at, text.size(), text);
  };
  put(0, name);
  put(100, "0000644");
  put(124, octal(size, 11));
  put(148, "        ");
  put(156, "0");
  put(257, "ustar");
  put(263, "00");
  std::size_t sum = 0;
  for (const char c : block) sum += static_cast<unsigned char>(c);
  put(148, octal(sum, 6) + '\0');
  return block + std::string((size + 511) / 512 * 512, 'x');
}

std::string tar(const std::string& entries) { return entries + std::string(1024, '\0'); }

/// gzip without compression (RFC 1951 3.2.4); nobody checks its trailer.
std::string gzip(const std::string& content) {
  std::string out("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
  constexpr std::size_t kMost = 0xFFFF;
  for (std::size_t at = 0; at < content.size(); at += kMost) {
    const std::size_t size = std::min(kMost, content.size() - at);
    out += at + size == content.size() ? '\1' : '\0';
    for (const std::size_t number : {size, ~size}) {
      out += static_cast<char>(number & 0xFF);
      out += static_cast<char>(number >> 8 & 0xFF);
    }
    out.append(content, at, size);
  }
  return out + std::string(8, '\0');
}

TEST(Archive, ListsEntries) {
  const Limits limits;
  ArchiveAllowance left(limits);
  const std::string two = tar(tar_entry("a.txt", 3) + tar_entry("b.exe", 600));
  for (const std::string& bytes : {two, gzip(two)}) {
    const ArchiveListing listing = list_archive(bytes, limits, left);
    EXPECT_TRUE(listing.is_archive);
    EXPECT_TRUE(listing.is_complete);
    EXPECT_THAT(listing.entries, ElementsAre("a.txt", "b.exe"));
  }
}

TEST(Archive, ArchivesShareTheEntriesOfAMessage) {
  Limits limits;
  limits.archive_entries = 3;
  ArchiveAllowance left(limits);
  const std::string two = tar(tar_entry("a", 0) + tar_entry("b", 0));
  EXPECT_THAT(list_archive(two, limits, left).entries, ElementsAre("a", "b"));
  const ArchiveListing second = list_archive(two, limits, left);
  EXPECT_THAT(second.entries, ElementsAre("a"));
  EXPECT_FALSE(second.is_complete);
  EXPECT_THAT(list_archive(two, limits, left).entries, IsEmpty());
}

TEST(Archive, ArchivesShareWhatMayBeDecompressed) {
  Limits limits;
  limits.archive_bytes = 1'000'000;
  ArchiveAllowance left(limits);
  const std::string packed = gzip(tar(tar_entry("a", 90'000)));
  EXPECT_TRUE(list_archive(packed, limits, left).is_complete);
  EXPECT_TRUE(list_archive(packed, limits, left).is_complete);
  const ArchiveListing third = list_archive(packed, limits, left);
  EXPECT_FALSE(third.is_complete);
  EXPECT_THAT(third.entries, IsEmpty());
}

}  // namespace
}  // namespace presend::email
