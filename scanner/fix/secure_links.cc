#include <algorithm>
#include <set>

#include "scanner/base/ascii.h"
#include "scanner/fix/fixer.h"
#include "scanner/links/results.h"

namespace presend::fix {
namespace {

constexpr std::string_view kRules = "LNK001 LNK020 IMG004 UNS006";

bool is_proved(const links::Results& results, const url::Reference& reference) {
  // What a tag fills in was not asked for.
  if (!reference.url || reference.has_placeholder || reference.url->scheme() != "http")
    return false;
  const links::Result* result = results.find(reference.url->href());
  return result != nullptr && result->https_works;
}

/// Where in the part's text the "http" of an address begins that stands at `at`; nothing when it is
/// written otherwise, as with entities.
std::optional<std::uint32_t> scheme_in_text(const mime::Part& part, SourceRange at) {
  constexpr std::uint32_t kMostBlanks = 8;
  std::uint32_t offset = text_offset(part, at.begin);
  const std::uint32_t most =
      std::min<std::uint32_t>(offset + kMostBlanks, static_cast<std::uint32_t>(part.text.size()));
  while (offset < most && is_space(part.text[offset])) ++offset;
  if (!starts_with_ignoring_case(part.text.substr(offset), "http:")) return std::nullopt;
  return offset;
}

class SecureLinks {
 public:
  explicit SecureLinks(const Case& draft) : draft_(draft) {}

  std::vector<Change> find() {
    const links::Results* results = draft_.context.links;
    if (results == nullptr) return {};
    for (const email::Link& link : draft_.email().links)
      if (is_proved(*results, link.reference)) {
        if (link.element == email::LinkElement::list_unsubscribe)
          add_field(link);
        else
          add(link.part, link.at, rule_of(link), link.reference.url->host());
      }
    for (const email::Image& image : draft_.email().images)
      if (is_proved(*results, image.reference))
        add(image.part, image.at, "IMG004", image.reference.url->host());
    return std::move(changes_);
  }

 private:
  static std::string_view rule_of(const email::Link& link) {
    return link.is_unsubscribe ? "UNS006" : "LNK001";
  }

  void add(mime::PartIndex part, SourceRange at, std::string_view rule, std::string_view host) {
    if (!is_wanted(rule)) return;
    const auto offset = scheme_in_text(draft_.message().parts[part], at);
    if (!offset || !done_.emplace(part, *offset).second) return;
    Change change{rule, said(rule, host), at, part};
    change.text_edits.push_back({part, *offset + 4, *offset + 4, "s"});
    changes_.push_back(std::move(change));
  }

  void add_field(const email::Link& link) {
    if (!is_wanted("UNS006")) return;
    const std::string_view bytes = draft_.message().bytes;
    if (!starts_with_ignoring_case(bytes.substr(link.at.begin), "http:")) return;
    const std::uint32_t at = link.at.begin + 4;
    if (!done_.emplace(mime::Part::kNone, at).second) return;
    Change change{"UNS006", said("UNS006", link.host()), link.at, link.part};
    change.edits.push_back({{at, at}, "s"});
    changes_.push_back(std::move(change));
  }

  /// Each of the rules may be the one that told of the link.
  [[nodiscard]] bool is_wanted(std::string_view rule) const {
    return draft_.is_told(rule) ||
           (rule != "IMG004" && (draft_.is_told("LNK001") || draft_.is_told("LNK020")));
  }

  static std::string said(std::string_view rule, std::string_view host) {
    const std::string_view what = rule == "IMG004"   ? "picture from "
                                  : rule == "UNS006" ? "unsubscribe link to "
                                                     : "link to ";
    return "Switches the " + std::string(what) + std::string(host) +
           " to https, which the live check proved to work";
  }

  const Case& draft_;
  std::vector<Change> changes_;
  std::set<std::pair<mime::PartIndex, std::uint32_t>> done_;
};

std::vector<Change> find_secure_links(const Case& draft) { return SecureLinks(draft).find(); }

}  // namespace

extern const Fixer secure_links_fixer{"secure-links", kRules, true, false, find_secure_links};

}  // namespace presend::fix
