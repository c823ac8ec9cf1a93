#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "scanner/links/curl_api.h"
#include "scanner/links/exchange.h"
#include "scanner/links/prober_options.h"

namespace presend::links {

/// One request on its way, with the guard that keeps it from addresses nobody may ask.
class CurlTransfer {
 public:
  /// `api` and `options` must outlive it.
  CurlTransfer(const CurlApi& api, const ProberOptions& options, std::uint64_t id,
               const Request& request);
  // Callbacks hold its address.
  CurlTransfer(const CurlTransfer&) = delete;
  CurlTransfer& operator=(const CurlTransfer&) = delete;
  ~CurlTransfer();

  [[nodiscard]] std::uint64_t id() const { return id_; }
  /// Whose name is resolved.
  [[nodiscard]] const std::string& host() const { return host_; }
  /// nullptr without memory.
  [[nodiscard]] CURL* handle() const { return easy_; }
  [[nodiscard]] static CurlTransfer& of(const CurlApi& api, CURL* handle);

  /// What came of it, once it ended with `code`. A host that was not found is `no_host`, though
  /// perhaps only name servers are silent: curl does not tell these apart.
  [[nodiscard]] Reply reply(CURLcode code) const;

 private:
  static curl_socket_t open_socket(void* transfer, curlsocktype purpose, curl_sockaddr* at);
  static int before_request(void* transfer, char* address, char* own, int port, int own_port);
  static std::size_t take_header(char* line, std::size_t size, std::size_t count, void* transfer);

  void set_up(const Request& request);
  void set_callbacks();
  [[nodiscard]] Reply answer(int status) const;
  [[nodiscard]] Reply failure(CURLcode code) const;
  [[nodiscard]] Reply::Kind timed_out_at() const;
  [[nodiscard]] std::string tls_reason() const;
  [[nodiscard]] long number(CURLINFO what) const;
  [[nodiscard]] curl_off_t large_number(CURLINFO what) const;
  [[nodiscard]] std::string_view error() const { return error_.data(); }

  const CurlApi& api_;
  const ProberOptions& options_;
  std::uint64_t id_;
  std::string host_;
  CURL* easy_;
  curl_slist* connect_to_ = nullptr;
  bool is_guarded_ = true;
  std::string forbidden_;  ///< kind of the address that was refused
  std::size_t header_bytes_ = 0;
  std::array<char, CURL_ERROR_SIZE> error_{};
};

}  // namespace presend::links
