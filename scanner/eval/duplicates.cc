#include "scanner/eval/duplicates.h"

#include <algorithm>
#include <numeric>

#include "scanner/base/ascii.h"

namespace presend::eval {
namespace {

// Minwise hashing (Broder 1997): of all runs of three words the least hash, under 64 hash
// functions. Drafts are compared only when three such values in a row agree (Indyk and Motwani
// 1998), which 94 % of the pairs with half their runs in common do in one of 21 places.
constexpr std::size_t kHashes = std::tuple_size_v<Signature>;
constexpr std::size_t kRows = 3;
constexpr std::size_t kBands = kHashes / kRows;
constexpr std::size_t kMostRuns = 4000;  // of a text; a longer one is known by its beginning
constexpr std::size_t kLookBack = 8;     // pairs tried in a crowd, so that it costs no square

/// The finaliser of SplitMix64: spreads every bit over all.
constexpr std::uint64_t mixed(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

constexpr std::array<std::uint64_t, kHashes> kFactors = [] {
  std::array<std::uint64_t, kHashes> factors{};
  for (std::size_t i = 0; i < kHashes; ++i) factors[i] = mixed(i) | 1;
  return factors;
}();

class Hasher {
 public:
  Hasher() { signature_.fill(~std::uint32_t{0}); }

  void add(std::uint64_t value) {
    const std::uint64_t spread = mixed(value);
    for (std::size_t i = 0; i < kHashes; ++i)
      signature_[i] =
          std::min(signature_[i], static_cast<std::uint32_t>((spread * kFactors[i]) >> 32));
  }

  /// Words are what stands between blanks and punctuation; digits count as one and the same, since
  /// copies differ in order numbers and dates.
  void add_text(std::string_view text) {
    constexpr std::uint64_t kStart = 0xcbf29ce484222325;  // FNV-1a
    std::uint64_t word = kStart;
    for (const char c : text) {
      if (is_ascii(c) && !is_ascii_alnum(c)) {
        if (word != kStart) add_word(word);
        word = kStart;
        continue;
      }
      const char folded = is_ascii_digit(c) ? '0' : ascii_lower(c);
      word = (word ^ static_cast<unsigned char>(folded)) * 0x100000001b3;
    }
    if (word != kStart) add_word(word);
  }

  [[nodiscard]] const Signature& signature() const { return signature_; }

 private:
  void add_word(std::uint64_t word) {
    if (runs_ >= kMostRuns) return;
    ++runs_;
    add(mixed(mixed(before_last_) ^ last_) ^ word);
    before_last_ = last_;
    last_ = word;
  }

  Signature signature_;
  std::size_t runs_ = 0;
  std::uint64_t before_last_ = 0, last_ = 0;
};

void add_rules(Hasher& hasher, std::span<const std::string_view> fired_rules) {
  for (const std::string_view rule : fired_rules) {
    std::uint64_t hash = 1;
    for (const char c : rule) hash = mixed(hash ^ static_cast<unsigned char>(c));
    hasher.add(hash);
  }
}

/// Union-find; the least member stands for its group.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
  }
  std::uint32_t find(std::uint32_t at) {
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

void join_alike(Groups& groups, std::span<const Signature> signatures, std::size_t band) {
  struct Entry {
    std::uint64_t key;
    std::uint32_t index;
  };
  std::vector<Entry> entries(signatures.size());
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    std::uint64_t key = 0;
    for (std::size_t row = 0; row < kRows; ++row)
      key = mixed(key ^ signatures[i][band * kRows + row]);
    entries[i] = {key, static_cast<std::uint32_t>(i)};
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::pair(a.key, a.index) < std::pair(b.key, b.index);
  });
  for (std::size_t i = 0, first = 0; i < entries.size(); ++i) {
    if (entries[first].key != entries[i].key) first = i;
    for (std::size_t j = std::max(first, i - std::min(i, kLookBack)); j < i; ++j)
      if (likeness(signatures[entries[i].index], signatures[entries[j].index]) >= kCopyLikeness)
        groups.join(entries[i].index, entries[j].index);
  }
}

}  // namespace

Signature signature_of(const email::Email& email, std::span<const std::string_view> fired_rules) {
  Hasher hasher;
  hasher.add_text(email.subject);
  for (const email::Text& text : email.texts)
    if (text.is_visible()) hasher.add_text(text.text);
  add_rules(hasher, fired_rules);
  return hasher.signature();
}

Signature signature_of(std::span<const std::string_view> texts,
                       std::span<const std::string_view> fired_rules) {
  Hasher hasher;
  for (const std::string_view text : texts) hasher.add_text(text);
  add_rules(hasher, fired_rules);
  return hasher.signature();
}

double likeness(const Signature& a, const Signature& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < kHashes; ++i) same += a[i] == b[i] ? 1 : 0;
  return static_cast<double>(same) / static_cast<double>(kHashes);
}

std::vector<std::uint32_t> group_copies(std::span<const Signature> signatures) {
  Groups groups(signatures.size());
  for (std::size_t band = 0; band < kBands; ++band) join_alike(groups, signatures, band);
  std::vector<std::uint32_t> numbers(signatures.size());
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < signatures.size(); ++i) {
    const std::uint32_t root = groups.find(i);
    numbers[i] = root == i ? next++ : numbers[root];
  }
  return numbers;
}

}  // namespace presend::eval
