#pragma once

#include <memory>
#include <string>
#include <vector>

namespace presend::links {

/// Asks name servers why a host was not found: whether there is none, or nobody could tell.
class NameLookup {
 public:
  enum class Verdict : std::uint8_t {
    no_host,
    no_name_server,
    found,  ///< this time
  };
  struct Answer {
    std::string host;
    Verdict verdict;
  };

  NameLookup();
  NameLookup(const NameLookup&) = delete;
  NameLookup& operator=(const NameLookup&) = delete;
  /// Does not wait for what is still being asked.
  ~NameLookup();

  void ask(const std::string& host);
  /// What has come since the last call.
  [[nodiscard]] std::vector<Answer> answers();

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

}  // namespace presend::links
