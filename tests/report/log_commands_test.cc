#include "scanner/report/log_commands.h"

#include <gtest/gtest.h>

namespace presend::report {
namespace {

TEST(WithoutCommands, TakesOnlyTheBeginningOfACommandAway) {
  EXPECT_EQ(without_commands("::error::x\n a ::b:: c"), "<U+003A>:error::x\n a ::b:: c");
  EXPECT_EQ(without_commands("a\n \t\u00A0\u3000::error::x"), "a\n \t\u00A0\u3000<U+003A>:error::x")
      << "what a reader of the log trims off does not help";
  EXPECT_EQ(without_commands("a\r::error::x"), "a\r<U+003A>:error::x");
  EXPECT_EQ(without_commands("\x1b[1m::error::x"), "\x1b[1m<U+003A>:error::x");
  EXPECT_EQ(without_commands("a ##[error]b ##vso[c] ##[d"),
            "a ##<U+005B>error]b ##vso<U+005B>c] ##<U+005B>d");
  EXPECT_EQ(without_commands("# [a] #[b] ## [c] ##1[d]"), "# [a] #[b] ## [c] ##1[d]");
  EXPECT_EQ(without_commands(""), "");
  EXPECT_EQ(without_commands(" \n\n "), " \n\n ");
  EXPECT_EQ(without_commands("::"), "<U+003A>:");
  EXPECT_EQ(without_commands("\x1b[1"), "\x1b[1");
}

TEST(CommandText, IsEscapedAsTheRunnerUnescapesIt) {
  EXPECT_EQ(command_data("100%: a,b\r\nc"), "100%25: a,b%0D%0Ac");
  EXPECT_EQ(command_property("100%: a,b\r\nc"), "100%25%3A a%2Cb%0D%0Ac");
}

}  // namespace
}  // namespace presend::report
