#pragma once

#include <bitset>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scanner/smtp/recognise.h"

namespace presend::smtp {

/// Finds the reply of the catalogue that a server's words are. Shares one budget of bytes among all
/// replies of an input, so that a hostile log costs no more than a long one.
class Identifier {
 public:
  explicit Identifier(const Catalogue& catalogue);

  /// Sets basis, reply and by. `around` is where the provider may be named: the reply with what
  /// stands before and behind it. False when the words are unknown.
  bool identify(Recognised& recognised, std::string_view words, std::string_view around);
  /// Whether there was more than the budget allows; from then on nothing is identified.
  [[nodiscard]] bool is_exhausted() const { return is_exhausted_; }

 private:
  /// A wording and whose it is.
  struct Entry {
    const Reply* reply = nullptr;
    const Wording* wording = nullptr;
  };
  [[nodiscard]] std::vector<Entry> likely(std::string_view squeezed) const;
  [[nodiscard]] const Reply* best(const Codes& codes, std::string_view provider,
                                  std::string_view squeezed) const;
  [[nodiscard]] const Reply* by_code(const Recognised& recognised) const;

  const Catalogue& catalogue_;
  // Wordings by their first letters, so that a text is gone through once and not once a wording.
  static constexpr std::size_t kFilterBits = 1U << 14;
  std::unordered_map<std::uint64_t, std::size_t> by_beginning_;
  std::vector<std::vector<Entry>> entries_;
  std::bitset<kFilterBits> filter_;
  std::size_t left_ = std::size_t{16} << 20;
  bool is_exhausted_ = false;
};

}  // namespace presend::smtp
