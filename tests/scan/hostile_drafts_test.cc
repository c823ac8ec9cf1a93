#include <gtest/gtest.h>

#include <string>

#include "heuristics/registry.h"
#include "scanner/scan/scan.h"

namespace presend::scan {
namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string html(const std::string& body) {
  return "From: Shop <news@example.org>\nContent-Type: text/html; charset=utf-8\n\n" + body;
}

Settings every_rule() {
  Settings settings;
  settings.rules.assign(heuristics::all_rules().begin(), heuristics::all_rules().end());
  return settings;
}

/// Each draft once took minutes: some step looked at all of it again for each of its pieces. None
/// is timed here; a test that does not end tells as much.
struct Hostile {
  const char* name;
  std::string draft;
};

class HostileDrafts : public testing::TestWithParam<Hostile> {};

TEST_P(HostileDrafts, AreReadInOnePass) {
  Draft draft;
  draft.bytes = GetParam().draft;
  const Settings settings = every_rule();
  const email::Email email = read(draft, settings, lexicon::Lexicon::embedded());
  EXPECT_LE(email.links.size(), settings.limits.links);
  const Report report =
      scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded());
  EXPECT_GE(report.risk, 0);
  EXPECT_LE(report.risk, 100);
}

INSTANTIATE_TEST_SUITE_P(
    All, HostileDrafts,
    testing::Values(
        Hostile{"AddressesInOneParagraph", html(repeat("https://a.example/&amp; ", 40'000))},
        Hostile{"PicturesInOneStyle",
                html("<p style=\"" + repeat("background:url(x);", 60'000) + "\">x</p>")},
        Hostile{"PicturesInOneSheet",
                html("<style>p{" + repeat("background:url(x);", 60'000) + "}</style>x")},
        Hostile{"EmptyUrlsInSheet", html("<style>" + repeat("url()", 800'000) + "</style>x")},
        Hostile{"AnchorsInAnchors", html(repeat("<a href='https://a.example/'><object>", 1900) +
                                         repeat("<i>x</i>", 100'000))},
        Hostile{"LongBase", html("<base href='https://a.example/" + std::string(1 << 20, 'a') +
                                 "/'>" + repeat("<a href=b>x</a>", 20'000))},
        Hostile{"ConditionalComments",
                html(repeat("<!--[if mso]><v:x>" + repeat("<b><p>", 4000) + "<![endif]-->", 100))},
        Hostile{"LongHost", html("<a href='https://" + repeat("a.", 1'000'000) + "com/'>x</a>")},
        Hostile{"HyphensInHost",
                html("<a href='https://" + std::string(2'000'000, '-') + ".com'>")},
        Hostile{"LookalikeLabel",
                html("<a href='https://" + repeat("rn", 1'000'000) + ".com/'>x</a>")},
        Hostile{"OpenListUnsubscribe", "List-Unsubscribe: " + std::string(200'000, '<') + ">\n\nx"},
        Hostile{"ColonsBeforeComments",
                "To: " + repeat("a:", 50'000) + repeat(" ()", 40'000) + "\n\nx"},
        Hostile{"CommentsBeforeColons",
                "To: " + repeat(" ()", 40'000) + repeat("a:", 50'000) + "\n\nx"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace presend::scan
