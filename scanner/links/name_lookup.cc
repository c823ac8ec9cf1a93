#include "scanner/links/name_lookup.h"

#include <netdb.h>
#include <sys/socket.h>

#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace presend::links {
namespace {

NameLookup::Verdict look_up(const std::string& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int code = ::getaddrinfo(host.c_str(), nullptr, &hints, &found);
  if (found != nullptr) ::freeaddrinfo(found);
  if (code == 0) return NameLookup::Verdict::found;
  // A name without any address is as good as none.
  return code == EAI_NONAME || code == EAI_NODATA ? NameLookup::Verdict::no_host
                                                  : NameLookup::Verdict::no_name_server;
}

}  // namespace

/// Outlives the NameLookup where a thread still waits for a name server.
struct NameLookup::Shared {
  std::mutex mutex;
  std::vector<Answer> answers;
};

NameLookup::NameLookup() : shared_(std::make_shared<Shared>()) {}
NameLookup::~NameLookup() = default;

void NameLookup::ask(const std::string& host) {
  const auto answer = [shared = shared_, host](Verdict verdict) {
    const std::lock_guard lock(shared->mutex);
    shared->answers.push_back({host, verdict});
  };
  try {
    // getaddrinfo cannot be told to hurry, so nobody may wait for the thread.
    std::thread([host, answer] { answer(look_up(host)); }).detach();
  } catch (const std::system_error&) {
    answer(Verdict::no_name_server);
  }
}

std::vector<NameLookup::Answer> NameLookup::answers() {
  const std::lock_guard lock(shared_->mutex);
  return std::exchange(shared_->answers, {});
}

}  // namespace presend::links
