#include "tests/support/live_results.h"

#include <array>
#include <string>
#include <string_view>

namespace presend::test_support {
namespace {

using links::Hop;
using links::Result;
using links::State;

Result result_of(std::string_view host, const std::string& path) {
  const auto at = [&](std::string_view other) { return "https://" + std::string(other) + path; };
  Result result;
  result.state = State::works;
  result.status = 200;
  if (host == "dead.example") {
    result.state = State::dead;
    result.status = 404;
    result.reason = "the server answers 404 (not found)";
  } else if (host == "expired.example") {
    result.state = State::tls_error;
    result.status = 0;
    result.reason = "its certificate has expired";
  } else if (host == "moved.example") {
    result.hops = {{302, at("www.elsewhere.example")}};
  } else if (host == "chain.example") {
    for (const std::string_view next : {"a.", "b.", "c.", "d."})
      result.hops.push_back({301, at(std::string(next) + "chain.example")});
  } else if (host == "loop.example") {
    result.state = State::endless;
    result.status = 302;
    result.hops = {{302, at("www.loop.example")}, {302, at("loop.example")}};
    result.reason = "it redirects in a circle";
  } else if (host == "silent.example") {
    result.state = State::unreachable;
    result.status = 0;
    result.reason = "its server does not answer in time";
  }
  return result;
}

}  // namespace

const links::Results& live_results() {
  static const links::Results results = [] {
    constexpr auto kHosts = std::to_array<std::string_view>(
        {"works.example", "www.works.example", "plain.example", "dead.example", "expired.example",
         "moved.example", "chain.example", "loop.example", "silent.example"});
    links::Results all;
    for (const std::string_view host : kHosts)
      for (const char* path : {"/", "/spring", "/spring.jpg"})
        for (const std::string_view scheme : {"http", "https"}) {
          Result result = result_of(host, path);
          result.url = std::string(scheme) + "://" + std::string(host) + path;
          result.https_works =
              scheme == "http" && result.state == State::works && host != "plain.example";
          all.add(std::move(result));
        }
    return all;
  }();
  return results;
}

}  // namespace presend::test_support
