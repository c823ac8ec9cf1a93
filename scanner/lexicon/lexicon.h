#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "scanner/base/embedded.h"
#include "scanner/base/outcome.h"
#include "scanner/lexicon/phrases.h"

namespace presend::lexicon {

/// Lets a set of strings be asked with a string_view.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

/// A set of domains, asked for a host: a listed domain covers every host below it.
class DomainSet {
 public:
  void add(std::string_view domain);
  /// The listed domain that covers `host` (lower-case ASCII), or empty. A few hash look-ups.
  [[nodiscard]] std::string_view covering(std::string_view host) const;
  [[nodiscard]] bool covers(std::string_view host) const { return !covering(host).empty(); }
  [[nodiscard]] std::size_t size() const { return domains_.size(); }

 private:
  std::unordered_set<std::string, StringHash, std::equal_to<>> domains_;
  std::size_t longest_ = 0;  ///< bytes of the longest domain
};

/// A name that phishing borrows, with the domains that may carry it.
struct Brand {
  std::string name;                  ///< as people write it: "Deutsche Bank"
  std::vector<std::string> aliases;  ///< other spellings, lower case; the name itself comes first
  std::vector<std::string> domains;  ///< of the brand, lower-case ASCII; cover the hosts below
  /// Also an everyday word or surname ("apple", "chase", "wise"). Such an alias alone is never
  /// enough for a finding: ask for more, such as a link that poses as the brand.
  bool is_common_word = false;

  /// Whether `host` (lower-case ASCII) is the brand's. Two brands of one company share domains
  /// ("Apple", a common word, and "iCloud", none), so ask this rather than compare brands.
  [[nodiscard]] bool owns(std::string_view host) const;
};

/// The word lists (wordlists/), read once and shared by every scan.
class Lexicon {
 public:
  /// Reads the lists from files whose paths end as in the source tree ("wordlists/freemail.txt").
  /// A malformed line is an Error with file and line; a missing list is an Error too, so that no
  /// rule is silently deaf.
  [[nodiscard]] static Outcome<Lexicon> load(std::span<const EmbeddedFile> files);
  /// The lists compiled into the program.
  [[nodiscard]] static const Lexicon& embedded();

  [[nodiscard]] const DomainSet& freemail() const { return freemail_; }
  [[nodiscard]] const DomainSet& shorteners() const { return shorteners_; }
  [[nodiscard]] const DomainSet& free_hosts() const { return free_hosts_; }
  /// Click-tracking and mailing platforms: their domains say nothing about who links.
  [[nodiscard]] const DomainSet& mailing_platforms() const { return mailing_platforms_; }
  /// Top-level domains, without dot, lower-case ASCII.
  [[nodiscard]] bool is_abused_tld(std::string_view tld) const;

  /// Where redirectors.txt says that a host forwards to the URL in one of its parameters. `path`
  /// and `query` as in url::Url. Returns the parameter's name, or empty.
  [[nodiscard]] std::string_view redirect_parameter(std::string_view host, std::string_view path,
                                                    std::string_view query) const;

  /// Whether a link's text or address (UTF-8, any case) speaks of leaving a mailing list.
  [[nodiscard]] bool is_unsubscribe_wording(std::string_view text) const;

  /// The phrases of wordlists/<language>/<category>.txt.
  [[nodiscard]] const Phrases& phrases() const { return phrases_; }

  /// Whether `word` (lower case) is one of mail or of the trade that dictionaries lack.
  [[nodiscard]] bool is_mail_term(std::string_view word) const {
    return mail_terms_.contains(word);
  }

  [[nodiscard]] std::span<const Brand> brands() const { return brands_; }
  /// The first brand listed that has `host` or a domain above it, or nullptr.
  [[nodiscard]] const Brand* brand_of_domain(std::string_view host) const;
  /// The longest brand whose alias stands in `text` as whole words; nullptr when none. `text` must
  /// be lower case UTF-8, words separated by single blanks or punctuation; blank, "-" and "_" are
  /// the same inside an alias, other punctuation ("at&t") counts. O(words), allocates nothing.
  [[nodiscard]] const Brand* brand_in_words(std::string_view text) const;
  /// The brand whose alias (blanks and punctuation removed) is `label` or neighbouring
  /// hyphen-separated pieces of it, such as "paypal-login" and "deutsche-bank-kunden" in host names
  /// (lower case); the longest one, nullptr when none. Aliases of one or two characters do not
  /// count.
  [[nodiscard]] const Brand* brand_in_label(std::string_view label) const;

 private:
  friend class Loader;
  /// load() without the phrases.
  static Outcome<Lexicon> load_others(std::span<const EmbeddedFile> files);
  struct Redirector {
    std::string path_prefix;  ///< empty: any path
    std::string parameter;
  };
  using StringMap = std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>>;

  DomainSet freemail_, shorteners_, free_hosts_, mailing_platforms_;
  std::unordered_set<std::string, StringHash, std::equal_to<>> abused_tlds_;
  std::unordered_map<std::string, std::vector<Redirector>, StringHash, std::equal_to<>>
      redirectors_;
  std::vector<std::string> unsubscribe_wording_;  ///< sorted, none empty
  /// Where in it those stand that begin with a byte: [first, last).
  std::array<std::pair<std::uint16_t, std::uint16_t>, 256> unsubscribe_by_initial_{};
  std::unordered_set<std::string, StringHash, std::equal_to<>> mail_terms_;
  std::vector<Brand> brands_;
  Phrases phrases_;
  StringMap brand_by_domain_;
  StringMap brand_by_alias_;       ///< aliases with "-" and "_" as blanks
  StringMap brand_by_label_;       ///< aliases without blanks and punctuation
  std::size_t longest_alias_ = 0;  ///< bytes; at most kLongestAlias
};

/// Longer aliases are refused, so that a look-up can work in a buffer on the stack.
inline constexpr std::size_t kLongestAlias = 64;

}  // namespace presend::lexicon
