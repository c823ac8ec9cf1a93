#include "tests/cli/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace presend::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kClean =
    "From: Ann <ann@example.com>\n"
    "To: Ben <ben@example.org>\n"
    "Subject: Lunch on Friday\n"
    "Date: Thu, 09 Oct 2025 08:00:00 +0000\n"
    "Message-ID: <1@example.com>\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\n"
    "\n"
    "Hello Ben,\n\nshall we meet for lunch on Friday at noon?\n\nAnn\n";

/// No From field: an error by RFC 5322.
constexpr std::string_view kBad =
    "To: Ben <ben@example.org>\n"
    "Subject: Lunch\n"
    "Date: Thu, 09 Oct 2025 08:00:00 +0000\n"
    "\n"
    "Hello Ben.\n";

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(Program, ExitCodesFollowTheGate) {
  const Workplace place;
  place.write("clean.eml", kClean);
  place.write("bad.eml", kBad);
  EXPECT_EQ(place.run("check clean.eml").code, 0);
  EXPECT_EQ(place.run("check clean.eml bad.eml").code, 1);
  EXPECT_EQ(place.run("check bad.eml --exit-zero").code, 0);
  EXPECT_EQ(place.run("check bad.eml --fail-on never --max-risk 100").code, 0);
  EXPECT_EQ(place.run("check bad.eml --fail-on never --max-risk 0").code, 1)
      << "the risk counts on its own";
  EXPECT_EQ(place.run("check clean.eml --max-risk 0").code, 1);
}

TEST(Program, UnreadableInputsAreNamedAndTheRestIsReported) {
  const Workplace place;
  place.write("bad.eml", kBad);
  place.write("empty.eml", "");
  const Ran run =
      place.run("check empty.eml bad.eml none.eml --format json --exit-zero --no-progress");
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(lines(run.err), 2U) << run.err;
  EXPECT_THAT(run.err, HasSubstr("empty.eml: is empty."));
  EXPECT_THAT(run.err, HasSubstr("none.eml: was not found."));
  const json report = json::parse(run.out);
  EXPECT_EQ(report["drafts"].size(), 1U);
  EXPECT_EQ(report["errors"].size(), 2U);
  EXPECT_EQ(report["summary"]["errors"], 2);
}

TEST(Program, FileNamesCannotTouchTheTerminal) {
  const Workplace place;
  const Ran run = place.run("check \"$(printf 'a\\033[31m.eml')\"");
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("a<U+001B>[31m.eml: was not found"));
}

TEST(Program, OutputIsTheSameWhateverTheThreads) {
  const Workplace place;
  for (int i = 0; i < 60; ++i)
    place.write("d/" + std::to_string(i) + ".eml", i % 3 == 0 ? kBad : kClean);
  place.write("d/17.eml", "");
  for (const char* format : {"pretty", "concise", "json", "jsonl", "sarif", "junit", "github",
                             "gitlab", "markdown", "html"}) {
    const std::string call = std::string("check d --format ") + format;
    const Ran one = place.run(call + " -j 1");
    const Ran many = place.run(call + " -j 8");
    EXPECT_EQ(one.code, 2);
    EXPECT_EQ(one.out, many.out) << format;
    EXPECT_EQ(one.err, many.err) << format;
  }
}

TEST(Program, JsonLinesComeInTheOrderOfTheInputs) {
  const Workplace place;
  for (const char* name : {"c.eml", "a.eml", "b.eml"}) place.write(name, kClean);
  const Ran run =
      place.run("check --format jsonl --exit-zero --no-progress --isolated c.eml a.eml b.eml");
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.err, "");
  std::istringstream stream(run.out);
  std::string files;
  for (std::string line; std::getline(stream, line);)
    files += json::parse(line)["file"].get<std::string>() + ' ';
  EXPECT_EQ(files, "c.eml a.eml b.eml ");
}

TEST(Program, SeveralReportsComeFromOneRun) {
  const Workplace place;
  place.write("bad.eml", kBad);
  const Ran run = place.run("check bad.eml -o out.txt --report json=r.json --report concise=c.txt");
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(place.read("out.txt"), HasSubstr("content risk"));
  EXPECT_EQ(json::parse(place.read("r.json"))["summary"]["failed"], 1);
  EXPECT_THAT(place.read("c.txt"), HasSubstr("bad.eml:"));
}

TEST(Program, OutputsThatCannotBeWrittenAreToldWithExitTwo) {
  const Workplace place;
  place.write("clean.eml", kClean);
  const Ran folder = place.run("check clean.eml -o none/out");
  EXPECT_EQ(folder.code, 2);
  EXPECT_THAT(folder.err, HasSubstr("none/out: cannot be written: its folder does not exist"));
  const Ran own = place.run("check clean.eml -o clean.eml");
  EXPECT_EQ(own.code, 2);
  EXPECT_EQ(place.read("clean.eml"), kClean) << "the draft must survive";
  const Ran full = place.run("check clean.eml >/dev/full");
  EXPECT_EQ(full.code, 2);
  EXPECT_THAT(full.err, HasSubstr("the disk is full"));
  const Ran closed = place.run("check clean.eml >&-");
  EXPECT_EQ(closed.code, 2);
  EXPECT_THAT(closed.err, HasSubstr("standard output"));
}

TEST(Program, NoOutputDestroysADraftOrAnotherOutput) {
  const Workplace place;
  place.write("d/clean.eml", kClean);
  for (const char* call : {"check d -o d/clean.eml", "check d --report json=d/clean.eml",
                           "check - -o d/clean.eml <d/clean.eml",
                           "dissect d/clean.eml -o "
                           "./d/../d/clean.eml"}) {
    const Ran run = place.run(call);
    EXPECT_EQ(run.code, 2) << call;
    EXPECT_THAT(run.err, HasSubstr("writing would destroy it")) << call;
    EXPECT_EQ(place.read("d/clean.eml"), kClean) << "the draft must survive";
  }
  for (const char* call : {"-o r --report json=./r", "--report json=-", "--report json=.out",
                           "-o x --report json=r --report jsonl=r"}) {
    const Ran run = place.run(std::string("check d ") + call);
    EXPECT_EQ(run.code, 2) << call;
    EXPECT_THAT(run.err, HasSubstr("would receive two reports")) << call;
  }
  EXPECT_EQ(place.run("check d -o /dev/null --report json=/dev/null").code, 0);
}

TEST(Program, AMailboxOfSeveralDraftsEndsWithATable) {
  const Workplace place;
  const std::string from = "From a@b.example Thu Jan  1 00:00:00 2026\n";
  place.write("m.mbox", from + "Subject: one\n\nfirst\n\n" + from + "Subject: two\n\nsecond\n");
  EXPECT_THAT(place.run("check m.mbox").out, HasSubstr("2 drafts: "));
}

TEST(Program, AReaderThatGoesAwayIsNoNews) {
  const Workplace place;
  for (int i = 0; i < 40; ++i) place.write("d/" + std::to_string(i) + ".eml", kBad);
  const Ran run = place.run("check d | true");
  EXPECT_EQ(run.err, "");
}

TEST(Program, StandardInputHasAName) {
  const Workplace place;
  place.write("clean.eml", kClean);
  const Ran run = place.run("check - --stdin-filename my.eml --format jsonl", "cat clean.eml |");
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(json::parse(run.out)["file"], "my.eml");
  const Ran empty = place.run("check -");
  EXPECT_EQ(empty.code, 2);
  EXPECT_THAT(empty.err, HasSubstr("standard input is empty"));
}

TEST(Program, ACutOffFileIsReportedAndNamed) {
  const Workplace place;
  place.write("cut.eml",
              "From: a@example.com\nSubject: x\nMIME-Version: 1.0\n"
              "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n"
              "Content-Transfer-Encoding: base64\n\nPGh0bWw+PGJvZHk+SGVsbG8sIHRoaXMgaXMg\nYSBs");
  const Ran run = place.run("check cut.eml --format json --exit-zero");
  EXPECT_EQ(json::parse(run.out)["drafts"].size(), 1U);
  EXPECT_EQ(run.code, 2) << run.err;
  EXPECT_THAT(run.err, HasSubstr("cut.eml: ends in the middle of"));
}

TEST(Program, ColourNeedsATerminalOrAWish) {
  const Workplace place;
  place.write("bad.eml", kBad);
  EXPECT_THAT(place.run("check bad.eml").out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(place.run("check bad.eml --color always", "NO_COLOR=1").out, HasSubstr("\x1b[1m"));
}

TEST(Program, DissectShowsWhatAFilterReads) {
  const Workplace place;
  place.write("d.eml", "Subject: Your v1agra\n\nThis is\nnot spam, p\xD0\xB0ypal\n");
  const Ran run = place.run("dissect d.eml --words --format json");
  ASSERT_EQ(run.code, 0) << run.err;
  const json words = json::parse(run.out)["words"];
  EXPECT_EQ(words["passages"][0]["place"], "subject");
  EXPECT_EQ(words["passages"][1]["normalised"], "this is not spam paypal");
  ASSERT_EQ(words["phrases"].size(), 2U) << words["phrases"];
  EXPECT_EQ(words["phrases"][0]["category"], "pharmacy");
  EXPECT_EQ(words["phrases"][0]["disguises"], json::array({"leet"}));
  EXPECT_EQ(words["phrases"][0]["column"], 15);
  EXPECT_EQ(words["phrases"][1]["text"], "This is not spam");
  EXPECT_EQ(words["phrases"][1]["line"], 3);
  EXPECT_EQ(words["disguised"][0]["reading"], "paypal");
  EXPECT_EQ(words["disguised"][0]["line"], 4);
  EXPECT_THAT(place.run("dissect d.eml --words").out,
              HasSubstr("“v1agra” pharmacy, en, subject, disguised: digits or symbols"));
  EXPECT_FALSE(json::parse(place.run("dissect d.eml --format json").out).contains("words"));
}

TEST(Program, DissectShowsOneMessageOfAnMbox) {
  const Workplace place;
  const std::string from = "From a@b.example Thu Jan  1 00:00:00 2026\n";
  place.write("m.mbox", from + "Subject: one\n\nfirst\n\n" + from + "Subject: two\n\nsecond\n");
  const Ran run = place.run("dissect m.mbox --message 1 --format json");
  ASSERT_EQ(run.code, 0) << run.err;
  const json shown = json::parse(run.out);
  EXPECT_EQ(shown["schema"], "presend/dissect/1");
  EXPECT_EQ(shown["headers"][0]["value"], "two");
  EXPECT_EQ(shown["headers"][0]["line"], 7);
  EXPECT_EQ(shown["texts"][0]["text"], "second");
  EXPECT_EQ(place.run("dissect m.mbox --message 9").code, 2);
  EXPECT_THAT(place.run("dissect m.mbox").out, HasSubstr("first"));
}

TEST(Program, RulesAreListedAndExplained) {
  const Workplace place;
  const Ran table = place.run("rules");
  EXPECT_EQ(table.code, 0);
  const json rules = json::parse(place.run("rules --format json").out);
  ASSERT_FALSE(rules.empty());
  const std::string id = rules[0]["rule"];
  EXPECT_THAT(table.out, HasSubstr(id));
  EXPECT_THAT(place.run("rules --markdown").out, HasSubstr("## " + id));
  EXPECT_EQ(place.run("rules --pages new/pages --select " + id).code, 0);
  EXPECT_EQ(place.run("check new/pages").code, 2) << "it holds no draft";
  EXPECT_EQ(place.run("rules --pages new -o table.txt").code, 2);
  const Ran explained = place.run("explain " + rules[0]["name"].get<std::string>());
  EXPECT_EQ(explained.code, 0);
  EXPECT_THAT(explained.out, testing::StartsWith(id));
  const Ran unknown = place.run("explain " + id + "9");
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("Did you mean " + id));
}

TEST(Program, DictionaryNamesWordsThatAreRight) {
  const Workplace place;
  place.write("draft.eml",
              "From: news@example.org\nTo: pat@example.net\nSubject: News\n\n"
              "we are glad to tell you that the newest frobnicle, the quuxer, the snorvik, the\n"
              "glorpen, the wibblon and the zorblax are ready for every reader of this letter\n"
              "before the spring begins. Simply answer when there are questions about these\n"
              "or any other tools, such as the brevolt, from our printed catalogue.\n");
  place.write("words.txt", "# of our products\nfrobnicle\nQuuxer\nglorpen\n");
  EXPECT_THAT(place.run("check --isolated --select SPL draft.eml").out, HasSubstr("SPL001"));
  EXPECT_THAT(place.run("check --isolated --select SPL draft.eml --dictionary words.txt").out,
              Not(HasSubstr("SPL001")));
  place.write("words.txt", "frobnicle\ntwo words\n");
  const Ran ran = place.run("check --isolated draft.eml --dictionary words.txt");
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("words.txt:2: there is more than one word"));
}

TEST(Program, UsageErrorsAreExitTwo) {
  const Workplace place;
  EXPECT_EQ(place.run("").code, 2);
  EXPECT_EQ(place.run("check").code, 2);
  EXPECT_EQ(place.run("check --nonsense x.eml").code, 2);
  EXPECT_EQ(place.run("check x.eml --sender nobody").code, 2);
  EXPECT_EQ(place.run("check x.eml --own-domain https://x.example/").code, 2);
  EXPECT_EQ(place.run("check x.eml --sender 'Ann <ann@example.com>'").code, 2);
  EXPECT_EQ(place.run("check x.eml --wordlists .").code, 2);
  EXPECT_THAT(place.run("check x.eml --wordlists none").err, HasSubstr("none: was not found"));
  EXPECT_THAT(place.run("check ''").err, HasSubstr("empty name"));
  EXPECT_EQ(place.run("--version").code, 0);
}

TEST(Program, RecordedLinksAreJudgedOffline) {
  const Workplace place;
  place.write("a.eml", std::string(kClean) + "See https://dead.example/x and http://b.example/\n");
  place.write("links.json",
              R"({"schema":"presend/links/1","links":[
                  {"url":"https://dead.example/x","state":"dead","status":404,"reason":"gone"}]})");
  const Ran run = place.run("check a.eml --links-from links.json --format json");
  EXPECT_EQ(run.code, 1) << run.err;
  const json draft = json::parse(run.out)["drafts"][0];
  EXPECT_EQ(draft["links"][0]["state"], "unchecked");
  EXPECT_EQ(draft["links"][0]["reason"], "it is not recorded");
  EXPECT_EQ(draft["links"][1]["state"], "dead");
  const auto is_dead_link = [](const json& finding) { return finding["rule"] == "NET001"; };
  EXPECT_TRUE(std::any_of(draft["findings"].begin(), draft["findings"].end(), is_dead_link));
  EXPECT_EQ(place.run("check a.eml --links-from links.json --format json").out, run.out);
  EXPECT_EQ(place.run("check a.eml --ignore NET --links-from links.json -q").code, 0);
}

TEST(Program, FilesOfLiveChecksOverwriteNothingElse) {
  const Workplace place;
  place.write("a.eml", kClean);
  place.write("notes.txt", "my notes");
  for (const char* option : {"--write-links notes.txt", "--link-cache notes.txt",
                             "--write-links a.eml", "--link-cache a.eml"}) {
    const Ran run = place.run(std::string("check a.eml --check-links ") + option);
    EXPECT_EQ(run.code, 2) << option;
    EXPECT_EQ(lines(run.err), 1U) << run.err;
  }
  EXPECT_EQ(place.read("notes.txt"), "my notes");
  EXPECT_EQ(place.read("a.eml"), kClean);
  EXPECT_EQ(place.run("check a.eml --links-from none.json").code, 2);
  EXPECT_EQ(place.run("check a.eml --links-from notes.txt").code, 2);
  EXPECT_EQ(place.run("check a.eml --links-from links.json -o links.json").code, 2);
}

}  // namespace
}  // namespace presend::cli
