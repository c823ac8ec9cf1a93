#include "scanner/io/inputs.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scanner/io/walk.h"
#include "tests/io/temporary_folder.h"

namespace presend::io {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view kMail = "Subject: x\n\nbody\n";

/// "FILE#MESSAGE@LINE" for a draft, "FILE! REASON" for an Error, files relative to the folder.
std::vector<std::string> take_all(Inputs& inputs, const std::string& folder = "") {
  std::vector<std::string> out;
  const auto shorten = [&](std::string file) {
    return !folder.empty() && file.starts_with(folder + "/") ? file.substr(folder.size() + 1)
                                                             : file;
  };
  while (auto item = inputs.next()) {
    const Outcome<LoadedDraft> draft =
        item->ok() ? load(std::move(*item).value()) : Outcome<LoadedDraft>(item->error());
    if (draft) {
      out.push_back(shorten(draft.value().file) + "#" + std::to_string(draft.value().message) +
                    "@" + std::to_string(draft.value().first_line) +
                    (draft.value().is_html_file ? " html" : ""));
    } else {
      EXPECT_FALSE(draft.error().remedy.empty());
      EXPECT_EQ(draft.error().text().find('\n'), std::string::npos);
      out.push_back(shorten(draft.error().file) + "! " + draft.error().reason);
    }
  }
  return out;
}

std::vector<std::string> read(const TemporaryFolder& folder, std::vector<std::string> paths,
                              std::uint64_t limit = 1 << 20) {
  Inputs inputs(paths, {.message_bytes = limit});
  return take_all(inputs, folder.path());
}

TEST(Inputs, NamedFilesAreTakenWhateverTheirNames) {
  const TemporaryFolder folder;
  EXPECT_THAT(read(folder, {folder.write("b.txt", kMail), folder.write("a.html", "<p>x"),
                            folder.write("prose", "Hello\n")}),
              ElementsAre("b.txt#0@1", "a.html#0@1 html", "prose#0@1"));
}

TEST(Inputs, FoldersAreWalkedSortedWithoutHiddenEntries) {
  const TemporaryFolder folder;
  for (const char* name : {"b.eml", "a/z.eml", "a/b.HTM", ".git/x.eml", ".y.eml", "c/plain"})
    folder.write(name, kMail);
  folder.write("notes.txt", "no mail here\n");
  folder.write("picture.png", "\x89PNG");
  Inputs inputs({folder.path()}, {.message_bytes = 1 << 20});
  EXPECT_EQ(inputs.skipped(), 2U);
  EXPECT_TRUE(inputs.is_folder_or_several());
  EXPECT_THAT(take_all(inputs, folder.path()),
              ElementsAre("a/b.HTM#0@1 html", "a/z.eml#0@1", "b.eml#0@1", "c/plain#0@1"));
}

TEST(Inputs, TemplatesAreTakenFromFoldersWhenTheyHoldHtml) {
  const TemporaryFolder folder;
  for (const char* name : {"a.hbs", "b.html.erb", "c.liquid", "d.xhtml"})
    folder.write(name, "{{ x }}<p>y</p>");
  folder.write("nginx.conf.j2", "listen {{ port }};\n");
  folder.write("settings.tmpl", "port = {{ .Port }}\n");
  folder.write("page.php", "<html>");
  folder.write("a.mjml", "<mjml></mjml>");
  EXPECT_THAT(read(folder, {folder.path()}), ElementsAre("a.hbs#0@1 html", "b.html.erb#0@1 html",
                                                         "c.liquid#0@1 html", "d.xhtml#0@1 html"));
  EXPECT_THAT(read(folder, {folder.path("page.php")}), ElementsAre("page.php#0@1 html"));
  EXPECT_THAT(read(folder, {folder.path("a.mjml")}),
              ElementsAre("a.mjml! is MJML, which no mail program shows"));
}

TEST(Inputs, MaildirFilesNeedNoName) {
  const TemporaryFolder folder;
  folder.write("m/cur/17.host:2,S", "any bytes");
  folder.write("m/new/18.host", kMail);
  folder.write("m/tmp/19.host", kMail);
  folder.write("m/dovecot-uidlist", kMail);
  folder.write("m/.Sent/cur/20.host:2,", kMail);
  std::filesystem::create_directories(folder.path("m/.Sent/new"));
  EXPECT_THAT(
      read(folder, {folder.path("m")}),
      ElementsAre("m/.Sent/cur/20.host:2,#0@1", "m/cur/17.host:2,S#0@1", "m/new/18.host#0@1"));
  EXPECT_THAT(read(folder, {folder.path("m/cur")}), ElementsAre("m/cur/17.host:2,S#0@1"));
}

TEST(Inputs, WhatCannotBeReadIsNamedAndTheRestGoesOn) {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder.path("void"));
  folder.write("text/readme.md", "# Title\n");
  ASSERT_EQ(::mkfifo(folder.path("fifo").c_str(), 0600), 0);
  const auto got =
      read(folder, {folder.path("none.eml"), folder.path("void"), folder.path("text"),
                    folder.write("empty.eml", ""), folder.path("fifo"), "/dev/zero",
                    folder.write("image.eml", "\x89PNG\r\n\x1a\n"), folder.write("ok.eml", kMail)});
  ASSERT_EQ(got.size(), 8U);
  EXPECT_EQ(got[0], "none.eml! was not found");
  EXPECT_EQ(got[1], "void! holds no mail");
  EXPECT_EQ(got[2], "text! holds no mail");
  EXPECT_EQ(got[3], "empty.eml! is empty");
  EXPECT_THAT(got[4], HasSubstr("fifo! is a device or pipe"));
  EXPECT_THAT(got[5], HasSubstr("/dev/zero! is a device or pipe"));
  EXPECT_THAT(got[6], HasSubstr("PNG image"));
  EXPECT_EQ(got[7], "ok.eml#0@1");
}

TEST(Inputs, PermissionsAreExplained) {
  if (::geteuid() == 0) GTEST_SKIP() << "root reads everything";
  const TemporaryFolder folder;
  const std::string file = folder.write("a.eml", kMail);
  ::chmod(file.c_str(), 0);
  EXPECT_THAT(read(folder, {file}), ElementsAre("a.eml! may not be read by you"));
}

TEST(Inputs, TooLargeFilesAreRefusedUnread) {
  const TemporaryFolder folder;
  const std::string file = folder.write("big.eml", kMail);
  std::filesystem::resize_file(file, std::uintmax_t{100} << 20);
  EXPECT_THAT(read(folder, {file}),
              ElementsAre("big.eml! has 100 MB, but one draft may have at most 1 MB"));
}

TEST(Inputs, LinkLoopsEnd) {
  const TemporaryFolder folder;
  folder.write("a/x.eml", kMail);
  std::filesystem::create_directory_symlink(folder.path(), folder.path("a/up"));
  std::filesystem::create_symlink(folder.path("self.eml"), folder.path("self.eml"));
  EXPECT_THAT(read(folder, {folder.path()}),
              ElementsAre("a/up! is a link back to a folder that holds it", "a/x.eml#0@1",
                          "self.eml! is a symbolic link that leads back to itself"));
}

TEST(Inputs, LinksToNothingAreToldWhenTheyAreNamedLikeMail) {
  const TemporaryFolder folder;
  folder.write("x.eml", kMail);
  std::filesystem::create_symlink(folder.path("gone"), folder.path("link.eml"));
  std::filesystem::create_symlink(folder.path("gone"), folder.path("link.lock"));
  EXPECT_THAT(
      read(folder, {folder.path()}),
      ElementsAre("link.eml! is a symbolic link to something that is not there", "x.eml#0@1"));
}

TEST(Inputs, AFolderLinkedTwiceIsWalkedOnce) {
  const TemporaryFolder folder;
  folder.write("a/x.eml", kMail);
  std::filesystem::create_directory_symlink(folder.path("a"), folder.path("b"));
  EXPECT_THAT(read(folder, {folder.path()}), ElementsAre("a/x.eml#0@1"));
}

TEST(Inputs, AnMboxGivesOneDraftAMessage) {
  const TemporaryFolder folder;
  const std::string from = "From a@b.example Thu Jan  1 00:00:00 2026\n";
  const std::string file =
      folder.write("x.mbox", from + "A: 1\n\nx\n\n" + from + "\n" + from + "C: 3\n\ny\n");
  EXPECT_THAT(
      read(folder, {file}),
      ElementsAre("x.mbox#0@2", "x.mbox! message 1 of this mailbox, from line 7 on, is empty",
                  "x.mbox#2@9"));
}

TEST(Inputs, StandardInputIsReadOnceUnderItsName) {
  const TemporaryFolder folder;
  const Descriptor in(::open(folder.write("x", kMail).c_str(), O_RDONLY));
  Inputs inputs({"-", "-"}, {1 << 20, "letter.html", in.get()});
  EXPECT_THAT(take_all(inputs),
              ElementsAre("letter.html#0@1 html", "letter.html! standard input was read already"));
}

TEST(Inputs, StandardInputMayBeAnMbox) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const std::string from = "From a@b.example Thu Jan  1 00:00:00 2026\n";
  const std::string content = from + "A: 1\n\nx\n\n" + from + "B: 2\n\ny\n";
  ASSERT_EQ(::write(ends[1], content.data(), content.size()), static_cast<ssize_t>(content.size()));
  ::close(ends[1]);
  const Descriptor in(ends[0]);
  Inputs inputs({"-"}, {1 << 20, "", in.get()});
  EXPECT_THAT(take_all(inputs), ElementsAre("-#0@2", "-#1@7"));
}

TEST(Inputs, EmptyClosedAndEndlessStandardInput) {
  const Descriptor empty(::open("/dev/null", O_RDONLY));
  Inputs nothing({"-"}, {1 << 20, "", empty.get()});
  EXPECT_THAT(take_all(nothing), ElementsAre("-! standard input is empty"));
  Inputs closed({"-"}, {1 << 20, "", 999});
  EXPECT_THAT(take_all(closed), ElementsAre("-! standard input cannot be read"));
  const Descriptor zeros(::open("/dev/zero", O_RDONLY));
  Inputs endless({"-"}, {1 << 20, "", zeros.get()});
  EXPECT_THAT(take_all(endless),
              ElementsAre("-! is larger than 1 MB, the most that one draft may have"));
}

}  // namespace
}  // namespace presend::io
