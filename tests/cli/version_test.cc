#include "scanner/cli/version.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>

namespace presend::cli {
namespace {

TEST(Version, StartsWithTheProgramAlone) {
  EXPECT_THAT(version_text(), testing::StartsWith("presend " + std::string(version()) + "\n"));
}

TEST(Version, NamesEveryLibraryWithANumber) {
  std::istringstream lines(version_text());
  std::string line;
  std::getline(lines, line);
  std::set<std::string> names;
  while (std::getline(lines, line)) {
    ASSERT_TRUE(line.starts_with("  ")) << line;
    const std::size_t blank = line.find(' ', 2);
    ASSERT_NE(blank, std::string::npos) << line;
    EXPECT_TRUE(line[blank + 1] >= '0' && line[blank + 1] <= '9') << line;
    names.insert(line.substr(2, blank - 2));
  }
  for (const char* library : {"CLD2", "CLI11", "fmt", "Gumbo", "Hunspell", "ICU", "libarchive",
                              "libmagic", "libpsl", "mimetic", "nlohmann-json", "toml++"})
    EXPECT_EQ(names.count(library), 1U) << library;
}

}  // namespace
}  // namespace presend::cli
