#include <gtest/gtest.h>

#include "tests/url/href.h"

namespace presend::url {
namespace {

struct RelativeCase {
  std::string_view base, text, expected;
};

class AgainstBase : public testing::TestWithParam<RelativeCase> {};

TEST_P(AgainstBase, ResolvesAsABrowserDoes) {
  const Reference base = parse(GetParam().base);
  ASSERT_TRUE(base.url);
  EXPECT_EQ(href(GetParam().text, &*base.url), GetParam().expected)
      << GetParam().text << " against " << GetParam().base;
}

constexpr std::string_view kWeb = "http://u:p@h:81/a/b?q#f";

INSTANTIATE_TEST_SUITE_P(Web, AgainstBase,
                         testing::Values(RelativeCase{kWeb, "c", "http://u:p@h:81/a/c"},
                                         RelativeCase{kWeb, "/c", "http://u:p@h:81/c"},
                                         RelativeCase{kWeb, "\\c", "http://u:p@h:81/c"},
                                         RelativeCase{kWeb, "../../c", "http://u:p@h:81/c"},
                                         RelativeCase{kWeb, ".", "http://u:p@h:81/a/"},
                                         RelativeCase{kWeb, "?x", "http://u:p@h:81/a/b?x"},
                                         RelativeCase{kWeb, "?", "http://u:p@h:81/a/b?"},
                                         RelativeCase{kWeb, "c?d#e", "http://u:p@h:81/a/c?d#e"},
                                         RelativeCase{kWeb, "//x/y", "http://x/y"},
                                         RelativeCase{kWeb, "\\\\x\\y", "http://x/y"},
                                         RelativeCase{kWeb, "///x/y", "http://x/y"},
                                         RelativeCase{kWeb, "http:c", "http://u:p@h:81/a/c"},
                                         RelativeCase{kWeb, "http:/c", "http://u:p@h:81/c"},
                                         RelativeCase{kWeb, "https:c", "https://c/"},
                                         RelativeCase{kWeb, "mailto:x", "mailto:x"},
                                         RelativeCase{kWeb, "//", "<invalid>"},
                                         RelativeCase{kWeb, "#x", "<fragment>"},
                                         RelativeCase{kWeb, "", "<empty>"},
                                         RelativeCase{"http://h", "c", "http://h/c"},
                                         RelativeCase{"http://h?q", "", "<empty>"},
                                         RelativeCase{"http://h/?q", ".#x", "http://h/#x"}));

INSTANTIATE_TEST_SUITE_P(Other, AgainstBase,
                         testing::Values(RelativeCase{"foo://h/p/q", "r", "foo://h/p/r"},
                                         RelativeCase{"foo://h", "r", "foo://h/r"},
                                         RelativeCase{"foo://h/p", "//i/j", "foo://i/j"},
                                         RelativeCase{"foo:/p/q", "../r", "foo:/r"},
                                         RelativeCase{"foo:/p/q", "..//r", "foo:/.//r"},
                                         RelativeCase{"foo:/.//p", "q", "foo:/.//q"},
                                         RelativeCase{"foo:/p", "\\x", "foo:/\\x"},
                                         RelativeCase{"mailto:x@y", "z", "<invalid>"},
                                         RelativeCase{"mailto:x@y", "//z", "<invalid>"},
                                         RelativeCase{"file:///a/b", "c", "file:///a/c"},
                                         RelativeCase{"file:///C:/a/b", "/c", "file:///C:/c"},
                                         RelativeCase{"file:///C:/a", "/D:/c", "file:///D:/c"},
                                         RelativeCase{"file:///C:/a", "D|/c", "file:///D:/c"},
                                         RelativeCase{"file:///C:/a", "..", "file:///C:/"},
                                         RelativeCase{"file://srv/a", "/c", "file://srv/c"},
                                         RelativeCase{"file://srv/a?q", "?r", "file://srv/a?r"},
                                         RelativeCase{"file://srv/a", "//x/c", "file://x/c"},
                                         RelativeCase{"file://srv/a", "file:c", "file://srv/c"}));

}  // namespace
}  // namespace presend::url
