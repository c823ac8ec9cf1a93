#include "scanner/scan/fingerprint.h"

#include <unordered_map>

namespace presend::scan {
namespace {

/// 64-bit FNV-1a: stable across platforms and versions, unlike std::hash.
class Hash {
 public:
  void add(std::string_view text) {
    for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    value_ = (value_ ^ 0xFF) * 0x100000001b3U;  // no byte of UTF-8: separates the texts
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

std::string hex(std::uint64_t value) {
  std::string out(16, '0');
  for (auto digit = out.rbegin(); digit != out.rend(); ++digit, value >>= 4)
    *digit = "0123456789abcdef"[value & 15];
  return out;
}

}  // namespace

void add_fingerprints(std::vector<ReportedFinding>& findings) {
  std::unordered_map<std::uint64_t, std::uint32_t> seen;
  for (ReportedFinding& finding : findings) {
    Hash hash;
    hash.add(finding.rule->id);
    hash.add(finding.quote);
    if (const std::uint32_t nth = seen[hash.value()]++; nth > 0) hash.add(std::to_string(nth));
    finding.fingerprint = hex(hash.value());
  }
}

std::string fingerprint_of(std::initializer_list<std::string_view> texts) {
  Hash hash;
  for (const std::string_view text : texts) hash.add(text);
  return hex(hash.value());
}

}  // namespace presend::scan
