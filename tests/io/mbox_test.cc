#include "scanner/io/mbox.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <vector>

#include "scanner/io/file.h"
#include "tests/io/temporary_folder.h"

namespace presend::io {
namespace {

const std::string kSeparator = "From a@b.example Thu Jan  1 00:00:00 2026\n";

std::vector<MboxMessage> split(std::string_view content, bool is_certain = true,
                               std::uint64_t limit = 1 << 20) {
  const TemporaryFolder folder;
  const Descriptor file(::open(folder.write("m", content).c_str(), O_RDONLY));
  MboxReader reader(file.get(), "", limit, is_certain);
  std::vector<MboxMessage> messages;
  while (true) {
    auto next = reader.next();
    if (!next || !next.value()) return messages;
    messages.push_back(std::move(*next.value()));
  }
}

TEST(MboxSeparator, NeedsMonthTimeAndYear) {
  EXPECT_TRUE(is_mbox_separator("From a@b.example Thu Jan  1 00:00:00 2026"));
  EXPECT_TRUE(is_mbox_separator("From - Mon Jan 01 00:00:00 2024"));
  EXPECT_TRUE(is_mbox_separator("From 17@xxx Thu Dec 15 17:57:25 +0000 2005"));
  EXPECT_FALSE(is_mbox_separator("From what I heard, it is late"));
  EXPECT_FALSE(is_mbox_separator("From 2024 on we close at 18:00."));
  EXPECT_FALSE(is_mbox_separator("From: a@b.example 00:00:00 2026"));
  EXPECT_FALSE(is_mbox_separator("From "));
  EXPECT_FALSE(is_mbox_separator("From :"));
}

TEST(Mbox, MessagesComeVerbatimWithTheirLines) {
  const auto messages =
      split(kSeparator + "Subject: 1\n\none\n\n" + kSeparator + "Subject: 2\n\ntwo\n\n");
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages[0].bytes, "Subject: 1\n\none\n");
  EXPECT_EQ(messages[0].first_line, 2U);
  EXPECT_EQ(messages[1].index, 1U);
  EXPECT_EQ(messages[1].bytes, "Subject: 2\n\ntwo\n");
  EXPECT_EQ(messages[1].first_line, 7U);
}

TEST(Mbox, CrlfIsKept) {
  const std::string from = "From a@b.example Thu Jan  1 00:00:00 2026\r\n";
  const auto messages = split(from + "A: 1\r\n\r\nx\r\n\r\n" + from + "B: 2\r\n\r\ny\r\n");
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages[0].bytes, "A: 1\r\n\r\nx\r\n");
  EXPECT_EQ(messages[1].first_line, 7U);
}

TEST(Mbox, ProseThatBeginsWithFromDoesNotSplit) {
  const auto messages = split(kSeparator + "A: 1\n\nHello.\n\nFrom now on all is well.\n");
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].bytes, "A: 1\n\nHello.\n\nFrom now on all is well.\n");
}

TEST(Mbox, ASeparatorNeedsABlankLineBefore) {
  EXPECT_EQ(split(kSeparator + "A: 1\n\ntext\n" + kSeparator + "more\n").size(), 1U);
}

TEST(Mbox, DatelessSeparatorsCountWhenTheFirstIsDateless) {
  EXPECT_EQ(split("From a@b.example\nA: 1\n\nx\n\nFrom c@d.example\nB: 2\n\ny\n").size(), 2U);
}

TEST(Mbox, OneSeparatorWithoutTheNameOfAnMboxIsAMessageCutFromOne) {
  const std::string content = kSeparator + "A: 1\n\nx\n\n";
  const auto messages = split(content, false);
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].bytes, content);
  EXPECT_EQ(messages[0].first_line, 1U);
}

TEST(Mbox, TwoSeparatorsMakeAnMboxWhateverItsName) {
  const auto messages = split(kSeparator + "A: 1\n\nx\n\n" + kSeparator + "B: 2\n\ny\n", false);
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages[0].bytes, "A: 1\n\nx\n");
}

TEST(Mbox, AMessageBeyondTheLimitIsDroppedAndTheNextStillRead) {
  const auto messages =
      split(kSeparator + "A: 1\n\n" + std::string(5000, 'x') + "\n\n" + kSeparator + "B: 2\n\ny\n",
            true, 1000);
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_TRUE(messages[0].is_too_large);
  EXPECT_TRUE(messages[0].bytes.empty());
  EXPECT_EQ(messages[1].bytes, "B: 2\n\ny\n");
  EXPECT_EQ(messages[1].first_line, 7U);
}

TEST(Mbox, LinesLongerThanTheBufferStayWhole) {
  const std::string line(700'000, 'x');
  const auto messages =
      split(kSeparator + "A: 1\n\n" + line + "\n\n" + kSeparator + "B: 2\n\n" + line);
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages[0].bytes, "A: 1\n\n" + line + "\n");
  EXPECT_EQ(messages[1].bytes, "B: 2\n\n" + line);
}

TEST(Mbox, AnEmptyMessageIsStillCounted) {
  const auto messages = split(kSeparator + "\n" + kSeparator + "B: 2\n\ny\n");
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages[0].bytes, "");
}

}  // namespace
}  // namespace presend::io
