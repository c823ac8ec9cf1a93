#include "scanner/cli/link_checks.h"

#include <algorithm>
#include <csignal>
#include <utility>

#include "scanner/cli/version.h"
#include "scanner/io/file.h"
#include "scanner/io/output.h"
#include "scanner/links/curl_prober.h"
#include "scanner/links/results_file.h"
#include "scanner/scan/live_links.h"

namespace presend::cli {
namespace {

constexpr std::uint64_t kMostFileBytes = std::uint64_t{256} << 20;

/// Set by a signal, so it belongs to the process.
std::atomic<bool> is_stopped = false;
static_assert(std::atomic<bool>::is_always_lock_free);

void stop(int /*signal*/) { is_stopped = true; }

/// The first interrupt stops the asking, the second the program.
void catch_interrupt() {
  is_stopped = false;
  struct sigaction action {};
  action.sa_handler = stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
}

/// The Error when a file holds anything but results, and writing would destroy it.
std::optional<Error> overwrites_other(const std::string& file) {
  if (file.empty() || !io::identity_of(file)) return std::nullopt;
  const Outcome<std::string> text = io::read_file(file, kMostFileBytes);
  if (!text) return text.error();
  if (links::was_results(text.value())) return std::nullopt;
  return Error{file, 0, "holds something else, and writing would destroy it",
               "Give --write-links a file of its own"};
}

links::ProberOptions prober_options(const LinkOptions& options) {
  links::ProberOptions out;
  out.user_agent = "presend/" + std::string(version()) + " (link check before sending)";
  out.allows_private = options.allows_private;
  out.uses_proxy_of_environment = options.uses_proxy_of_environment;
  out.ca_file = options.ca_file;
  out.connect_to = options.connect_to;
  out.request_time = links::Milliseconds{static_cast<std::int64_t>(options.timeout_s * 1000)};
  out.connect_time = std::min(out.connect_time, out.request_time);
  out.url_time = std::max(out.url_time, 2 * out.request_time);
  return out;
}

}  // namespace

Outcome<std::unique_ptr<LinkChecks>> LinkChecks::open(const LinkOptions& options, std::int64_t now,
                                                      std::vector<Error>& notes) {
  std::unique_ptr<LinkChecks> checks(new LinkChecks(options, now));
  if (!options.from.empty()) {
    const Outcome<std::string> text = io::read_file(options.from, kMostFileBytes);
    if (!text) return text.error();
    Outcome<links::Results> recorded = links::parse_results(options.from, text.value());
    if (!recorded) {
      Error error = recorded.error();
      error.remedy = "Write them with presend check --check-links --write-links";
      return error;
    }
    checks->known_ = std::move(recorded).value();
    return checks;
  }
  if (std::optional<Error> error = checks->read_cache(notes)) return *error;
  if (std::optional<Error> error = overwrites_other(options.record)) return *error;
  if (std::optional<Error> error = checks->start()) return *error;
  return checks;
}

std::optional<Error> LinkChecks::read_cache(std::vector<Error>& notes) {
  const std::string& file = options_.cache;
  if (file.empty() || !io::identity_of(file)) return std::nullopt;
  const Outcome<std::string> text = io::read_file(file, kMostFileBytes);
  if (!text) return text.error();
  Outcome<links::Results> cached = links::parse_results(file, text.value());
  if (cached) {
    const auto age_s = static_cast<std::int64_t>(options_.cache_hours * 3600);
    known_ = links::fresh(cached.value(), now_, age_s);
    return std::nullopt;
  }
  Error error = cached.error();
  // Whatever else lies there was not written by a run before, and must not be lost to a slip.
  if (!links::was_results(text.value())) {
    error.remedy = "Give --link-cache a file of its own";
    return error;
  }
  if (!text.value().empty()) {
    error.reason += "; they are not used, and will be written anew";
    notes.push_back(error);
  }
  return std::nullopt;
}

std::optional<Error> LinkChecks::start() {
  Outcome<std::unique_ptr<links::Prober>> prober =
      links::make_curl_prober(prober_options(options_));
  if (!prober) return prober.error();
  catch_interrupt();
  checker_ = std::make_unique<links::Checker>(std::move(prober).value(), known_, now_, is_stopped);
  return std::nullopt;
}

LinkChecks::~LinkChecks() {
  if (checker_ != nullptr) std::signal(SIGINT, SIG_DFL);
}

links::Results LinkChecks::of(const email::Email& email, const lexicon::Lexicon& lexicon) {
  links::Results results;
  std::vector<std::string> urls;
  links::Results skipped;
  for (scan::LiveUrl& live : scan::live_urls(email, lexicon)) {
    if (live.skip_reason.empty())
      urls.push_back(std::move(live.url));
    else
      skipped.add({.url = std::move(live.url),
                   .state = links::State::skipped,
                   .reason = std::move(live.skip_reason),
                   .checked_at = now_});
  }
  if (checker_ != nullptr) {
    results = checker_->of(urls);
  } else {
    for (const std::string& url : urls) {
      const links::Result* known = known_.find(url);
      results.add(known != nullptr ? *known
                                   : links::Result{.url = url, .reason = "it is not recorded"});
    }
  }
  for (const auto& [url, result] : skipped.by_url()) results.add(result);
  if (!options_.record.empty()) {
    const std::lock_guard lock(mutex_);
    for (const auto& [url, result] : results.by_url()) recorded_.add(result);
  }
  return results;
}

std::string LinkChecks::progress() const {
  if (checker_ == nullptr) return {};
  const links::Checker::Counts counts = checker_->counts();
  if (counts.wanted == 0) return {};
  return std::to_string(counts.learnt) + " of " + std::to_string(counts.wanted) + " links checked" +
         (is_stopped ? ", interrupted" : "");
}

bool LinkChecks::is_interrupted() const { return checker_ != nullptr && is_stopped; }

/// Said once, instead of at every link.
void LinkChecks::note_offline(std::vector<Error>& notes) const {
  const links::Checker::Counts counts = checker_->counts();
  if (counts.learnt > 0 && checker_->is_offline())
    notes.push_back({"", 0, "--check-links: no name server answers, so no link could be checked",
                     "See whether this computer is online"});
  else if (is_nobody_known())
    notes.push_back({"", 0, "--check-links: no name server knows any of the hosts",
                     "See whether this computer is online"});
}

/// Resolvers without a network may answer that there is no such host, of every host.
bool LinkChecks::is_nobody_known() const {
  constexpr std::size_t kTelling = 3;
  std::size_t unknown = 0;
  const links::Results all = checker_->all();
  for (const auto& [url, result] : all.by_url()) {
    if (result.state != links::State::dead || result.status != 0) return false;
    ++unknown;
  }
  return unknown >= kTelling;
}

std::optional<Error> LinkChecks::finish(std::vector<Error>& notes) {
  if (checker_ == nullptr) return std::nullopt;
  note_offline(notes);
  if (is_interrupted()) {
    const links::Checker::Counts counts = checker_->counts();
    notes.push_back({"", 0,
                     "--check-links was interrupted: " + std::to_string(counts.learnt) + " of " +
                         std::to_string(counts.wanted) + " links were checked",
                     ""});
  }
  if (!options_.cache.empty()) {
    const auto age_s = static_cast<std::int64_t>(options_.cache_hours * 3600);
    const links::Results kept = links::fresh(checker_->all(), now_, age_s);
    if (std::optional<Error> error = io::replace_file(options_.cache, links::results_text(kept)))
      return error;
  }
  if (!options_.record.empty())
    return io::replace_file(options_.record, links::results_text(recorded_));
  return std::nullopt;
}

Outcome<std::unique_ptr<LinkChecks>> open_link_checks(const LinkOptions& options,
                                                      const Environment& environment,
                                                      const io::Inputs& inputs) {
  if (!options.is_on()) return std::unique_ptr<LinkChecks>();
  for (const std::string& written : {options.cache, options.record})
    if (std::optional<Error> error = overwrites_draft(written, inputs)) return *error;
  std::vector<Error> notes;
  Outcome<std::unique_ptr<LinkChecks>> opened = LinkChecks::open(options, environment.now, notes);
  for (const Error& note : notes) complain(note);
  return opened;
}

bool finish_link_checks(LinkChecks* checks) {
  if (checks == nullptr) return true;
  std::vector<Error> notes;
  const std::optional<Error> error = checks->finish(notes);
  if (error) complain(*error);
  for (const Error& note : notes) complain(note);
  return !error && !checks->is_interrupted();
}

}  // namespace presend::cli
