#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "heuristics/context.h"
#include "heuristics/finding.h"

// What several rules about links ask. Hosts are lower-case ASCII, as url::Url gives them.

namespace presend::heuristics {

/// Whether people follow the link by clicking, so that where it leads matters.
[[nodiscard]] bool is_followed(const email::Link& link);
/// Its URL when it is followed, opens a web page and its host is known, else nullptr.
[[nodiscard]] const url::Url* web_url(const email::Link& link);

/// Whether the link's domain says nothing about the sender: the sender's own, or a mailing
/// platform's click tracking.
[[nodiscard]] bool is_own_or_platform(const Context& context, const email::Link& link);

/// Domains for tests (RFC 2606, RFC 6761), this computer itself and its neighbours. Not ".example":
/// people forget an example.com, but whoever writes that ending has a made-up site in mind.
[[nodiscard]] bool is_reserved_host(const url::Url& url);

/// The labels of a host, from left to right.
[[nodiscard]] std::vector<std::string_view> labels_of(std::string_view host);
/// `host` without the registrable domain and the dot before it; empty when there is no more.
[[nodiscard]] std::string_view subdomain_of(std::string_view host, std::string_view site);

/// The decoded value of a query parameter; nothing when it is missing.
[[nodiscard]] std::optional<std::string> query_value(std::string_view query, std::string_view name);

/// A URL or domain that a link shows instead of words.
struct ShownUrl {
  std::string host;         ///< lower-case ASCII
  bool has_scheme = false;  ///< written with http:// or https://
  bool is_https = false;
  bool is_name = false;  ///< a bare domain with a capital, as companies write theirs: "Booking.com"
  [[nodiscard]] std::string_view site() const { return url::registrable_domain(host); }
};
/// What a reader takes for an address: a text that begins with http://, https:// or www., or that
/// is a domain as a whole, with or without a path. A domain within a sentence is not.
[[nodiscard]] std::optional<ShownUrl> shown_url(std::string_view text);

/// Gathers the findings of a rule about single links. Links that are alike are told once, with the
/// number of the others: those with the same address and text, or the same key. A URL written out
/// in the plain text is left out when the HTML has the same.
class LinkFindings {
 public:
  /// With the severity of the rule, unless one is given.
  void add(const email::Link& link, std::string message, std::optional<Severity> severity = {});
  /// One finding for all links with the same key, such as their host.
  void add_by(std::string_view key, const email::Link& link, std::string message,
              std::optional<Severity> severity = {});
  /// More findings would not be shown, so the rule may stop looking.
  [[nodiscard]] bool is_full() const { return entries_.size() >= Findings::kMostPerRule; }
  /// Hands the findings over, in the order they were added.
  void write(Findings& out) const;

 private:
  struct Entry {
    const email::Link* link;
    std::string message;
    std::optional<Severity> severity;
    std::vector<SourceRange> others;
  };
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace presend::heuristics
