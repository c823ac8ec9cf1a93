#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace presend::links {

/// What a live check learnt of a URL.
enum class State : std::uint8_t {
  works,        ///< it answered with 2xx, in the end
  dead,         ///< 404, 410, or a host that does not exist
  tls_error,    ///< the certificate does not prove the host, or TLS could not be agreed on
  unreachable,  ///< time-out, refused connection, 429, 5xx: it may work later
  refused,      ///< 401, 403, 405 and the like, to a program that is no browser: nothing is known
  endless,      ///< it redirects in a circle, or more often than is followed
  forbidden,    ///< it leads to an address or scheme that must not be asked, see `reason`
  skipped,      ///< not asked, see `reason`: a link that unsubscribes, for instance
  unchecked,    ///< the run was interrupted before
};
/// "works", "dead" and so on, with "tls-error"; part of the JSON contract.
std::string_view name(State state);
[[nodiscard]] std::optional<State> state_named(std::string_view name);

/// The reason of a URL of whose host no name server could tell anything.
inline constexpr std::string_view kNoNameServer = "no name server answers for its host";

/// One redirect.
struct Hop {
  int status = 0;   ///< 301 and so on
  std::string url;  ///< where it leads
};

/// One URL, checked.
struct Result {
  std::string url;  ///< url::Url::href() without its fragment
  State state = State::unchecked;
  int status = 0;               ///< of the last reply; 0 without one
  std::vector<Hop> hops;        ///< redirects in their order; the last leads to what was judged
  std::string reason;           ///< a clause for people, without full stop; may be empty
  bool https_works = false;     ///< of an http URL that works: the same with https works too
  std::int64_t checked_at = 0;  ///< seconds since 1970
};

/// What was learnt of the URLs of a run. An input to the rules: the same results give the same
/// findings.
class Results {
 public:
  /// Replaces what was known of the URL.
  void add(Result result) {
    std::string url = result.url;
    by_url_.insert_or_assign(std::move(url), std::move(result));
  }
  /// nullptr when the URL was not among those to check. `url` may have a fragment.
  [[nodiscard]] const Result* find(std::string_view url) const {
    const auto found = by_url_.find(url.substr(0, url.find('#')));
    return found == by_url_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] const std::map<std::string, Result, std::less<>>& by_url() const { return by_url_; }

 private:
  std::map<std::string, Result, std::less<>> by_url_;
};

}  // namespace presend::links
