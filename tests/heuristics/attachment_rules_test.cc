#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "heuristics/attachment_tests.h"
#include "tests/heuristics/rule_scan.h"

namespace presend::heuristics {
namespace {

using test_support::encode_base64;
using testing::HasSubstr;
using testing::IsEmpty;

struct File {
  std::string name;
  std::string type = "application/octet-stream";
  std::string content = "some bytes of no known kind";
};

/// A mail with the file attached, and further header lines.
std::string mail_with(const File& file, const std::string& header = "") {
  const std::string disposition =
      file.name.empty() ? "attachment" : "attachment; filename=\"" + file.name + '"';
  return "From: Example Shop <news@example.org>\nTo: Pat Reader <pat@example.net>\n"
         "Subject: Your file\n" +
         header +
         "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"=_part\"\n\n"
         "--=_part\nContent-Type: text/plain; charset=utf-8\n\nThe file is attached.\n"
         "--=_part\nContent-Type: " +
         file.type + "\nContent-Disposition: " + disposition +
         "\nContent-Transfer-Encoding: base64\n\n" + encode_base64(file.content) + "--=_part--\n";
}

std::string little_endian(std::size_t number, std::size_t bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i) & 0xFF);
  return out;
}

/// A zip archive of empty files, stored; behind a password with `flags` 1.
std::string zip(const std::vector<std::string>& names, std::size_t flags = 0) {
  std::string files;
  std::string directory;
  for (const std::string& name : names) {
    // Version, flags, method, time, date, CRC, sizes, lengths of name and extra field.
    const std::string entry = little_endian(20, 2) + little_endian(flags, 2) + little_endian(0, 2) +
                              little_endian(0x5A210000, 4) + little_endian(0, 12) +
                              little_endian(name.size(), 2) + little_endian(0, 2);
    directory += "PK\x01\x02" + little_endian(20, 2) + entry + little_endian(0, 10) +
                 little_endian(files.size(), 4) + name;
    files += "PK\x03\x04" + entry + name;
  }
  return files + directory + "PK\x05\x06" + little_endian(0, 4) + little_endian(names.size(), 2) +
         little_endian(names.size(), 2) + little_endian(directory.size(), 4) +
         little_endian(files.size(), 4) + little_endian(0, 2);
}

std::string utf16(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) (out += c) += '\0';
  return out;
}

const std::string kOle =
    std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(504, '\0');
const std::string kPdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n";
const std::string kPng =
    std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0", 29);
const std::string kPage =
    "<!DOCTYPE html>\n<html><head><title>x</title></head><body>y</body></html>";
/// The beginning of a Windows program, as far as it takes to tell one.
std::string program() {
  std::string bytes(512, '\0');
  bytes.replace(0, 2, "MZ");
  bytes.replace(0x18, 2, "\x40\0", 2);
  bytes.replace(0x3C, 2, "\x80\0", 2);
  bytes.replace(0x80, 8, "PE\0\0\x4C\x01\1\0", 8);
  bytes.replace(0x94, 6, "\xE0\0\2\1\x0B\1", 6);
  return bytes;
}

constexpr std::string_view kRules[] = {"ATT001", "ATT002", "ATT003", "ATT004",
                                       "ATT005", "ATT006", "ATT007"};

TEST(AttachmentRules, LeaveHonestFilesAlone) {
  const std::vector<File> honest = {
      {"invoice.pdf", "application/pdf", kPdf},
      {"invoice.PDF", "application/octet-stream", kPdf},
      {"Rechnung Nr. 17.03.2026.pdf", "application/pdf", kPdf},
      {"meeting.ics", "text/calendar; method=REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"},
      {"pat.vcf", "text/vcard", "BEGIN:VCARD\r\nFN:Pat\r\nEND:VCARD\r\n"},
      {"smime.p7s", "application/pkcs7-signature", "\x30\x82\x0a\x06\x06\x09"},
      {"signature.asc", "application/pgp-signature", "-----BEGIN PGP SIGNATURE-----\n"},
      {"", "application/pgp-signature", "-----BEGIN PGP SIGNATURE-----\n"},
      {"photo.png", "image/png", kPng},
      {"photo.jpg", "image/jpeg", kPng},  // a picture of another kind still shows
      {"notes.txt", "text/plain", "Bring cake."},
      {"table.csv", "text/csv", "a;b\n1;2\n"},
      {"orders.xls", "application/vnd.ms-excel", kPage},  // how many programs export tables
      {"letter.doc", "application/msword", kOle},
      {"letter.docx", "application/octet-stream",
       zip({"[Content_Types].xml", "word/document.xml"})},
      {"sources.tar.gz", "application/gzip", "\x1f\x8b\x08"},
      {"jquery.min.css", "text/css", "a{}"},
      {"photos.zip", "application/zip", zip({"beach.jpg", "com/", "readme.txt"})},
      {"forwarded.eml", "message/rfc822", "Subject: Hi\n\nHello\n"},
      {"winmail.dat", "application/ms-tnef", "\x78\x9f\x3e\x22"}};
  for (const File& file : honest)
    for (const std::string_view rule : kRules) {
      const ReportedFindings findings = scan_bytes(rule, mail_with(file));
      EXPECT_THAT(findings, IsEmpty())
          << rule << ' ' << file.name << ": " << findings.front().message;
    }
}

TEST(AttachmentRules, LeaveMailWithoutFilesAlone) {
  const std::string embedded =
      "From: news@example.org\nSubject: Hi\nMIME-Version: 1.0\n"
      "Content-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html\n\n"
      "<p>Hello</p><img src=\"cid:logo\">\n--r\nContent-Type: image/png; name=\"logo.jpg.exe\"\n"
      "Content-ID: <logo>\nContent-Disposition: inline\nContent-Transfer-Encoding: base64\n\n" +
      encode_base64(kPng) + "--r--\n";
  const std::string forwarded =
      "From: news@example.org\nSubject: Hi\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=r\n\n--r\nContent-Type: text/plain\n\nSee below.\n"
      "--r\nContent-Type: message/rfc822\n\nFrom: a@example.net\nSubject: page.html\n\nHello\n"
      "--r--\n";
  for (const std::string_view rule : kRules) {
    EXPECT_THAT(scan_html(rule, "<p>See invoice.pdf.exe</p>"), IsEmpty()) << rule;
    EXPECT_THAT(scan_bytes(rule, embedded), IsEmpty()) << rule;
    EXPECT_THAT(scan_bytes(rule, forwarded), IsEmpty()) << rule;
  }
}

TEST(BlockedAttachment, LooksInsideArchivesAndBelowCompression) {
  for (const File& file :
       {File{"setup.exe"}, File{"Setup.EXE"}, File{"setup.exe. "}, File{"disk.iso"},
        File{"setup.exe.gz"}, File{"addin.xll"}, File{"page.mjs"},
        File{"all.zip", "application/zip", zip({"docs/read.me", "bin/run.vbs"})},
        File{"photo.dat", "application/octet-stream", program()}})
    EXPECT_EQ(verdict_of(scan_bytes("ATT001", mail_with(file))), "error") << file.name;
  // An installed library of scripts is one finding.
  const ReportedFindings findings = scan_bytes(
      "ATT001", mail_with({"lib.zip", "application/zip", zip({"a.js", "b.js", "c.js"})}));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].message, HasSubstr("and 2 more"));
}

TEST(DoubleExtension, SeesThroughBlanksAndBackwardsNames) {
  for (const std::string name :
       {"invoice.pdf.exe", "invoice.pdf      .exe", "invoice                .scr", "photo.jpg.lnk",
        "table.xlsx.html", "scan.pdf.htm", "movie.mp4.js", "invoice\u202Efdp.exe",
        "folder.zip.vbs"}) {
    EXPECT_EQ(verdict_of(scan_bytes("ATT002", mail_with({name}))), "error") << name;
  }
  for (const std::string name :
       {"setup.exe", "pdf.js", "page.html", "page.html.html", "report.v2.exe", "invoice.pdf.zip",
        "Report 3.1 (final).docx", "a . b .exe", "report.pdf"})
    EXPECT_EQ(verdict_of(scan_bytes("ATT002", mail_with({name}))), "nothing") << name;
  EXPECT_EQ(verdict_of(scan_bytes(
                "ATT002", mail_with({"a.zip", "application/zip", zip({"invoice.pdf.exe"})}))),
            "error");
}

TEST(EncryptedArchive, KnowsZipAndOffice) {
  EXPECT_EQ(verdict_of(scan_bytes("ATT003",
                                  mail_with({"a.zip", "application/zip", zip({"secret.txt"}, 1)}))),
            "warning");
  EXPECT_EQ(verdict_of(scan_bytes("ATT003", mail_with({"a.xlsx", "application/octet-stream",
                                                       kOle + utf16("EncryptedPackage")}))),
            "warning");
}

TEST(MacroDocument, KnowsNamesAndContents) {
  const File by_content[] = {{"letter.doc", "application/msword", kOle + utf16("_VBA_PROJECT")},
                             {"letter.docx", "application/octet-stream",
                              zip({"[Content_Types].xml", "word/vbaProject.bin"})},
                             {"letter.odt", "application/octet-stream",
                              zip({"mimetype", "Basic/Standard/script-lb.xml"})}};
  for (const File& file : by_content)
    EXPECT_EQ(verdict_of(scan_bytes("ATT004", mail_with(file))), "warning") << file.name;
  EXPECT_EQ(verdict_of(scan_bytes("ATT004", mail_with({"table.xlsm"}))), "warning");
  EXPECT_EQ(verdict_of(scan_bytes("ATT004", mail_with({"a.txt", "text/plain", "_VBA_PROJECT"}))),
            "nothing");
}

TEST(AttachmentInBulk, IsAboutMailingsOnly) {
  const std::string bulk = "List-Unsubscribe: <https://www.example.org/u/17>\n";
  const File pdf = {"catalogue.pdf", "application/pdf", kPdf};
  EXPECT_EQ(verdict_of(scan_bytes("ATT005", mail_with(pdf, bulk))), "info");
  EXPECT_EQ(verdict_of(scan_bytes("ATT005", mail_with(pdf))), "nothing");
  EXPECT_EQ(verdict_of(scan_bytes("ATT005",
                                  mail_with(pdf, bulk + "List-Post: <mailto:talk@example.org>\n"))),
            "nothing")
      << "a discussion list";
  for (const File& file : {File{"a.ics"}, File{"pat.vcf"}, File{"smime.p7s"}})
    EXPECT_EQ(verdict_of(scan_bytes("ATT005", mail_with(file, bulk))), "nothing") << file.name;
}

TEST(TypeMismatch, ComparesNameAndContent) {
  const File wrong[] = {{"invoice.pdf", "application/pdf", kPage},
                        {"photo.jpg", "image/jpeg", program()},
                        {"photo.jpg", "image/jpeg", kPdf},
                        {"report.docx", "application/octet-stream", program()},
                        {"scan.pdf", "application/pdf", zip({"a.txt"})},
                        {"", "application/pdf", kPage}};
  for (const File& file : wrong)
    EXPECT_EQ(verdict_of(scan_bytes("ATT006", mail_with(file))), "warning") << file.name;
  // A name nobody knows promises nothing.
  EXPECT_EQ(verdict_of(scan_bytes("ATT006", mail_with({"data.bin", "image/png", program()}))),
            "nothing");
}

TEST(HtmlAttachment, GoesByNameThenByType) {
  for (const File& file :
       {File{"page.html"}, File{"page.HTM"}, File{"page.mhtml"}, File{"", "text/html", kPage},
        File{"page", "application/octet-stream", kPage}})
    EXPECT_EQ(verdict_of(scan_bytes("ATT007", mail_with(file))), "error") << file.name;
  EXPECT_EQ(verdict_of(scan_bytes("ATT007", mail_with({"a.txt", "text/plain", kPage}))), "nothing");
}

TEST(AttachmentNames, ExtensionIsWhatASystemGoesBy) {
  EXPECT_EQ(extension_of("C:\\My.Files\\Setup.EXE. "), "exe");
  EXPECT_EQ(extension_of("folder.d/file"), "");
  EXPECT_EQ(extension_of("a.pdf\u00A0\u200B"), "pdf");
  EXPECT_EQ(extension_of(""), "");
  EXPECT_EQ(extension_of("."), "");
  EXPECT_EQ(without_extension("invoice.pdf   .exe"), "invoice.pdf");
  EXPECT_EQ(without_extension(".exe"), "");
  EXPECT_EQ(without_extension("a\xC3"), "a\xC3") << "ill-formed UTF-8";
}

}  // namespace
}  // namespace presend::heuristics
