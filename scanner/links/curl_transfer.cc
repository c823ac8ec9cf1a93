#include "scanner/links/curl_transfer.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>

#include "scanner/links/address.h"
#include "scanner/url/url.h"

namespace presend::links {
namespace {

/// The kind of a socket's address when it must not be asked; empty for a public one.
std::string_view kind_of(const curl_sockaddr& at) {
  if (at.family == AF_INET && at.addrlen >= sizeof(sockaddr_in)) {
    sockaddr_in in;
    std::memcpy(&in, &at.addr, sizeof in);
    return special_kind(ntohl(in.sin_addr.s_addr));
  }
  if (at.family == AF_INET6 && at.addrlen >= sizeof(sockaddr_in6)) {
    // Longer than the member of curl_sockaddr is declared: curl puts what is longer behind it.
    sockaddr_in6 in;
    std::memcpy(&in, static_cast<const void*>(&at.addr), sizeof in);
    url::Ipv6 pieces;
    for (std::size_t i = 0; i < pieces.size(); ++i)
      pieces[i] = static_cast<std::uint16_t>(in.sin6_addr.s6_addr[2 * i] << 8 |
                                             in.sin6_addr.s6_addr[2 * i + 1]);
    return special_kind(pieces);
  }
  return "unreadable";
}

/// Whatever the body holds, its beginning says that the answer is there: the rest is not waited
/// for, and a body without end is no matter.
std::size_t refuse_body(char* /*bytes*/, std::size_t /*size*/, std::size_t /*count*/,
                        void* /*context*/) {
  return 0;
}

bool is_cut_connection(std::string_view error) {
  return error.find("reset") != std::string_view::npos ||
         error.find("SYSCALL") != std::string_view::npos;
}

}  // namespace

CurlTransfer::CurlTransfer(const CurlApi& api, const ProberOptions& options, std::uint64_t id,
                           const Request& request)
    : api_(api), options_(options), id_(id), easy_(api.easy_init()) {
  if (const auto url = url::parse(request.url).url) host_ = url->host();
  if (easy_ == nullptr) return;
  set_up(request);
  set_callbacks();
}

CurlTransfer::~CurlTransfer() {
  if (easy_ != nullptr) api_.easy_cleanup(easy_);
  api_.slist_free_all(connect_to_);
}

CurlTransfer& CurlTransfer::of(const CurlApi& api, CURL* handle) {
  CurlTransfer* transfer = nullptr;
  api.easy_getinfo(handle, CURLINFO_PRIVATE, &transfer);
  return *transfer;
}

curl_socket_t CurlTransfer::open_socket(void* transfer, curlsocktype purpose, curl_sockaddr* at) {
  auto& self = *static_cast<CurlTransfer*>(transfer);
  if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
  if (self.is_guarded_)
    if (const std::string_view kind = kind_of(*at); !kind.empty()) {
      self.forbidden_ = kind;
      return CURL_SOCKET_BAD;
    }
  return ::socket(at->family, at->socktype | SOCK_CLOEXEC, at->protocol);
}

/// The same question once more, in front of the request: a connection may be one that was kept.
int CurlTransfer::before_request(void* transfer, char* address, char* /*own*/, int /*port*/,
                                 int /*own_port*/) {
  auto& self = *static_cast<CurlTransfer*>(transfer);
  if (!self.is_guarded_) return CURL_PREREQFUNC_OK;
  const std::string_view text(address);
  const std::string_view kind = special_kind(text.substr(0, text.find('%')));
  if (kind.empty()) return CURL_PREREQFUNC_OK;
  self.forbidden_ = kind;
  return CURL_PREREQFUNC_ABORT;
}

std::size_t CurlTransfer::take_header(char* /*line*/, std::size_t size, std::size_t count,
                                      void* transfer) {
  auto& self = *static_cast<CurlTransfer*>(transfer);
  self.header_bytes_ += size * count;
  return self.header_bytes_ > self.options_.most_header_bytes ? 0 : size * count;
}

void CurlTransfer::set_up(const Request& request) {
  const auto set = [this](CURLoption option, auto value) {
    api_.easy_setopt(easy_, option, value);
  };
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_QUICK_EXIT, 1L);  // or an interrupt waits for the name server
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_PATH_AS_IS, 1L);
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_USERAGENT, options_.user_agent.c_str());
  set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  if (!options_.uses_proxy_of_environment) set(CURLOPT_PROXY, "");
  if (!options_.ca_file.empty()) set(CURLOPT_CAINFO, options_.ca_file.c_str());
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_time.count()));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(options_.request_time.count()));
  if (request.method == Method::head)
    set(CURLOPT_NOBODY, 1L);
  else
    set(CURLOPT_RANGE, "0-0");
  // Where a proxy stands between, its address is seen instead of the server's; and an address that
  // somebody named is meant.
  is_guarded_ =
      !options_.allows_private && !options_.uses_proxy_of_environment && request.connect_to.empty();
  if (!request.connect_to.empty()) {
    connect_to_ = api_.slist_append(nullptr, ("::" + request.connect_to).c_str());
    set(CURLOPT_CONNECT_TO, connect_to_);
  }
}

void CurlTransfer::set_callbacks() {
  const auto set = [this](CURLoption option, auto value) {
    api_.easy_setopt(easy_, option, value);
  };
  set(CURLOPT_PRIVATE, this);
  set(CURLOPT_ERRORBUFFER, error_.data());
  set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(CURLOPT_OPENSOCKETDATA, this);
  set(CURLOPT_PREREQFUNCTION, before_request);
  set(CURLOPT_PREREQDATA, this);
  set(CURLOPT_HEADERFUNCTION, take_header);
  set(CURLOPT_HEADERDATA, this);
  set(CURLOPT_WRITEFUNCTION, refuse_body);
}

long CurlTransfer::number(CURLINFO what) const {
  long number = 0;
  api_.easy_getinfo(easy_, what, &number);
  return number;
}

curl_off_t CurlTransfer::large_number(CURLINFO what) const {
  curl_off_t number = 0;
  api_.easy_getinfo(easy_, what, &number);
  return number;
}

/// What OpenSSL holds against a certificate, by the numbers of its X509_V_ERR_….
std::string CurlTransfer::tls_reason() const {
  switch (number(CURLINFO_SSL_VERIFYRESULT)) {
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
  if (error().find("subject name") != std::string_view::npos ||
      error().find("does not match") != std::string_view::npos)
    return "its certificate is for another host";
  return "no secure connection comes about";
}

Reply CurlTransfer::answer(int status) const {
  Reply reply{Reply::Kind::answered, status};
  curl_header* location = nullptr;
  if (api_.easy_header(easy_, "Location", 0, CURLH_HEADER, -1, &location) == CURLHE_OK)
    reply.location = location->value;
  if (const curl_off_t seconds = large_number(CURLINFO_RETRY_AFTER); seconds > 0)
    reply.retry_after_s = seconds;
  return reply;
}

/// Why nothing came of a time-out: by what was reached. A connection that was kept has no times of
/// its own for what comes before the request.
Reply::Kind CurlTransfer::timed_out_at() const {
  if (large_number(CURLINFO_PRETRANSFER_TIME_T) > 0 || large_number(CURLINFO_CONNECT_TIME_T) > 0)
    return Reply::Kind::timed_out;
  return large_number(CURLINFO_NAMELOOKUP_TIME_T) > 0 ? Reply::Kind::no_connection
                                                      : Reply::Kind::no_name_server;
}

Reply CurlTransfer::failure(CURLcode code) const {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {Reply::Kind::no_host};
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {Reply::Kind::no_connection, 0, {}, {}, "the proxy is not found"};
    case CURLE_COULDNT_CONNECT:
      return {Reply::Kind::no_connection};
    case CURLE_OPERATION_TIMEDOUT:
      return {timed_out_at()};
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_PARTIAL_FILE:
      return {Reply::Kind::closed};
    case CURLE_SSL_CONNECT_ERROR:
      if (is_cut_connection(error())) return {Reply::Kind::closed};
      return {Reply::Kind::tls_failed, 0, {}, {}, tls_reason()};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return {Reply::Kind::tls_failed, 0, {}, {}, tls_reason()};
    default:
      return {Reply::Kind::failed};
  }
}

Reply CurlTransfer::reply(CURLcode code) const {
  if (!forbidden_.empty() && code != CURLE_OK)
    return {Reply::Kind::forbidden,
            0,
            {},
            {},
            "the address of its host is " + forbidden_ + ", not a public one"};
  if (header_bytes_ > options_.most_header_bytes)
    return {Reply::Kind::failed, 0, {}, {}, "its server sends headers without end"};
  // Once the status is there, a body that is refused does not change it.
  const auto status = static_cast<int>(number(CURLINFO_RESPONSE_CODE));
  if (status >= 200 && (code == CURLE_OK || code == CURLE_WRITE_ERROR)) return answer(status);
  return failure(code);
}

}  // namespace presend::links
