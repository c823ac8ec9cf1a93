// Files as a git revision had them. Without git these tests are skipped.

#include "scanner/io/revision.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scanner/io/program.h"
#include "tests/io/temporary_folder.h"

namespace presend::io {
namespace {

using testing::HasSubstr;

constexpr std::uint64_t kLimit = 1 << 20;

TEST(Program, GivesOutputComplaintsAndExitCode) {
  const auto ran = run_program({"sh", "-c", "printf 'a b\\n'; echo oops >&2; cat; exit 3"}, kLimit);
  ASSERT_TRUE(ran) << ran.error().text();
  EXPECT_EQ(ran.value().output, "a b\n");
  EXPECT_EQ(ran.value().complaints, "oops\n");
  EXPECT_EQ(ran.value().exit_code, 3);
}

TEST(Program, OneThatIsNotThereOrPrintsTooMuchIsAnError) {
  EXPECT_THAT(run_program({"presend-no-such-program"}, kLimit).error().reason,
              HasSubstr("cannot be started"));
  EXPECT_THAT(run_program({"yes"}, 1000).error().reason, HasSubstr("prints more than"));
}

/// A repository in a temporary folder, which is the working folder as long as it lives.
class Repository : public testing::Test {
 protected:
  void SetUp() override {
    if (!run_program({"git", "--version"}, kLimit)) GTEST_SKIP() << "git is not installed";
    back_ = std::filesystem::current_path();
    std::filesystem::current_path(folder_.path());
    git({"init", "-q"});
    folder_.write("mails/kept.html", "<p>kept</p>\n");
    folder_.write("mails/edited.html", "<p>before</p>\n");
    folder_.write("mails/old name.html", "<p>one</p>\n<p>two</p>\n<p>three</p>\n<p>four</p>\n");
    git({"add", "."});
    git({"-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-q", "-m", "first"});
    folder_.write("mails/edited.html", "<p>after</p>\n");
    folder_.write("mails/new.html", "<p>new</p>\n");
    git({"mv", "mails/old name.html", "mails/renamed.html"});
  }
  void TearDown() override {
    if (!back_.empty()) std::filesystem::current_path(back_);
  }

  static void git(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "git");
    const auto ran = run_program(arguments, kLimit);
    ASSERT_TRUE(ran && ran.value().exit_code == 0) << (ran ? ran.value().complaints : "");
  }

  TemporaryFolder folder_;
  std::filesystem::path back_;
};

TEST_F(Repository, TellsWhatFilesWere) {
  const auto revision = Revision::open("HEAD");
  ASSERT_TRUE(revision) << revision.error().text();
  const Revision& then = revision.value();
  EXPECT_TRUE(then.before("mails/kept.html").is_there);
  EXPECT_FALSE(then.before("mails/kept.html").is_changed);
  EXPECT_TRUE(then.before("./mails/edited.html").is_changed);
  EXPECT_FALSE(then.before("mails/new.html").is_there);
  EXPECT_FALSE(then.before("/etc/passwd").is_there);
  EXPECT_EQ(then.read("mails/edited.html", kLimit).value(), "<p>before</p>\n");
  ASSERT_TRUE(then.before("mails/renamed.html").is_there);
  EXPECT_THAT(then.read("mails/renamed.html", kLimit).value(), HasSubstr("<p>four</p>"));
  std::filesystem::current_path(folder_.path("mails"));
  EXPECT_TRUE(then.before("edited.html").is_changed);
}

TEST_F(Repository, ARevisionThatIsNotThereIsOneClearError) {
  for (const char* name : {"no-such-branch", "--output=x", "", "HEAD~99"}) {
    const auto revision = Revision::open(name);
    ASSERT_FALSE(revision) << name;
    EXPECT_THAT(revision.error().reason, HasSubstr("there is no revision")) << name;
  }
}

TEST_F(Repository, AFolderOutsideOfARepositoryIsAnError) {
  const TemporaryFolder other;
  std::filesystem::current_path(other.path());
  const auto revision = Revision::open("HEAD");
  ASSERT_FALSE(revision);
  EXPECT_THAT(revision.error().reason, HasSubstr("not a git repository"));
  std::filesystem::current_path(folder_.path());
}

}  // namespace
}  // namespace presend::io
