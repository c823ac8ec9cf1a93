#include "scanner/lexicon/lexicon.h"

#include <algorithm>
#include <array>
#include <exception>

#include "scanner/base/ascii.h"
#include "scanner/lexicon/words.h"

namespace presend::lexicon {

/// Generated from wordlists/ (cmake/Embed.cmake).
std::span<const EmbeddedFile> embedded_word_lists();

namespace {

/// No domain name is longer (RFC 1035 2.3.4); what is written in a link may be megabytes long.
constexpr std::size_t kMostHostBytes = 253;

/// `host`, or the longest end of it, from a label on, of at most `most` bytes, as it is looked up
/// once for each label.
std::string_view ending(std::string_view host, std::size_t most) {
  if (host.size() <= most) return host;
  const std::size_t dot = host.find('.', host.size() - most - 1);
  return dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
}

/// The rest of `host` behind its first dot, or empty.
std::string_view parent_domain(std::string_view host) {
  const std::size_t dot = host.find('.');
  return dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
}

bool has_parameter(std::string_view query, std::string_view name) {
  for (std::size_t begin = 0; begin < query.size();) {
    const std::size_t end = std::min(query.find('&', begin), query.size());
    const std::string_view pair = query.substr(begin, end - begin);
    if (pair.size() > name.size() + 1 && pair.starts_with(name) && pair[name.size()] == '=')
      return true;
    begin = end + 1;
  }
  return false;
}

/// Whether `prefix` ends where `path` or one of its segments does, so that "/url" is no prefix of
/// "/urls".
bool is_path_prefix(std::string_view prefix, std::string_view path) {
  if (!path.starts_with(prefix)) return false;
  return prefix.empty() || path.size() == prefix.size() || prefix.back() == '/' ||
         path[prefix.size()] == '/';
}

/// Collects a text piece by piece, as far as it fits an alias.
struct AliasBuffer {
  std::array<char, kLongestAlias> chars;
  std::size_t size = 0;

  [[nodiscard]] bool append(std::string_view text) {
    if (text.size() > chars.size() - size) return false;
    std::transform(text.begin(), text.end(), chars.data() + size, alias_char);
    size += text.size();
    return true;
  }
  [[nodiscard]] std::string_view view() const { return {chars.data(), size}; }
};

}  // namespace

void DomainSet::add(std::string_view domain) {
  domains_.emplace(domain);
  longest_ = std::max(longest_, domain.size());
}

std::string_view DomainSet::covering(std::string_view host) const {
  for (host = ending(host, longest_); !host.empty(); host = parent_domain(host))
    if (const auto found = domains_.find(host); found != domains_.end()) return *found;
  return {};
}

bool Brand::owns(std::string_view host) const {
  for (host = ending(host, kMostHostBytes); !host.empty(); host = parent_domain(host))
    if (std::find(domains.begin(), domains.end(), host) != domains.end()) return true;
  return false;
}

const Lexicon& Lexicon::embedded() {
  static const Lexicon lexicon = [] {
    Outcome<Lexicon> outcome = load_others(embedded_word_lists());
    if (!outcome.ok()) std::terminate();  // a test loads the shipped lists
    outcome.value().phrases_ = Phrases::embedded();
    return std::move(outcome).value();
  }();
  return lexicon;
}

bool Lexicon::is_abused_tld(std::string_view tld) const { return abused_tlds_.contains(tld); }

std::string_view Lexicon::redirect_parameter(std::string_view host, std::string_view path,
                                             std::string_view query) const {
  if (query.empty()) return {};
  for (host = ending(host, kMostHostBytes); !host.empty(); host = parent_domain(host)) {
    const auto found = redirectors_.find(host);
    if (found == redirectors_.end()) continue;
    for (const Redirector& redirector : found->second)
      if (is_path_prefix(redirector.path_prefix, path) &&
          has_parameter(query, redirector.parameter))
        return redirector.parameter;
  }
  return {};
}

const Brand* Lexicon::brand_of_domain(std::string_view host) const {
  for (host = ending(host, kMostHostBytes); !host.empty(); host = parent_domain(host))
    if (const auto found = brand_by_domain_.find(host); found != brand_by_domain_.end())
      return &brands_[found->second];
  return nullptr;
}

const Brand* Lexicon::brand_in_words(std::string_view text) const {
  const Brand* brand = nullptr;
  std::size_t longest = 0;
  for (std::size_t begin = next_word(text, 0); begin < text.size();) {
    const std::size_t first_end = word_end(text, begin);
    AliasBuffer candidate;
    std::size_t taken = begin;
    // Only this much can belong to an alias, so that a long text is not read again and again.
    const std::string_view window = text.substr(0, begin + longest_alias_ + 1);
    for (std::size_t end = first_end; end - begin <= longest_alias_;) {
      if (!candidate.append(text.substr(taken, end - taken))) break;
      taken = end;
      if (candidate.size > longest) {
        const auto found = brand_by_alias_.find(candidate.view());
        if (found != brand_by_alias_.end()) {
          brand = &brands_[found->second];
          longest = candidate.size;
        }
      }
      const std::size_t next = next_word(window, end);
      if (next >= window.size()) break;
      end = word_end(window, next);
    }
    begin = next_word(text, first_end);
  }
  return brand;
}

const Brand* Lexicon::brand_in_label(std::string_view label) const {
  label = label.substr(0, kMostHostBytes);
  const Brand* brand = nullptr;
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin < label.size();) {
    AliasBuffer candidate;
    std::size_t piece = begin;
    while (piece < label.size()) {
      const std::size_t end = std::min(label.find('-', piece), label.size());
      if (!candidate.append(label.substr(piece, end - piece))) break;
      if (candidate.size > longest) {
        const auto found = brand_by_label_.find(candidate.view());
        if (found != brand_by_label_.end()) {
          brand = &brands_[found->second];
          longest = candidate.size;
        }
      }
      piece = end + 1;
      if (end - begin > 2 * kLongestAlias) break;  // nothing but hyphens for long
    }
    begin = std::min(label.find('-', begin), label.size()) + 1;
  }
  return brand;
}

bool Lexicon::is_unsubscribe_wording(std::string_view text) const {
  constexpr std::size_t kMostBytes = 400;  // tracking addresses may be endless
  const std::string lower = to_ascii_lower(text.substr(0, kMostBytes));
  // One pass over the text: few of its characters begin a wording.
  for (std::size_t at = 0; at < lower.size(); ++at) {
    const auto [first, last] = unsubscribe_by_initial_[static_cast<unsigned char>(lower[at])];
    for (std::size_t i = first; i < last; ++i)
      if (lower.compare(at, unsubscribe_wording_[i].size(), unsubscribe_wording_[i]) == 0)
        return true;
  }
  return false;
}

}  // namespace presend::lexicon
