#include "scanner/io/output.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>

#include "tests/io/temporary_folder.h"

namespace presend::io {
namespace {

using testing::HasSubstr;

TEST(Output, WritesAFileWhole) {
  const TemporaryFolder folder;
  const std::string path = folder.write("out", "something older and longer than the new text");
  Outcome<Output> output = Output::create(path);
  ASSERT_TRUE(output.ok());
  output.value().write("new ");
  output.value().write("text");
  EXPECT_FALSE(output.value().finish().has_value());
  EXPECT_EQ(read_file(path, 1000).value(), "new text");
}

TEST(Output, AFullDiskIsTold) {
  Outcome<Output> output = Output::create("/dev/full");
  ASSERT_TRUE(output.ok());
  output.value().write("x");
  const auto error = output.value().finish();
  ASSERT_TRUE(error.has_value());
  EXPECT_THAT(error->text(), HasSubstr("the disk is full"));
}

TEST(Output, PlacesThatCannotBeWrittenAreTold) {
  const TemporaryFolder folder;
  EXPECT_THAT(Output::create(folder.path("none/out")).error().reason, HasSubstr("does not exist"));
  EXPECT_THAT(Output::create(folder.path()).error().reason, HasSubstr("it is a folder"));
}

TEST(Output, AReaderThatWentAwayIsKnown) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  const Descriptor end(ends[1]);
  Output output(end.get(), "standard output");
  output.write("x");
  output.flush();
  EXPECT_TRUE(output.is_abandoned());
}

TEST(Output, ClosedStandardOutputIsAnError) {
  Output output(999, "standard output");
  output.write("x");
  const auto error = output.finish();
  ASSERT_TRUE(error.has_value());
  EXPECT_THAT(error->text(), HasSubstr("standard output: cannot be written: it is closed"));
}

TEST(FileNames, ExtensionsAreThoseOfTheLastComponent) {
  EXPECT_EQ(extension("a.b/c"), "");
  EXPECT_EQ(extension("a/B.EML"), "eml");
  EXPECT_EQ(extension("a/.eml"), "");
  EXPECT_EQ(extension("x."), "");
}

TEST(FileNames, SizesReadAsPeopleSayThem) {
  EXPECT_EQ(size_in_words(1), "1 byte");
  EXPECT_EQ(size_in_words(1023), "1023 bytes");
  EXPECT_EQ(size_in_words(2048), "2 KB");
  EXPECT_EQ(size_in_words(48U << 20), "48 MB");
  EXPECT_EQ(size_in_words(1536U << 10), "1.5 MB");
}

}  // namespace
}  // namespace presend::io
