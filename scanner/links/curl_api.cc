#include "scanner/links/curl_api.h"

#include <dlfcn.h>

#include <optional>
#include <string>

#include "scanner/links/libraries.h"

namespace presend::links {
namespace {

/// Looks `name` up in `library`; whether it is there.
template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

std::optional<CurlApi> load() {
  // Never closed: what it sets up is the process's.
  void* library = ::dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return std::nullopt;
  CurlApi api{};
  const bool is_complete = find(library, "curl_global_init", api.global_init) &&
                           find(library, "curl_version_info", api.version_info) &&
                           find(library, "curl_slist_append", api.slist_append) &&
                           find(library, "curl_slist_free_all", api.slist_free_all) &&
                           find(library, "curl_easy_init", api.easy_init) &&
                           find(library, "curl_easy_setopt", api.easy_setopt) &&
                           find(library, "curl_easy_getinfo", api.easy_getinfo) &&
                           find(library, "curl_easy_header", api.easy_header) &&
                           find(library, "curl_easy_cleanup", api.easy_cleanup) &&
                           find(library, "curl_multi_init", api.multi_init) &&
                           find(library, "curl_multi_setopt", api.multi_setopt) &&
                           find(library, "curl_multi_add_handle", api.multi_add_handle) &&
                           find(library, "curl_multi_remove_handle", api.multi_remove_handle) &&
                           find(library, "curl_multi_perform", api.multi_perform) &&
                           find(library, "curl_multi_info_read", api.multi_info_read) &&
                           find(library, "curl_multi_poll", api.multi_poll) &&
                           find(library, "curl_multi_wakeup", api.multi_wakeup) &&
                           find(library, "curl_multi_cleanup", api.multi_cleanup);
  if (!is_complete || api.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return std::nullopt;
  return api;
}

}  // namespace

const CurlApi* curl_api() {
  static const std::optional<CurlApi> api = load();
  return api ? &*api : nullptr;
}

Library curl_library() {
  const CurlApi* api = curl_api();
  return {"libcurl",
          api == nullptr ? "(not installed)" : api->version_info(CURLVERSION_NOW)->version};
}

}  // namespace presend::links
