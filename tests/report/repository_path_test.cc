#include "scanner/report/repository_path.h"

#include <gtest/gtest.h>

namespace presend::report {
namespace {

std::string path(std::string_view file, const Place& place) {
  const RepositoryPath found = repository_path(file, place);
  return (found.is_inside ? "in " : "out ") + found.text;
}

TEST(RepositoryPath, IsRelativeToTheRoot) {
  const Place place{"/work/mail", "/work/mail/drafts"};
  EXPECT_EQ(path("a.eml", place), "in drafts/a.eml");
  EXPECT_EQ(path("./x/../a.eml", place), "in drafts/a.eml");
  EXPECT_EQ(path("../a.eml", place), "in a.eml");
  EXPECT_EQ(path("/work/mail/b.eml", place), "in b.eml");
  EXPECT_EQ(path("../../other/a.eml", place), "out ../../other/a.eml");
  EXPECT_EQ(path("/work/mailbox/b.eml", place), "out /work/mailbox/b.eml");
  EXPECT_EQ(path("-", place), "out -");
  EXPECT_EQ(path("a.eml", {"/", "/tmp"}), "in tmp/a.eml");
}

TEST(RepositoryPath, WithoutARootIsAsGiven) {
  EXPECT_EQ(path("./d//a.eml", {}), "in d/a.eml");
  EXPECT_EQ(path("../a.eml", {}), "out ../a.eml");
  EXPECT_EQ(path("/a.eml", {}), "out /a.eml");
  EXPECT_EQ(path("", {}), "in ");
}

TEST(UriOfPath, EscapesWhatAUriCannotHold) {
  EXPECT_EQ(uri_of_path("a b/100%#?:ü\xff.eml"), "a%20b/100%25%23%3F%3A%C3%BC%FF.eml");
  EXPECT_EQ(uri_of_path("/tmp/a.eml"), "file:///tmp/a.eml");
}

}  // namespace
}  // namespace presend::report
