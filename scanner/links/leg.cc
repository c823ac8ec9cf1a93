#include "scanner/links/leg.h"

#include <algorithm>
#include <utility>

#include "scanner/links/address.h"

namespace presend::links {
namespace {

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::string_view words_for(int status) {
  switch (status) {
    case 401:
      return " (it wants a password)";
    case 403:
      return " (forbidden)";
    case 404:
      return " (not found)";
    case 410:
      return " (gone)";
    case 429:
      return " (too many requests)";
    case 500:
      return " (an error of its own)";
    case 502:
    case 503:
    case 504:
      return " (out of order for now)";
    default:
      return "";
  }
}

std::uint16_t port_of(const url::Url& url) {
  return url.port().value_or(url.scheme() == "https" ? 443 : 80);
}

std::string answers(int status) {
  return "the server answers " + std::to_string(status) + std::string(words_for(status));
}

}  // namespace

std::string without_credentials(const url::Url& url) {
  std::string out(url.scheme());
  out += "://";
  out += url.host();
  if (const auto port = url.port()) out += ':' + std::to_string(*port);
  out += url.path();
  if (!url.query().empty()) (out += '?') += url.query();
  return out;
}

Leg::Leg(const url::Url& start, const ProberOptions& options, std::uint32_t most_retries)
    : options_(options), url_(start), retries_left_(most_retries) {
  go_to(start);
}

std::string Leg::server() const {
  return std::string(url_.host()) + ':' + std::to_string(port_of(url_));
}

const ConnectTo* Leg::stand_in() const {
  const std::uint16_t port = port_of(url_);
  for (const ConnectTo& to : options_.connect_to)
    if ((to.host.empty() || to.host == url_.host()) && (to.port == 0 || to.port == port))
      return &to;
  return nullptr;
}

Request Leg::request() const {
  Request request{method_, without_credentials(url_), {}};
  if (const ConnectTo* to = stand_in())
    request.connect_to = to->address + ':' + std::to_string(to->to_port);
  return request;
}

void Leg::end(State state, std::string reason) {
  state_ = state;
  reason_ = std::move(reason);
}

void Leg::give_up(std::string reason) { end(State::unreachable, std::move(reason)); }

void Leg::go_to(const url::Url& url) {
  url_ = url;
  method_ = Method::head;
  pause_ = Milliseconds{0};
  if (!url.is_web())
    return end(State::forbidden, "it redirects to a " + std::string(url.scheme()) +
                                     ": address, which is no web page");
  if (!visited_.insert(without_credentials(url)).second)
    return end(State::endless, "it redirects in a circle");
  if (hops_.size() > options_.most_hops)
    return end(State::endless,
               "it redirects more than " + std::to_string(options_.most_hops) + " times");
  if (url::is_within(url.host(), "invalid")) return end(State::dead, "no host ends in .invalid");
  if (options_.allows_private || stand_in() != nullptr) return;
  if (const std::string_view kind = special_kind(url); !kind.empty())
    end(State::forbidden, "its address is " + std::string(kind) + ", not a public one");
}

void Leg::follow(const Reply& reply) {
  if (reply.location.empty())
    return end(State::refused, answers(reply.status) + ", a redirect that leads nowhere");
  const url::Reference to = url::parse(reply.location, &url_);
  if (!to.url) {
    hops_.push_back({reply.status, reply.location});
    return end(State::dead, "it redirects to an address that no browser opens");
  }
  const std::string& href = to.url->href();
  hops_.push_back({reply.status, href.substr(0, href.find('#'))});
  go_to(*to.url);
}

void Leg::retry(const Reply& reply, std::string reason) {
  Milliseconds pause = options_.first_pause;
  for (std::uint32_t i = 0; i < retries_; ++i) pause *= 4;
  if (reply.retry_after_s && *reply.retry_after_s > 0) {
    // Whoever asks for hours is not waited for, and numbers may be anything.
    const std::int64_t seconds = std::min<std::int64_t>(*reply.retry_after_s, 1'000'000);
    pause = std::max(pause, Milliseconds{seconds * 1000});
  }
  if (retries_left_ == 0 || pause > options_.longest_pause) return give_up(std::move(reason));
  --retries_left_;
  ++retries_;
  pause_ = pause;
}

void Leg::judge(const Reply& reply) {
  status_ = reply.status;
  if (is_redirect(status_)) return follow(reply);
  // 416: there is something, but it is empty. 304 answers a question nobody asked, so it is there.
  const bool is_there = (status_ >= 200 && status_ < 300) || status_ == 304 ||
                        (status_ == 416 && method_ == Method::get);
  if (is_there) return end(State::works, "");
  // Many servers answer HEAD with anything but the truth.
  if (method_ == Method::head && status_ != 429) {
    method_ = Method::get;
    return;
  }
  if (status_ == 404 || status_ == 410) return end(State::dead, answers(status_));
  if (status_ == 429 || status_ >= 500) return retry(reply, answers(status_));
  end(State::refused, answers(status_));
}

void Leg::judge_failure(const Reply& reply) {
  const auto detail_or = [&](const char* reason) {
    return reply.detail.empty() ? std::string(reason) : reply.detail;
  };
  switch (reply.kind) {
    case Reply::Kind::no_host:
      return end(State::dead, "there is no such host");
    case Reply::Kind::no_name_server:
      return give_up(std::string(kNoNameServer));
    case Reply::Kind::no_connection:
      return give_up(detail_or("its server takes no connection"));
    case Reply::Kind::timed_out:
      return give_up("its server does not answer in time");
    case Reply::Kind::tls_failed:
      return end(State::tls_error, detail_or("no secure connection comes about"));
    case Reply::Kind::forbidden:
      return end(State::forbidden, detail_or("its address is not a public one"));
    case Reply::Kind::closed:
      if (method_ == Method::get) return retry(reply, "its server closes the connection");
      method_ = Method::get;
      return;
    case Reply::Kind::failed:
      if (method_ == Method::get) return give_up(detail_or("its server answers no HTTP"));
      method_ = Method::get;
      return;
    case Reply::Kind::answered:
      return;
  }
}

void Leg::take(const Reply& reply) {
  pause_ = Milliseconds{0};
  if (reply.kind == Reply::Kind::answered)
    judge(reply);
  else
    judge_failure(reply);
}

}  // namespace presend::links
