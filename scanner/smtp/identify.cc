#include "scanner/smtp/identify.h"

#include <algorithm>

namespace presend::smtp {
namespace {

/// No server's reply is longer; what follows belongs to something else.
constexpr std::size_t kMostWords = std::size_t{2} * 1024;
/// A passage of so many letters identifies a reply whatever its code. Shorter ones ("over quota")
/// are common words.
constexpr std::size_t kTelling = 24;

constexpr std::uint64_t kKeyMask = (std::uint64_t{1} << (8 * Wording::kBeginning)) - 1;

std::uint64_t key_of(std::string_view letters) {
  std::uint64_t key = 0;
  for (const char c : letters) key = (key << 8) | static_cast<unsigned char>(c);
  return key;
}

std::size_t slot_of(std::uint64_t key) {
  return static_cast<std::size_t>((key * 0x9e3779b97f4a7c15U) >> 40);
}

/// How well the codes given fit those a reply is known with: 0 not at all, 3 exactly.
std::size_t fit_of(const Reply& reply, const Codes& codes) {
  std::size_t best = 0;
  for (const Codes& own : reply.codes) {
    const bool same_basic = !codes.basic.empty() && own.basic == codes.basic;
    const bool same_enhanced = !codes.enhanced.empty() && own.enhanced == codes.enhanced;
    std::size_t fit = same_enhanced ? 2 : same_basic ? 1 : 0;
    if (same_basic && (same_enhanced || (codes.enhanced.empty() && own.enhanced.empty()))) fit = 3;
    best = std::max(best, fit);
  }
  return best;
}

/// A status such as 5.7.1 stands for too many things to tell which.
bool is_vague(std::string_view enhanced) {
  return enhanced.empty() || enhanced.ends_with(".7.0") || enhanced.ends_with(".7.1") ||
         enhanced.ends_with(".0.0");
}

}  // namespace

Identifier::Identifier(const Catalogue& catalogue) : catalogue_(catalogue) {
  for (const Reply& reply : catalogue.replies())
    for (const Wording& wording : reply.wordings) {
      const std::uint64_t key = key_of(wording.beginning());
      const auto [at, is_new] = by_beginning_.try_emplace(key, entries_.size());
      if (is_new) entries_.emplace_back();
      entries_[at->second].push_back({&reply, &wording});
      filter_.set(slot_of(key) % kFilterBits);
    }
}

std::vector<Identifier::Entry> Identifier::likely(std::string_view squeezed) const {
  std::vector<Entry> found;
  // Usual words come again and again; their wordings need to be tried once.
  std::vector<bool> is_taken(entries_.size());
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < squeezed.size(); ++i) {
    key = ((key << 8) | static_cast<unsigned char>(squeezed[i])) & kKeyMask;
    if (i + 1 < Wording::kBeginning || !filter_.test(slot_of(key) % kFilterBits)) continue;
    const auto at = by_beginning_.find(key);
    if (at == by_beginning_.end() || is_taken[at->second]) continue;
    is_taken[at->second] = true;
    found.insert(found.end(), entries_[at->second].begin(), entries_[at->second].end());
  }
  return found;
}

const Reply* Identifier::best(const Codes& codes, std::string_view provider,
                              std::string_view squeezed) const {
  const Reply* best = nullptr;
  std::size_t best_score = 0;
  for (const auto& [reply, wording] : likely(squeezed)) {
    const std::size_t length = wording->match(squeezed);
    if (length == 0) continue;
    const std::size_t fit = fit_of(*reply, codes);
    const bool is_stranger = !provider.empty() && !reply->by.empty() && reply->by != provider;
    if (length < kTelling && (fit == 0 || is_stranger)) continue;
    // A longer passage tells more; codes and provider decide between equals.
    std::size_t score = 2 * length + 4 * fit + (reply->by == provider ? 10 : 0);
    if (is_stranger) score /= 2;
    // The order of the catalogue decides what is left, not that of the words.
    if (score > best_score || (score == best_score && reply < best)) {
      best = reply;
      best_score = score;
    }
  }
  return best;
}

const Reply* Identifier::by_code(const Recognised& recognised) const {
  if (recognised.by.empty() || is_vague(recognised.codes.enhanced)) return nullptr;
  const Reply* only = nullptr;
  for (const Reply* reply : catalogue_.with(recognised.codes)) {
    if (reply->by != recognised.by) continue;
    if (only != nullptr) return nullptr;
    only = reply;
  }
  return only;
}

bool Identifier::identify(Recognised& recognised, std::string_view words, std::string_view around) {
  words = words.substr(0, std::min(words.size(), kMostWords));
  around = around.substr(0, std::min(around.size(), kMostWords));
  is_exhausted_ = is_exhausted_ || words.size() > left_;
  if (is_exhausted_) return false;
  left_ -= words.size();
  std::string_view provider = catalogue_.provider_of(words);
  if (provider.empty()) provider = catalogue_.provider_of(around);
  const Reply* reply = best(recognised.codes, provider, squeeze(words));
  recognised.by = reply != nullptr && !reply->by.empty() ? reply->by : std::string(provider);
  recognised.basis = Basis::wording;
  recognised.reply = reply;
  if (reply != nullptr) return true;
  recognised.reply = by_code(recognised);
  recognised.basis = recognised.reply != nullptr ? Basis::code : Basis::general;
  return false;
}

}  // namespace presend::smtp
