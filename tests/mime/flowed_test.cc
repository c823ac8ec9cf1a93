#include "scanner/mime/flowed.h"

#include <gtest/gtest.h>

#include "scanner/mime/parse.h"

namespace presend::mime {
namespace {

std::string flow(std::string_view text, bool deletes_space = false) {
  std::string joined;
  for (const SourceRange piece : flowed_pieces(text, deletes_space))
    joined += text.substr(piece.begin, piece.size());
  return joined;
}

TEST(Flowed, JoinsLinesThatEndWithABlank) {
  EXPECT_EQ(flow("one \ntwo \r\nthree\r\nfour\n"), "one two three\r\nfour\n");
}

TEST(Flowed, DelSpRemovesTheBlank) { EXPECT_EQ(flow("Donau \ndampf\n", true), "Donaudampf\n"); }

TEST(Flowed, RemovesStuffedBlanks) { EXPECT_EQ(flow(" From here\n  two\n"), "From here\n two\n"); }

TEST(Flowed, JoinsQuotedLinesOfTheSameDepthOnly) {
  EXPECT_EQ(flow("> a \n> b \n>> c \nd\n"), "> a b \n>> c \nd\n");
}

TEST(Flowed, LeavesTheSignatureLineAlone) { EXPECT_EQ(flow("bye\n-- \nme\n"), "bye\n-- \nme\n"); }

TEST(Flowed, KeepsAFlowedLastLine) {
  EXPECT_EQ(flow("a "), "a ");
  EXPECT_EQ(flow("a \n"), "a \n");
  EXPECT_EQ(flow(""), "");
}

TEST(Flowed, JoinedTextLeadsBackToTheMessage) {
  const std::string bytes =
      "Content-Type: text/plain; format=flowed; delsp=yes\n\n> Donau \n> dampf\nschiff\n";
  const Message message = parse(bytes);
  const Part& part = message.root();
  EXPECT_EQ(part.text, "> Donaudampf\nschiff\n");
  const auto at = static_cast<std::uint32_t>(part.text.find("dampf"));
  EXPECT_EQ(part.place(at, at + 5).begin, bytes.find("dampf"));
  EXPECT_EQ(part.place(at, at + 5).size(), 5U);
}

TEST(Flowed, HtmlIsNeverJoined) {
  EXPECT_EQ(parse("Content-Type: text/html; format=flowed\n\na \nb\n").root().text, "a \nb\n");
}

}  // namespace
}  // namespace presend::mime
