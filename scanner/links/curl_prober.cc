#include "scanner/links/curl_prober.h"

#include <unistd.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "scanner/links/curl_transfer.h"
#include "scanner/links/name_lookup.h"
#include "scanner/links/schedule.h"

namespace presend::links {
namespace {

class CurlProber : public Prober {
 public:
  CurlProber(const CurlApi& api, const ProberOptions& options, CURLM* multi)
      : api_(api), options_(options), schedule_(options_), multi_(multi) {
    api_.multi_setopt(multi_, CURLMOPT_MAXCONNECTS, static_cast<long>(4 * options_.most_at_once));
  }
  ~CurlProber() override {
    drop_transfers();
    api_.multi_cleanup(multi_);
  }

  void add(std::string url) override { schedule_.add(std::move(url), Clock::now()); }

  std::vector<Result> step(Milliseconds most) override {
    start_transfers();
    int running = 0;
    api_.multi_perform(multi_, &running);
    take_replies();
    take_names();
    start_transfers();
    std::vector<Result> finished = schedule_.finished();
    if (!finished.empty()) return finished;
    if (!unresolved_.empty()) most = std::min(most, Milliseconds{10});
    const Milliseconds idle = schedule_.idle_time(Clock::now(), most);
    api_.multi_poll(multi_, nullptr, 0, static_cast<int>(idle.count()), nullptr);
    return {};
  }

  std::vector<Result> abandon() override {
    drop_transfers();
    return schedule_.abandon();
  }

  void wake() override { api_.multi_wakeup(multi_); }

 private:
  struct Unresolved {
    std::uint64_t id;
    Clock::time_point until;
  };

  void start_transfers() {
    while (const auto task = schedule_.next(Clock::now())) start(*task);
  }

  void start(const Schedule::Task& task) {
    auto transfer = std::make_unique<CurlTransfer>(api_, options_, task.id, task.request);
    if (transfer->handle() != nullptr &&
        api_.multi_add_handle(multi_, transfer->handle()) == CURLM_OK)
      transfers_.emplace(task.id, std::move(transfer));
    else
      schedule_.take(task.id, {Reply::Kind::failed}, Clock::now());
  }

  void take_replies() {
    int left = 0;
    while (const CURLMsg* message = api_.multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const CURLcode code = message->data.result;
      CURL* handle = message->easy_handle;
      const auto node = transfers_.extract(CurlTransfer::of(api_, handle).id());
      api_.multi_remove_handle(multi_, handle);
      const CurlTransfer& transfer = *node.mapped();
      const Reply reply = transfer.reply(code);
      if (reply.kind == Reply::Kind::no_host)
        ask_why(transfer);
      else
        schedule_.take(transfer.id(), reply, Clock::now());
    }
  }

  /// curl does not tell a host that is not there from name servers that are silent.
  void ask_why(const CurlTransfer& transfer) {
    const Clock::time_point until = Clock::now() + options_.connect_time;
    if (unresolved_.count(transfer.host()) == 0) names_.ask(transfer.host());
    unresolved_.emplace(transfer.host(), Unresolved{transfer.id(), until});
  }

  void take_names() {
    const Clock::time_point now = Clock::now();
    const auto tell = [&](std::uint64_t id, Reply::Kind kind) { schedule_.take(id, {kind}, now); };
    for (const NameLookup::Answer& answer : names_.answers()) {
      const auto [begin, end] = unresolved_.equal_range(answer.host);
      for (auto at = begin; at != end; ++at)
        tell(at->second.id, answer.verdict == NameLookup::Verdict::no_host
                                ? Reply::Kind::no_host
                                : Reply::Kind::no_name_server);
      unresolved_.erase(begin, end);
    }
    for (auto at = unresolved_.begin(); at != unresolved_.end();) {
      if (at->second.until > now) {
        ++at;
        continue;
      }
      tell(at->second.id, Reply::Kind::no_name_server);
      at = unresolved_.erase(at);
    }
  }

  void drop_transfers() {
    for (const auto& [id, transfer] : transfers_)
      api_.multi_remove_handle(multi_, transfer->handle());
    transfers_.clear();
    unresolved_.clear();
  }

  const CurlApi& api_;
  const ProberOptions options_;
  Schedule schedule_;
  CURLM* multi_;
  std::unordered_map<std::uint64_t, std::unique_ptr<CurlTransfer>> transfers_;
  std::unordered_multimap<std::string, Unresolved> unresolved_;  ///< by host
  NameLookup names_;
};

}  // namespace

Outcome<std::unique_ptr<Prober>> make_curl_prober(const ProberOptions& options) {
  const CurlApi* api = curl_api();
  if (api == nullptr)
    return Error{"", 0, "live link checks need libcurl 7.87 or later, which is not installed",
                 "Install the package libcurl4"};
  if (!options.ca_file.empty() && ::access(options.ca_file.c_str(), R_OK) != 0)
    return Error{options.ca_file, 0, "the certificates to trust cannot be read", "Mend --ca-file"};
  CURLM* multi = api->multi_init();
  if (multi == nullptr) return Error{"", 0, "there is no memory to check links with", ""};
  return std::unique_ptr<Prober>(std::make_unique<CurlProber>(*api, options, multi));
}

}  // namespace presend::links
