#include "scanner/links/curl_prober.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "scanner/base/ascii.h"
#include "scanner/links/address.h"
#include "scanner/links/libraries.h"
#include "scanner/links/name_lookup.h"
#include "scanner/links/schedule.h"

namespace presend::links {
namespace {

/// The kind of a socket's address when it must not be asked; empty for a public one.
std::string_view special_kind(const curl_sockaddr& at) {
  if (at.family == AF_INET && at.addrlen >= sizeof(sockaddr_in)) {
    sockaddr_in in;
    std::memcpy(&in, &at.addr, sizeof in);
    return links::special_kind(ntohl(in.sin_addr.s_addr));
  }
  if (at.family == AF_INET6 && at.addrlen >= sizeof(sockaddr_in6)) {
    sockaddr_in6 in;
    std::memcpy(&in, &at.addr, sizeof in);
    url::Ipv6 pieces;
    for (std::size_t i = 0; i < pieces.size(); ++i)
      pieces[i] = static_cast<std::uint16_t>(in.sin6_addr.s6_addr[2 * i] << 8 |
                                             in.sin6_addr.s6_addr[2 * i + 1]);
    return links::special_kind(pieces);
  }
  return "unreadable";
}

/// One request on its way. Callbacks get its address, so it must not move.
struct Transfer {
  std::uint64_t id = 0;
  std::string host;  ///< whose name is resolved
  CURL* easy = nullptr;
  curl_slist* connect_to = nullptr;
  const ProberOptions* options = nullptr;
  bool is_guarded = true;
  std::string forbidden;  ///< kind of the address that was refused
  std::size_t header_bytes = 0;
  std::array<char, CURL_ERROR_SIZE> error{};

  Transfer() = default;
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer() {
    if (easy != nullptr) curl_easy_cleanup(easy);
    curl_slist_free_all(connect_to);
  }
};

curl_socket_t open_socket(void* context, curlsocktype purpose, curl_sockaddr* at) {
  Transfer& transfer = *static_cast<Transfer*>(context);
  if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
  if (transfer.is_guarded)
    if (const std::string_view kind = special_kind(*at); !kind.empty()) {
      transfer.forbidden = kind;
      return CURL_SOCKET_BAD;
    }
  return ::socket(at->family, at->socktype | SOCK_CLOEXEC, at->protocol);
}

/// The same question once more, in front of the request: a connection may be one that was kept.
int before_request(void* context, char* address, char* /*own*/, int /*port*/, int /*own_port*/) {
  Transfer& transfer = *static_cast<Transfer*>(context);
  if (!transfer.is_guarded) return CURL_PREREQFUNC_OK;
  const std::string_view text(address);
  const std::string_view kind = links::special_kind(text.substr(0, text.find('%')));
  if (kind.empty()) return CURL_PREREQFUNC_OK;
  transfer.forbidden = kind;
  return CURL_PREREQFUNC_ABORT;
}

std::size_t take_header(char* /*line*/, std::size_t size, std::size_t count, void* context) {
  Transfer& transfer = *static_cast<Transfer*>(context);
  transfer.header_bytes += size * count;
  return transfer.header_bytes > transfer.options->most_header_bytes ? 0 : size * count;
}

/// Whatever the body holds, its beginning says that the answer is there: the rest is not waited
/// for, and a body without end is no matter.
std::size_t refuse_body(char* /*bytes*/, std::size_t /*size*/, std::size_t /*count*/,
                        void* /*context*/) {
  return 0;
}

void set_up(Transfer& transfer, const Request& request, const ProberOptions& options) {
  CURL* easy = transfer.easy;
  const auto set = [easy](CURLoption option, auto value) {
    return curl_easy_setopt(easy, option, value);
  };
  set(CURLOPT_PRIVATE, &transfer);
  set(CURLOPT_ERRORBUFFER, transfer.error.data());
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_QUICK_EXIT, 1L);  // or an interrupt waits for the name server
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_PATH_AS_IS, 1L);
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_USERAGENT, options.user_agent.c_str());
  set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  if (!options.uses_proxy_of_environment) set(CURLOPT_PROXY, "");
  if (!options.ca_file.empty()) set(CURLOPT_CAINFO, options.ca_file.c_str());
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_time.count()));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(options.request_time.count()));
  set(CURLOPT_MAXCONNECTS, static_cast<long>(4 * options.most_at_once));
  set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(CURLOPT_OPENSOCKETDATA, &transfer);
  set(CURLOPT_PREREQFUNCTION, before_request);
  set(CURLOPT_PREREQDATA, &transfer);
  set(CURLOPT_HEADERFUNCTION, take_header);
  set(CURLOPT_HEADERDATA, &transfer);
  set(CURLOPT_WRITEFUNCTION, refuse_body);
  if (request.method == Method::head)
    set(CURLOPT_NOBODY, 1L);
  else
    set(CURLOPT_RANGE, "0-0");
  // Where a proxy stands between, its address is seen instead of the server's; and an address that
  // somebody named is meant.
  transfer.is_guarded =
      !options.allows_private && !options.uses_proxy_of_environment && request.connect_to.empty();
  if (!request.connect_to.empty()) {
    transfer.connect_to = curl_slist_append(nullptr, ("::" + request.connect_to).c_str());
    set(CURLOPT_CONNECT_TO, transfer.connect_to);
  }
}

/// What OpenSSL holds against a certificate, by the numbers of its X509_V_ERR_….
std::string tls_reason(CURL* easy, std::string_view error) {
  long verdict = 0;
  curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &verdict);
  switch (verdict) {
    case 9:
      return "its certificate is not valid yet";
    case 10:
      return "its certificate has expired";
    case 18:
      return "its certificate is signed by itself, so nobody vouches for it";
    case 19:
    case 20:
    case 21:
      return "nobody who is trusted vouches for its certificate";
    default:
      break;
  }
  if (error.find("subject name") != std::string_view::npos ||
      error.find("does not match") != std::string_view::npos)
    return "its certificate is for another host";
  return "no secure connection comes about";
}

bool is_cut_connection(std::string_view error) {
  return error.find("reset") != std::string_view::npos ||
         error.find("SYSCALL") != std::string_view::npos;
}

long number_of(CURL* easy, CURLINFO what) {
  long number = 0;
  curl_easy_getinfo(easy, what, &number);
  return number;
}

curl_off_t large_number_of(CURL* easy, CURLINFO what) {
  curl_off_t number = 0;
  curl_easy_getinfo(easy, what, &number);
  return number;
}

Reply answer_of(CURL* easy, int status) {
  Reply reply{Reply::Kind::answered, status};
  curl_header* location = nullptr;
  if (curl_easy_header(easy, "Location", 0, CURLH_HEADER, -1, &location) == CURLHE_OK)
    reply.location = location->value;
  if (const curl_off_t seconds = large_number_of(easy, CURLINFO_RETRY_AFTER); seconds > 0)
    reply.retry_after_s = seconds;
  return reply;
}

/// Why nothing came of a time-out: by what was reached. A connection that was kept has no times of
/// its own for what comes before the request.
Reply::Kind timed_out_at(CURL* easy) {
  if (large_number_of(easy, CURLINFO_PRETRANSFER_TIME_T) > 0 ||
      large_number_of(easy, CURLINFO_CONNECT_TIME_T) > 0)
    return Reply::Kind::timed_out;
  return large_number_of(easy, CURLINFO_NAMELOOKUP_TIME_T) > 0 ? Reply::Kind::no_connection
                                                               : Reply::Kind::no_name_server;
}

Reply failure_of(CURLcode code, CURL* easy, std::string_view error) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {Reply::Kind::no_host};
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {Reply::Kind::no_connection, 0, {}, {}, "the proxy is not found"};
    case CURLE_COULDNT_CONNECT:
      return {Reply::Kind::no_connection};
    case CURLE_OPERATION_TIMEDOUT:
      return {timed_out_at(easy)};
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_PARTIAL_FILE:
      return {Reply::Kind::closed};
    case CURLE_SSL_CONNECT_ERROR:
      if (is_cut_connection(error)) return {Reply::Kind::closed};
      return {Reply::Kind::tls_failed, 0, {}, {}, tls_reason(easy, error)};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return {Reply::Kind::tls_failed, 0, {}, {}, tls_reason(easy, error)};
    default:
      return {Reply::Kind::failed};
  }
}

Reply reply_of(CURLcode code, Transfer& transfer) {
  if (!transfer.forbidden.empty() && code != CURLE_OK)
    return {Reply::Kind::forbidden,
            0,
            {},
            {},
            "the address of its host is " + transfer.forbidden + ", not a public one"};
  const auto status = static_cast<int>(number_of(transfer.easy, CURLINFO_RESPONSE_CODE));
  // Once the status is there, neither a body that is cut off nor one that drips changes it; but
  // headers beyond measure are no answer.
  const bool is_excessive = transfer.header_bytes > transfer.options->most_header_bytes;
  if (is_excessive) return {Reply::Kind::failed, 0, {}, {}, "its server sends headers without end"};
  if (status >= 200 && (code == CURLE_OK || code == CURLE_WRITE_ERROR))
    return answer_of(transfer.easy, status);
  return failure_of(code, transfer.easy, transfer.error.data());
}

class CurlProber : public Prober {
 public:
  CurlProber(const ProberOptions& options, CURLM* multi)
      : options_(options), schedule_(options_), multi_(multi) {
    curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, static_cast<long>(4 * options_.most_at_once));
  }
  ~CurlProber() override {
    drop_transfers();
    curl_multi_cleanup(multi_);
  }

  void add(std::string url) override { schedule_.add(std::move(url), Clock::now()); }

  std::vector<Result> step(Milliseconds most) override {
    start_transfers();
    int running = 0;
    curl_multi_perform(multi_, &running);
    take_replies();
    take_names();
    start_transfers();
    std::vector<Result> finished = schedule_.finished();
    if (!finished.empty()) return finished;
    if (!unresolved_.empty()) most = std::min(most, Milliseconds{10});
    const Milliseconds idle = schedule_.idle_time(Clock::now(), most);
    curl_multi_poll(multi_, nullptr, 0, static_cast<int>(idle.count()), nullptr);
    return {};
  }

  std::vector<Result> abandon() override {
    drop_transfers();
    return schedule_.abandon();
  }

  void wake() override { curl_multi_wakeup(multi_); }

 private:
  struct Unresolved {
    std::uint64_t id;
    Clock::time_point until;
  };

  void start_transfers() {
    while (const auto task = schedule_.next(Clock::now())) start(*task);
  }

  void start(const Schedule::Task& task) {
    auto transfer = std::make_unique<Transfer>();
    transfer->id = task.id;
    transfer->options = &options_;
    if (const auto url = url::parse(task.request.url).url) transfer->host = url->host();
    transfer->easy = curl_easy_init();
    if (transfer->easy != nullptr) {
      set_up(*transfer, task.request, options_);
      if (curl_multi_add_handle(multi_, transfer->easy) == CURLM_OK) {
        transfers_.emplace(task.id, std::move(transfer));
        return;
      }
    }
    schedule_.take(task.id, {Reply::Kind::failed}, Clock::now());
  }

  void take_replies() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const CURLcode code = message->data.result;
      Transfer* transfer = nullptr;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
      curl_multi_remove_handle(multi_, transfer->easy);
      const auto node = transfers_.extract(transfer->id);
      const Reply reply = reply_of(code, *transfer);
      if (reply.kind == Reply::Kind::no_host)
        ask_why(*transfer);
      else
        schedule_.take(transfer->id, reply, Clock::now());
    }
  }

  /// curl does not tell a host that is not there from name servers that are silent.
  void ask_why(const Transfer& transfer) {
    const Clock::time_point until = Clock::now() + options_.connect_time;
    if (unresolved_.count(transfer.host) == 0) names_.ask(transfer.host);
    unresolved_.emplace(transfer.host, Unresolved{transfer.id, until});
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
    for (const auto& [id, transfer] : transfers_) curl_multi_remove_handle(multi_, transfer->easy);
    transfers_.clear();
    unresolved_.clear();
  }

  const ProberOptions options_;
  Schedule schedule_;
  CURLM* multi_;
  std::unordered_map<std::uint64_t, std::unique_ptr<Transfer>> transfers_;
  std::unordered_multimap<std::string, Unresolved> unresolved_;  ///< by host
  NameLookup names_;
};

}  // namespace

Outcome<std::unique_ptr<Prober>> make_curl_prober(const ProberOptions& options) {
  static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
  CURLM* multi = initialised == CURLE_OK ? curl_multi_init() : nullptr;
  if (multi == nullptr) return Error{"", 0, "live link checks do not start: no memory", ""};
  if (!options.ca_file.empty() && ::access(options.ca_file.c_str(), R_OK) != 0)
    return Error{options.ca_file, 0, "the certificates to trust cannot be read", "Mend --ca-file"};
  return std::unique_ptr<Prober>(std::make_unique<CurlProber>(options, multi));
}

Library curl_library() {
  std::string_view version = curl_version_info(CURLVERSION_NOW)->version;
  return {"libcurl", std::string(version)};
}

}  // namespace presend::links
