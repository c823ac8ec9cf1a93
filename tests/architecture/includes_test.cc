// Holds the includes of every source file against the table of folder dependencies, so that the
// road of the architecture stays one road.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// Folder -> folders it may include, besides itself and base.
const std::map<std::string, std::set<std::string>>& table() {
  static const std::map<std::string, std::set<std::string>> folders = {
      {"base", {}},
      {"template", {}},
      {"io", {}},
      {"url", {"template"}},
      {"mime", {}},
      {"lexicon", {"template"}},
      {"smtp", {"mime"}},
      {"css", {}},
      {"html", {"template", "url", "css"}},
      {"email", {"template", "url", "mime", "css", "html", "lexicon"}},
      {"heuristics", {"template", "url", "email", "lexicon", "mime", "html", "links"}},
      {"score", {"heuristics"}},
      {"config", {"template", "heuristics", "url", "lexicon", "score", "scan", "report", "io"}},
      {"links", {"url"}},
      {"preview", {"template", "url", "mime", "css", "html", "email"}},
      {"scan", {"template", "mime", "email", "heuristics", "lexicon", "score", "links", "preview"}},
      {"compare", {"scan", "score", "heuristics", "email", "mime", "html", "url"}},
      {"fix",
       {"template", "scan", "score", "heuristics", "email", "mime", "html", "url", "links",
        "lexicon"}},
      {"report",
       {"scan", "heuristics", "smtp", "email", "mime", "html", "url", "score", "links", "preview",
        "compare", "fix"}},
      {"eval", {"scan", "score", "heuristics", "email", "report"}},
      {"serve", {"scan", "report"}},
      {"cli", {}},  // may include everything, which is not held here
      {"manual", {"cli", "heuristics"}},
  };
  return folders;
}

/// Third-party header -> the one file that may include it.
const std::map<std::string, std::string>& wrappers() {
  static const std::map<std::string, std::string> headers = {
      {"gumbo.h", "scanner/html/parse.cc"},
      {"mimetic/", "scanner/mime/field_reader.cc"},
      {"libpsl.h", "scanner/url/"},
      {"curl/", "scanner/links/curl_api.h"},
      {"cld2/", "scanner/lexicon/language.cc"},
      {"dtl/", "scanner/compare/word_diff.cc"},
      {"hunspell/", "scanner/lexicon/spelling.cc"},
      {"archive.h", "scanner/email/archive.cc"},
      {"magic.h", "scanner/email/file_type.cc"},
      {"CLI/", "scanner/cli/declarations.h"},
      {"pugixml", "scanner/report/xml.cc"},
      {"toml++/", "scanner/config/document.cc"},
  };
  return headers;
}

struct Source {
  std::string path;  // relative to the source tree
  std::vector<std::string> includes;
};

std::string folder_of(const std::string& path) {
  if (path.starts_with("heuristics/")) return "heuristics";
  if (!path.starts_with("scanner/")) return "";
  return path.substr(8, path.find('/', 8) - 8);
}

std::vector<Source> sources() {
  const fs::path root = PRESEND_SOURCE_DIR;
  std::vector<Source> found;
  for (const char* top : {"scanner", "heuristics"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cc" && extension != ".h") continue;
      Source source{fs::relative(entry.path(), root).generic_string(), {}};
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);)
        if (line.starts_with("#include ")) source.includes.push_back(line.substr(9));
      found.push_back(std::move(source));
    }
  }
  return found;
}

TEST(Includes, FollowTheTableOfFolders) {
  const std::vector<Source> all = sources();
  ASSERT_GT(all.size(), 50U);
  for (const Source& source : all) {
    const std::string from = folder_of(source.path);
    for (const std::string& include : source.includes) {
      if (include.front() != '"') continue;
      const std::string to = folder_of(include.substr(1));
      if (to.empty() || to == from || to == "base" || from == "cli") continue;
      ASSERT_TRUE(table().contains(from)) << "no row for folder " << from;
      EXPECT_TRUE(table().at(from).contains(to)) << source.path << " includes " << include;
    }
  }
}

TEST(Includes, KeepThirdPartyHeadersBehindTheirWrapper) {
  for (const Source& source : sources())
    for (const std::string& include : source.includes)
      for (const auto& [header, wrapper] : wrappers())
        if (include.starts_with("<" + header)) {
          EXPECT_TRUE(source.path.starts_with(wrapper)) << source.path << " includes " << include;
          EXPECT_TRUE(!source.path.ends_with(".h") || source.path == wrapper)
              << source.path << " includes " << include;
        }
}

/// A header that has to name third-party types is seen by those who share them, and nobody else.
TEST(Includes, KeepTypesOfCurlAmongThoseWhoCallIt) {
  const std::set<std::string> with_types = {"\"scanner/links/curl_api.h\"",
                                            "\"scanner/links/curl_transfer.h\""};
  for (const Source& source : sources())
    for (const std::string& include : source.includes)
      if (with_types.contains(include)) {
        EXPECT_TRUE(source.path.starts_with("scanner/links/curl_") &&
                    source.path != "scanner/links/curl_prober.h")
            << source.path << " includes " << include;
      }
}

TEST(Includes, MimeticHasExactlyOneWrapper) {
  const auto all = sources();
  const auto wraps = std::count_if(all.begin(), all.end(), [](const Source& source) {
    return std::any_of(source.includes.begin(), source.includes.end(),
                       [](const std::string& include) { return include.starts_with("<mimetic/"); });
  });
  EXPECT_EQ(wraps, 1);
}

TEST(Includes, FoldersHaveNoCycle) {
  std::set<std::string> done;
  std::set<std::string> open;
  const std::function<bool(const std::string&)> is_acyclic = [&](const std::string& folder) {
    if (done.contains(folder)) return true;
    if (!open.insert(folder).second) return false;
    for (const std::string& next : table().at(folder))
      if (!is_acyclic(next)) return false;
    done.insert(folder);
    return true;
  };
  for (const auto& [folder, unused] : table()) EXPECT_TRUE(is_acyclic(folder)) << folder;
}

}  // namespace
