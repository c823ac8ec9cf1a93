#include "scanner/scan/fingerprint.h"

#include <unordered_map>

#include "heuristics/rule.h"
#include "scanner/base/ascii.h"

namespace presend::scan {
namespace {

/// 64-bit FNV-1a: stable across platforms and versions, unlike std::hash.
class Hash {
 public:
  void add(std::string_view text) {
    for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    separate();
  }
  /// Without its white space, which editors and formatters change.
  void add_letters(std::string_view text) {
    for (const char c : text)
      if (!is_space(c)) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    separate();
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  void separate() { value_ = (value_ ^ 0xFF) * 0x100000001b3U; }  // no byte of UTF-8

  std::uint64_t value_ = 0xcbf29ce484222325U;
};

std::string hex(std::uint64_t value) {
  std::string out(16, '0');
  for (auto digit = out.rbegin(); digit != out.rend(); ++digit, value >>= 4)
    *digit = "0123456789abcdef"[value & 15];
  return out;
}

}  // namespace

void add_fingerprints(std::vector<ReportedFinding>& reported,
                      const std::vector<heuristics::Finding>& findings) {
  std::unordered_map<std::uint64_t, std::uint32_t> seen;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    Hash hash;
    hash.add(findings[i].rule->id);
    hash.add_letters(findings[i].quote);
    if (!findings[i].key.empty()) hash.add_letters(findings[i].key);
    if (const std::uint32_t nth = seen[hash.value()]++; nth > 0) hash.add(std::to_string(nth));
    reported[i].fingerprint = hex(hash.value());
  }
}

std::string fingerprint_of(std::initializer_list<std::string_view> texts) {
  Hash hash;
  for (const std::string_view text : texts) hash.add(text);
  return hex(hash.value());
}

}  // namespace presend::scan
