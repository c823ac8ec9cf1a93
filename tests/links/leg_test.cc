// What replies make of a URL: HEAD and GET, redirects, retries, the way over https.

#include "scanner/links/leg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scanner/links/probe.h"

namespace presend::links {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const ProberOptions& usual() {
  static const ProberOptions options;
  return options;
}

Leg leg_of(std::string_view text, const ProberOptions& options = usual()) {
  return Leg(*url::parse(text).url, options, options.most_retries);
}

Reply status(int number, std::string location = {}) {
  return {Reply::Kind::answered, number, std::move(location)};
}

TEST(Leg, AsksHeadFirstWithoutCredentialsAndFragment) {
  const Leg leg = leg_of("https://ann:secret@www.example.org:8443/a?b#c");
  EXPECT_EQ(leg.request().method, Method::head);
  EXPECT_EQ(leg.request().url, "https://www.example.org:8443/a?b");
  EXPECT_EQ(leg.server(), "www.example.org:8443");
}

TEST(Leg, BelievesHeadOnlyWhenItWorks) {
  for (const int number : {400, 403, 404, 405, 500, 501, 503}) {
    Leg leg = leg_of("https://www.example.org/");
    leg.take(status(number));
    ASSERT_FALSE(leg.is_done()) << number;
    EXPECT_EQ(leg.request().method, Method::get);
    leg.take(status(206));
    EXPECT_EQ(leg.state(), State::works) << number;
  }
}

State state_after_get(int number) {
  Leg leg = leg_of("https://www.example.org/");
  leg.take(status(405));
  while (!leg.is_done()) leg.take(status(number));
  return leg.state();
}

TEST(Leg, ReadsTheAnswerToGet) {
  for (const int number : {200, 204, 206, 304, 416})
    EXPECT_EQ(state_after_get(number), State::works) << number;
  for (const int number : {404, 410}) EXPECT_EQ(state_after_get(number), State::dead) << number;
  for (const int number : {400, 401, 402, 403, 405, 406, 409, 451, 300})
    EXPECT_EQ(state_after_get(number), State::refused) << number;
  for (const int number : {429, 500, 502, 503, 504, 520, 999})
    EXPECT_EQ(state_after_get(number), State::unreachable) << number;
}

TEST(Leg, FollowsRedirectsAndRecordsThem) {
  Leg leg = leg_of("http://example.org/a");
  leg.take(status(301, "https://example.org/a"));
  leg.take(status(302, "/b?x#y"));
  EXPECT_EQ(leg.request().url, "https://example.org/b?x");
  leg.take(status(200));
  EXPECT_EQ(leg.state(), State::works);
  ASSERT_THAT(leg.hops(), SizeIs(2));
  EXPECT_EQ(leg.hops()[0].status, 301);
  EXPECT_EQ(leg.hops()[1].url, "https://example.org/b?x");
}

TEST(Leg, TellsACircleFromALongChain) {
  Leg circle = leg_of("http://example.org/a");
  circle.take(status(302, "/b"));
  circle.take(status(302, "/a"));
  EXPECT_EQ(circle.state(), State::endless);
  EXPECT_THAT(circle.reason(), HasSubstr("circle"));
  Leg chain = leg_of("http://example.org/");
  for (int i = 0; !chain.is_done(); ++i) chain.take(status(302, "/" + std::to_string(i)));
  EXPECT_EQ(chain.state(), State::endless);
  EXPECT_THAT(chain.reason(), HasSubstr("more than 10 times"));
}

TEST(Leg, LeavesTheWebForNobody) {
  for (const char* to : {"file:///etc/passwd", "ftp://example.org/", "gopher://example.org/",
                         "javascript:alert(1)", "mailto:ann@example.org", "data:text/html,x"}) {
    Leg leg = leg_of("http://example.org/");
    leg.take(status(302, to));
    EXPECT_EQ(leg.state(), State::forbidden) << to;
  }
}

TEST(Leg, ForbidsAddressesAlsoOfRedirects) {
  EXPECT_EQ(leg_of("http://127.0.0.1/").state(), State::forbidden);
  EXPECT_EQ(leg_of("http://[::ffff:10.0.0.1]/").state(), State::forbidden);
  Leg leg = leg_of("http://example.org/");
  leg.take(status(302, "http://169.254.169.254/latest/meta-data/"));
  EXPECT_EQ(leg.state(), State::forbidden);
  ProberOptions options;
  options.allows_private = true;
  EXPECT_FALSE(leg_of("http://127.0.0.1/", options).is_done());
}

TEST(Leg, RedirectThatLeadsNowhere) {
  Leg leg = leg_of("http://example.org/");
  leg.take(status(302));
  EXPECT_EQ(leg.state(), State::refused);
  Leg odd = leg_of("http://example.org/");
  odd.take(status(302, "http://[x/"));
  EXPECT_EQ(odd.state(), State::dead);
}

TEST(Leg, RetriesWithLongerPauses) {
  Leg leg = leg_of("http://example.org/");
  leg.take(status(503));
  EXPECT_EQ(leg.pause().count(), 0) << "GET instead of HEAD comes at once";
  leg.take(status(503));
  EXPECT_EQ(leg.pause().count(), 500);
  leg.take(status(503));
  EXPECT_EQ(leg.pause().count(), 2000);
  leg.take(status(503));
  EXPECT_EQ(leg.state(), State::unreachable);
  EXPECT_EQ(leg.status(), 503);
}

TEST(Leg, WaitsAsLongAsTheServerWantsUnlessThatIsTooLong) {
  Reply busy = status(429);
  busy.retry_after_s = 7;
  Leg leg = leg_of("http://example.org/");
  leg.take(busy);
  EXPECT_EQ(leg.pause().count(), 7000);
  EXPECT_EQ(leg.request().method, Method::head);
  busy.retry_after_s = std::int64_t{1} << 60;
  leg.take(busy);
  EXPECT_EQ(leg.state(), State::unreachable);
}

TEST(Leg, OnlyAHostThatIsNotThereIsDead) {
  const auto state_of = [](Reply::Kind kind) {
    Leg leg = leg_of("http://example.org/");
    while (!leg.is_done()) leg.take({kind});
    return leg.state();
  };
  EXPECT_EQ(state_of(Reply::Kind::no_host), State::dead);
  EXPECT_EQ(state_of(Reply::Kind::no_name_server), State::unreachable);
  EXPECT_EQ(state_of(Reply::Kind::no_connection), State::unreachable);
  EXPECT_EQ(state_of(Reply::Kind::closed), State::unreachable);
  EXPECT_EQ(state_of(Reply::Kind::timed_out), State::unreachable);
  EXPECT_EQ(state_of(Reply::Kind::failed), State::unreachable);
  EXPECT_EQ(state_of(Reply::Kind::tls_failed), State::tls_error);
  EXPECT_EQ(state_of(Reply::Kind::forbidden), State::forbidden);
  EXPECT_EQ(leg_of("http://www.shop.invalid/").state(), State::dead);
}

TEST(Leg, StandInIsAskedWhereverItIs) {
  ProberOptions options;
  options.connect_to = {*parse_connect_to("127.0.0.1:80:127.0.0.1:8080"),
                        *parse_connect_to(":443:[::1]:8443")};
  EXPECT_EQ(leg_of("http://127.0.0.1/", options).request().connect_to, "127.0.0.1:8080");
  EXPECT_EQ(leg_of("https://example.org/", options).request().connect_to, "[::1]:8443");
  EXPECT_EQ(leg_of("http://example.org/", options).request().connect_to, "");
  EXPECT_EQ(leg_of("http://127.0.0.1:81/", options).state(), State::forbidden);
}

TEST(ConnectTo, NeedsAddressAndPort) {
  for (const char* wrong : {"", "a", "a:80", "a:80:127.0.0.1", "a:80:127.0.0.1:", "a:80:b.test:80",
                            "a:x:127.0.0.1:80", "a:80:127.0.0.1:0", "a:80:127.0.0.1:65536",
                            "a:80:[::1:80", "a:80:::1:80", "[::1", "a:80:127.0.0.1:80 "})
    EXPECT_FALSE(parse_connect_to(wrong)) << wrong;
  const auto to = parse_connect_to("[::1]:80:127.0.0.1:8080");
  ASSERT_TRUE(to);
  EXPECT_EQ(to->host, "[::1]");
  EXPECT_EQ(parse_connect_to("::10.0.0.7:80")->port, 0);
}

/// What a Probe learns when each URL is answered by `reply`.
Result probe(std::string url, const std::function<Reply(const Request&)>& reply) {
  Probe probe(std::move(url), usual());
  for (int i = 0; i < 100 && !probe.is_done(); ++i) probe.take(reply(probe.request()));
  return probe.result();
}

TEST(Probe, HttpsWorksWhenItEndsAtTheSamePage) {
  EXPECT_TRUE(
      probe("http://example.org/a", [](const Request&) { return status(200); }).https_works);
  EXPECT_FALSE(
      probe("https://example.org/a", [](const Request&) { return status(200); }).https_works);
  // Both lead to the same page.
  EXPECT_TRUE(probe("http://example.org/a", [](const Request& request) {
                return request.url.find("www.") == std::string::npos
                           ? status(301, "https://www.example.org/a/")
                           : status(200);
              }).https_works);
}

TEST(Probe, HttpThatSendsToHttpsNeedsNoSecondLook) {
  int asked = 0;
  const Result result = probe("http://example.org/a", [&](const Request& request) {
    ++asked;
    return request.url.starts_with("http:") ? status(301, "https://example.org/a") : status(200);
  });
  EXPECT_TRUE(result.https_works);
  EXPECT_EQ(asked, 2);
}

TEST(Probe, HttpsIsNoSubstituteWhenItEndsElsewhereOrFails) {
  const auto with_https = [](const Reply& reply) {
    return probe("http://example.org/a", [&](const Request& request) {
      if (request.url == "https://example.org/a") return reply;
      return status(200);
    });
  };
  for (const Reply& reply :
       {status(404), status(500), status(302, "/login"), status(302, "http://example.org/a"),
        Reply{Reply::Kind::tls_failed}, Reply{Reply::Kind::no_connection}}) {
    const Result result = with_https(reply);
    EXPECT_FALSE(result.https_works) << reply.status;
    EXPECT_EQ(result.state, State::works);
    EXPECT_THAT(result.hops, IsEmpty());
    EXPECT_EQ(result.reason, "");
  }
}

TEST(Probe, AnotherPortOrADeadPageIsNotTriedOverHttps) {
  const auto asked_for = [](std::string url, int number) {
    int https = 0;
    (void)probe(std::move(url), [&](const Request& request) {
      https += request.url.starts_with("https:") ? 1 : 0;
      return status(number);
    });
    return https;
  };
  EXPECT_EQ(asked_for("http://example.org:8080/", 200), 0);
  EXPECT_EQ(asked_for("http://example.org/", 404), 0);
  EXPECT_EQ(asked_for("http://example.org/", 200), 1);
}

TEST(Probe, KeepsTheUrlItWasGiven) {
  const auto works = [](const Request&) { return status(200); };
  EXPECT_EQ(probe("http://ann@example.org/a", works).url, "http://ann@example.org/a");
  EXPECT_EQ(probe("nonsense", works).state, State::skipped);
  EXPECT_EQ(probe("mailto:ann@example.org", works).state, State::skipped);
}

}  // namespace
}  // namespace presend::links
