#include "scanner/links/probe.h"

#include <utility>

namespace presend::links {
namespace {

/// The URL over https; nothing when it names a port, for nobody knows the other one.
std::optional<url::Url> over_https(const url::Url& url) {
  if (url.scheme() != "http" || url.port()) return std::nullopt;
  return url::parse("https" + url.href().substr(4)).url;
}

/// The address without what must not make a difference: the scheme, and a slash at the end.
std::string place_of(const url::Url& url) {
  std::string place = without_credentials(url);
  place.erase(0, place.find(':'));
  if (place.ends_with('/')) place.pop_back();
  return place;
}

}  // namespace

Probe::Probe(std::string url, const ProberOptions& options) : options_(options) {
  start_ = url::parse(url).url;
  result_.url = std::move(url);
  if (!start_ || !start_->is_web()) {
    result_.state = State::skipped;
    result_.reason = "it is no web address";
    return;
  }
  leg_.emplace(*start_, options_, options_.most_retries);
  settle();
}

void Probe::take(const Reply& reply) {
  leg_->take(reply);
  settle();
}

void Probe::give_up(std::string reason) {
  leg_->give_up(std::move(reason));
  settle();
}

void Probe::settle() {
  if (!leg_->is_done()) return;
  if (end_) {  // this was the way over https
    result_.https_works = leg_->state() == State::works && leg_->url().scheme() == "https" &&
                          place_of(leg_->url()) == place_of(*end_);
    return;
  }
  result_.state = leg_->state();
  result_.status = leg_->status();
  result_.hops = leg_->hops();
  result_.reason = leg_->reason();
  if (result_.state != State::works) return;
  const std::optional<url::Url> secure = over_https(*start_);
  if (!secure) return;
  end_ = leg_->url();
  if (without_credentials(*end_) == without_credentials(*secure)) {
    result_.https_works = true;
    return;
  }
  leg_.emplace(*secure, options_, 0);
  settle();
}

}  // namespace presend::links
