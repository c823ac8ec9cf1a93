#include "scanner/config/configuration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "scanner/config/document.h"
#include "scanner/config/keys.h"

namespace presend::config {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Files : public testing::Test {
 protected:
  Files() {
    std::string pattern = (std::filesystem::temp_directory_path() / "presend-config-XXXXXX");
    path_ = ::mkdtemp(pattern.data());
  }
  ~Files() override {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  void write(const std::string& name, std::string_view text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::string path(const std::string& name) const { return path_ / name; }
  [[nodiscard]] Loaded load(const std::string& name) const {
    return load_configuration(path(name), name);
  }
  /// What is wrong with a presend.toml, a line each.
  [[nodiscard]] std::vector<std::string> errors_of(std::string_view text) const {
    write("presend.toml", text);
    std::vector<std::string> lines;
    for (const Error& error : load("presend.toml").errors) {
      lines.push_back(error.text());
      EXPECT_EQ(lines.back().find('\n'), std::string::npos) << lines.back();
    }
    return lines;
  }

 private:
  std::filesystem::path path_;
};

std::string uncommented() {
  std::ifstream in(PRESEND_SOURCE_DIR "/scanner/cli/init/presend.toml");
  std::string text;
  for (std::string line; std::getline(in, line);) {
    const bool is_key = line.starts_with("# ") && line.find(" = ") != std::string::npos &&
                        line.find(' ', 2) == line.find(" = ");
    const bool is_table = line.starts_with("# [");
    text += (is_key || is_table ? line.substr(2) : line) + '\n';
  }
  return text;
}

using Configured = Files;

TEST_F(Configured, EveryKeyOfTheWrittenFileIsRead) {
  write("presend.toml", "");
  write("sub/presend.toml", uncommented());
  const Loaded loaded = load("sub/presend.toml");
  for (const Error& error : loaded.errors) ADD_FAILURE() << error.text();
  EXPECT_EQ(loaded.configuration.per_file.size(), 1U);
  EXPECT_EQ(loaded.configuration.suppressions.size(), 1U);
  EXPECT_EQ(loaded.configuration.rules.size(), 1U);
  EXPECT_EQ(loaded.configuration.list_edits.size(), 3U);
}

TEST_F(Configured, TheWrittenFileHasEveryKeyWithItsDefault) {
  std::ifstream in(PRESEND_SOURCE_DIR "/scanner/cli/init/presend.toml");
  std::ostringstream text;
  text << in.rdbuf();
  const std::string file = text.str();
  for (const std::string& name : all_key_names())
    EXPECT_THAT(file, HasSubstr("# " + name.substr(name.rfind('.') + 1) + " = ")) << name;
  for (const Key& key : value_keys()) {
    const std::string value = key.show(Values{});
    if (!value.empty()) {
      EXPECT_THAT(file, HasSubstr("# " + std::string(key.name.substr(key.name.rfind('.') + 1)) +
                                  " = " + value + '\n'));
    }
  }
  for (const LimitKey& key : limit_keys())
    EXPECT_THAT(file, HasSubstr("# " + std::string(key.name) + " = " +
                                std::to_string(Limits{}.*key.member) + '\n'));
  write("presend.toml", file);
  EXPECT_TRUE(load("presend.toml").errors.empty());
  EXPECT_TRUE(load("presend.toml").configuration.places.empty()) << "all is commented out";
}

TEST_F(Configured, EveryKeyIsDocumented) {
  std::ifstream in(PRESEND_SOURCE_DIR "/docs/configuration.md");
  std::ostringstream text;
  text << in.rdbuf();
  for (const std::string& name : all_key_names())
    EXPECT_THAT(text.str(), HasSubstr('`' + name.substr(name.rfind('.') + 1) + '`')) << name;
}

TEST_F(Configured, ValuesAreRead) {
  EXPECT_THAT(errors_of("fail-on = 'never'\nmax-risk = 12.5\nignore = ['LNK', 'HID001']\n"
                        "mode = 'template'\nformat = 'json'\nreports = ['jsonl=out/x.jsonl']\n"
                        "jobs = 3\nexit-zero = true\ndictionaries = ['words.txt']\n"
                        "[sender]\nown-domains = 'x.example'\naddress = 'a@x.example'\n"
                        "[limits]\nparts = 7\n"),
              IsEmpty());
  const Configuration read = load("presend.toml").configuration;
  ASSERT_TRUE(read.values.fail_on);
  EXPECT_FALSE(read.values.fail_on->severity);
  EXPECT_EQ(read.values.max_risk, 12.5);
  EXPECT_THAT(read.values.ignore, ElementsAre("LNK", "HID001"));
  EXPECT_EQ(read.values.mode, scan::Mode::template_draft);
  EXPECT_EQ(read.values.reports.front().file, "out/x.jsonl");
  EXPECT_EQ(read.values.jobs, 3U);
  EXPECT_THAT(read.values.dictionaries, ElementsAre("words.txt"));
  EXPECT_THAT(read.values.own_domains, ElementsAre("x.example"));
  EXPECT_EQ(read.limits.parts, 7U);
  EXPECT_EQ(read.places.at("sender.address").line, 12U);
  EXPECT_EQ(read.places.at("max-risk").file, "presend.toml");
}

TEST_F(Configured, UnknownKeysAreErrorsWithTheNearest) {
  EXPECT_THAT(errors_of("fail-on = 'error'\nmax-rsik = 3\n"),
              ElementsAre("presend.toml:2: there is no key \"max-rsik\". Did you mean max-risk?"));
  EXPECT_THAT(errors_of("[sender]\nown-domain = []\n"),
              ElementsAre(HasSubstr("presend.toml:2: there is no key \"own-domain\" in [sender]. "
                                    "Did you mean own-domains?")));
  EXPECT_THAT(errors_of("[sender]\nmax-risk = 3\n"), ElementsAre(HasSubstr("top of the file")));
  EXPECT_THAT(errors_of("own-domains = []\n"), ElementsAre(HasSubstr("belongs in [sender]")));
  EXPECT_THAT(errors_of("[rule.LNK001]\n"), ElementsAre(HasSubstr("Did you mean rules?")));
  EXPECT_THAT(errors_of("[rules.LNK001]\nseverty = 'info'\n"),
              ElementsAre(HasSubstr("Did you mean severity?")));
  EXPECT_THAT(errors_of("[limits]\nlinkz = 1\n"), ElementsAre(HasSubstr("links")));
  EXPECT_THAT(errors_of("[[per-file]]\npath = 'x'\npaths = 'x'\n"),
              ElementsAre(HasSubstr("Did you mean paths?")));
}

TEST_F(Configured, WrongValuesAreErrorsOfTheirLine) {
  EXPECT_THAT(errors_of("\nmax-risk = 'high'\n"),
              ElementsAre("presend.toml:2: max-risk must be a number from 0 to 100, not a text."));
  EXPECT_THAT(errors_of("max-risk = 101\n"), ElementsAre(HasSubstr("from 0 to 100, not 101")));
  EXPECT_THAT(errors_of("fail-on = 'warn'\n"),
              ElementsAre(HasSubstr("must be error, warning, info or never, not \"warn\". Did you "
                                    "mean warning?")));
  EXPECT_THAT(errors_of("exit-zero = 1\n"), ElementsAre(HasSubstr("must be true or false")));
  EXPECT_THAT(errors_of("ignore = [1]\n"), ElementsAre(HasSubstr("list of texts")));
  EXPECT_THAT(errors_of("ignore = ['LNX001']\n"), ElementsAre(HasSubstr("Did you mean LNK0")));
  EXPECT_THAT(errors_of("reports = ['json']\n"), ElementsAre(HasSubstr("FORMAT=FILE")));
  EXPECT_THAT(errors_of("reports = ['xml=a']\n"), ElementsAre(HasSubstr("pretty, concise")));
  EXPECT_THAT(errors_of("sender = 'a@b.example'\n"), ElementsAre(HasSubstr("[sender]")));
  EXPECT_THAT(errors_of("[sender]\naddress = 'Ann'\n"), ElementsAre(HasSubstr("name@example")));
  EXPECT_THAT(errors_of("[limits]\nparts = 0\n"), ElementsAre(HasSubstr("from 1 to 20000")));
  EXPECT_THAT(errors_of("[rules.LNK001]\npoints = -1\n"), ElementsAre(HasSubstr("from 0 to 20")));
  EXPECT_THAT(errors_of("[rules.LNK999]\npoints = 1\n"), ElementsAre(HasSubstr("no rule")));
  EXPECT_THAT(errors_of("[per-file]\npaths = 'a'\n"), ElementsAre(HasSubstr("two brackets")));
  EXPECT_THAT(errors_of("[[per-file]]\nmode = 'final'\n"), ElementsAre(HasSubstr("no paths")));
  EXPECT_THAT(errors_of("[[per-file]]\npaths = 'a{'\n"), ElementsAre(HasSubstr("a{")));
  EXPECT_THAT(errors_of("[[suppress]]\nrule = 'LNK001'\n"), ElementsAre(HasSubstr("no reason")));
  EXPECT_THAT(errors_of("[[suppress]]\nreason = 'x'\n"),
              ElementsAre(HasSubstr("neither rule nor fingerprint")));
  EXPECT_THAT(errors_of("[[suppress]]\nreason = 'x'\nfingerprint = 'abc'\n"),
              ElementsAre(HasSubstr("16 digits")));
  EXPECT_THAT(errors_of("[templates]\nsyntax = ['curly']\n"), ElementsAre(HasSubstr("braces")));
}

TEST_F(Configured, AllErrorsOfAFileAreTold) {
  EXPECT_THAT(errors_of("a = 1\nb = 2\nmax-risk = -1\n"),
              ElementsAre(HasSubstr(":1:"), HasSubstr(":2:"), HasSubstr(":3:")));
}

TEST_F(Configured, BrokenTomlIsToldInPlainWords) {
  EXPECT_THAT(errors_of("a = \n"), ElementsAre(HasSubstr("presend.toml:1: this is no TOML: ")));
  EXPECT_THAT(errors_of("\n\n[sender\n"),
              ElementsAre(AllOf(HasSubstr("presend.toml:3: "), HasSubstr("end of the line"))));
  EXPECT_THAT(errors_of("mode = \"auto\n"),
              ElementsAre(HasSubstr("last quotation mark is missing")));
  EXPECT_THAT(errors_of("mode = auto\n"), ElementsAre(HasSubstr("stand in quotation marks")));
  EXPECT_THAT(errors_of("max-risk = 1\nmax-risk = 2\n"), ElementsAre(HasSubstr("presend.toml:2")));
  EXPECT_THAT(errors_of("a = '\xFF'\n"), ElementsAre(HasSubstr("UTF-8")));
  EXPECT_THAT(errors_of(std::string(5000, '[')), ElementsAre(HasSubstr("no TOML")));
  EXPECT_THAT(errors_of("a = " + std::string(5000, '[')), ElementsAre(HasSubstr("no TOML")));
}

TEST_F(Configured, ManyErrorsOfAFileAreCutShort) {
  const auto expect_cut = [&](const std::string& text) {
    const std::vector<std::string> errors = errors_of(text);
    ASSERT_EQ(errors.size(), 51U) << text.substr(0, 40);
    EXPECT_THAT(errors.back(), HasSubstr("presend.toml: has more errors than these 50"));
  };
  std::string keys, codes, blocks, rules;
  for (int i = 0; i < 20'000; ++i) {
    const std::string number = std::to_string(i);
    keys += "LNX" + number + " = 1\n";
    codes += "'LNX" + number + "',";
    if (i < 5'000) blocks += "[[suppress]]\nrule = 'LNX" + number + "'\n";
    if (i < 5'000) rules += "[rules.LNX" + number + "]\n";
  }
  expect_cut(keys);
  expect_cut("[sender]\n" + keys);
  expect_cut("[limits]\n" + keys);
  expect_cut("[rules.LNK001]\n" + keys);
  expect_cut("[[per-file]]\npaths = 'a'\n" + keys);
  expect_cut("[[per-file]]\npaths = 'a'\n[per-file.severity]\n" + keys);
  expect_cut("ignore = [" + codes + "]\n");
  expect_cut("[[per-file]]\npaths = 'a'\nignore = [" + codes + "]\n");
  expect_cut(blocks);
  expect_cut(rules);
  std::string fifty;
  for (int i = 0; i < 50; ++i) fifty += "k" + std::to_string(i) + " = 1\n";
  EXPECT_EQ(errors_of(fifty).size(), 50U);
}

std::string joined(std::string_view name, std::string_view dot, int count) {
  std::string key(name);
  for (int i = 1; i < count; ++i) key.append(dot).append(name);
  return key;
}

TEST_F(Configured, ManyNamesJoinedByDotsAreRefusedWithTheirLine) {
  const auto is_refused = HasSubstr("more than 16 names are joined by dots");
  EXPECT_THAT(errors_of("\n" + joined("a", ".", 40'000) + " = 1\n"),
              ElementsAre(AllOf(is_refused, HasSubstr("presend.toml:2:"))));
  EXPECT_THAT(errors_of("# 'a\n\n[" + joined("a", ".", 40'000) + "]\n"),
              ElementsAre(AllOf(is_refused, HasSubstr("presend.toml:3:"))));
  for (const std::string& key : {joined("a", ".", 17), joined("a", " \t. ", 17),
                                 joined(R"("a.\"b")", ".", 17), joined("'a\\'", " .", 17)}) {
    EXPECT_THAT(errors_of(key + " = 1\n"), ElementsAre(is_refused)) << key;
    EXPECT_THAT(errors_of("[[" + key + "]]\n"), ElementsAre(is_refused)) << key;
    EXPECT_THAT(errors_of("x = { y = 'z', " + key + " = 1 }\n"), ElementsAre(is_refused)) << key;
    EXPECT_THAT(errors_of(R"(x = """a""""")"
                          "\n" +
                          key + " = 1\n"),
                ElementsAre(is_refused))
        << key;
  }
  EXPECT_THAT(errors_of(joined("a", ".", 16) + " = 1\n"), ElementsAre(HasSubstr("no key")));
}

TEST_F(Configured, DotsThatJoinNoNamesAreRead) {
  const std::string url = "https://www." + joined("a", ".", 30) + "/x.y";
  std::string numbers;
  for (int i = 0; i < 40; ++i) numbers += " 1.5, 2024-01-01T00:00:00.5Z,\n";
  const std::string text = "# " + url + "\na = '" + url + "' # it's " + url +  //
                           "\nb = \"\\\"" + url + "\\\\\"" +                   //
                           "\nc = '''\n" + url + "''\n" + url + "'''" +        //
                           "\nd = \"\"\"\n" + url + "\"\"\\\"\"\"\n" + url + "\"\"\"\"\"" +
                           "\ne = [" + numbers + "]\n\"" + url + "\" = ''\nf = \"\"\n";
  const Outcome<Node> read = parse_toml("a.toml", text);
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(read.value().members.size(), 7U);
}

TEST_F(Configured, ValuesAndNamesThatNestTogetherAreErrors) {
  std::string text, ends;
  for (int i = 0; i < 250; ++i) {
    text += joined("a", ".", 16) + " = {";
    ends += '}';
  }
  EXPECT_FALSE(errors_of(text + ends + '\n').empty());
}

TEST_F(Configured, AFileGoesOverWhatItExtends) {
  write("base.toml",
        "max-risk = 10\nfail-on = 'info'\nignore = ['LNK']\n"
        "[[per-file]]\npaths = ['a']\n[rules.LNK001]\npoints = 1\nseverity = 'info'\n");
  write("sub/presend.toml",
        "extend = '../base.toml'\nmax-risk = 20\nignore = ['HID']\n"
        "[[per-file]]\npaths = ['b']\n[rules.LNK001]\npoints = 2\n");
  const Loaded loaded = load("sub/presend.toml");
  ASSERT_THAT(loaded.errors, IsEmpty());
  const Configuration& read = loaded.configuration;
  EXPECT_EQ(read.values.max_risk, 20);
  EXPECT_EQ(read.values.fail_on->severity, heuristics::Severity::info);
  EXPECT_THAT(read.values.ignore, ElementsAre("HID"));
  EXPECT_EQ(read.places.at("fail-on").file, "base.toml");
  ASSERT_EQ(read.per_file.size(), 2U);
  EXPECT_TRUE(read.per_file[0].paths.holds(path("a")));
  EXPECT_TRUE(read.per_file[1].paths.holds(path("sub/b")));
  EXPECT_FALSE(read.per_file[1].paths.holds(path("b")));
  ASSERT_EQ(read.rules.size(), 1U);
  EXPECT_EQ(read.rules[0].points, 2);
  EXPECT_EQ(read.rules[0].severity, heuristics::Severity::info);
}

TEST_F(Configured, CirclesAndLongChainsAreErrors) {
  write("a.toml", "extend = 'b.toml'\n");
  write("b.toml", "\nextend = './a.toml'\n");
  const Loaded circle = load("a.toml");
  ASSERT_EQ(circle.errors.size(), 1U);
  EXPECT_THAT(circle.errors[0].text(),
              HasSubstr("b.toml:2: extend goes in a circle: a.toml extends b.toml, which extends "
                        "a.toml"));
  for (int i = 0; i < 12; ++i)
    write(std::to_string(i) + ".toml", "extend = '" + std::to_string(i + 1) + ".toml'\n");
  EXPECT_THAT(load("0.toml").errors.at(0).text(), HasSubstr("more than 10 files"));
  write("c.toml", "extend = 'gone.toml'\n");
  EXPECT_THAT(load("c.toml").errors.at(0).text(), HasSubstr("c.toml:1: extend names gone.toml"));
}

TEST_F(Configured, TheNearestFileUpwardCounts) {
  write("presend.toml", "");
  write("a/b/x.eml", "");
  write("a/.git/config", "");
  EXPECT_EQ(nearest_configuration(path("a/b")), path("presend.toml"));
  write("a/presend.toml", "");
  EXPECT_EQ(nearest_configuration(path("a/b")), path("a/presend.toml"));
  std::filesystem::create_directories(path("a/b/presend.toml"));
  EXPECT_EQ(nearest_configuration(path("a/b")), path("a/presend.toml")) << "a folder is no file";
}

TEST(Merged, WhatIsGivenBeatsTheFile) {
  Values given, file;
  given.max_risk = 5;
  file.max_risk = 10;
  file.fail_on = FailOn{heuristics::Severity::info};
  file.ignore = {"LNK"};
  EXPECT_EQ(merged(given, file).max_risk, 5);
  EXPECT_EQ(merged(given, file).fail_on, file.fail_on);
  EXPECT_THAT(merged(given, file).ignore, ElementsAre("LNK"));
  given.select = {"LNK001"};
  EXPECT_THAT(merged(given, file).ignore, IsEmpty()) << "--select sets it aside";
}

}  // namespace
}  // namespace presend::config
