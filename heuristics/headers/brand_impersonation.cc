#include <algorithm>
#include <string>
#include <string_view>

#include "heuristics/brand_use.h"
#include "heuristics/folded_text.h"
#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/shown_address.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/url/url.h"

namespace presend::heuristics {
namespace {

using lexicon::Brand;

/// First label of a registrable domain.
std::string_view label_of(std::string_view site) { return site.substr(0, site.find('.')); }

std::string without_spaces(std::string_view text) {
  std::string result;
  std::copy_if(text.begin(), text.end(), std::back_inserter(result), is_ascii_alnum);
  return result;
}

/// Whether the host may speak for the brand: it lies in one of its domains, in one the sender
/// declared, or under the brand's name with another ending ("paypal.pl").
bool may_speak_for(const Context& context, std::string_view host, const Brand& brand) {
  for (const std::string& domain : brand.domains)
    if (url::is_within(host, domain) || context.email.is_own_site(domain)) return true;
  const std::string label = without_spaces(label_of(url::registrable_domain(host)));
  return std::any_of(brand.aliases.begin(), brand.aliases.end(),
                     [&](const std::string& alias) { return without_spaces(alias) == label; });
}

/// Whether the site's name begins or ends with the brand ("allegromail.pl"): perhaps the brand's
/// own domain that no list knows, perhaps a stranger's that poses as one.
bool resembles(std::string_view site, const Brand& brand) {
  const std::string label = without_spaces(label_of(site));
  return std::any_of(brand.aliases.begin(), brand.aliases.end(), [&](const std::string& alias) {
    const std::string name = without_spaces(alias);
    return name.size() >= 4 && (label.starts_with(name) || label.ends_with(name));
  });
}

/// Whether the name also names the site it is sent from: "Kurier (via Poczta Allegro)".
bool names_own_site(std::string_view folded_name, std::string_view site) {
  const std::string label = without_spaces(label_of(site));
  for (const std::string_view word : words_of(folded_name))
    if (word.size() >= 4 && !is_service_word(word) && label.starts_with(word)) return true;
  return false;
}

/// How sure it is that this is a disguise; nothing for none.
enum class Suspicion : std::uint8_t { none, likely, sure };

Suspicion judge_name(const Context& context, const mime::Mailbox& from, std::string_view name,
                     const BrandUse& use) {
  const std::string site = site_of(from);
  if (use.has_community_word || may_speak_for(context, host_of(from), *use.brand) ||
      names_own_site(name, site))
    return Suspicion::none;
  if (use.brand->is_common_word && (!use.has_service_word || !use.other_words.empty()))
    return Suspicion::none;
  // "Anna Santander <anna.santander@…>" is a person.
  const std::string local = folded(from.local_part);
  if (!use.other_words.empty() &&
      std::all_of(use.other_words.begin(), use.other_words.end(),
                  [&](std::string_view word) { return local.find(word) != std::string::npos; }))
    return Suspicion::none;
  const bool is_unclear = !use.other_words.empty() || resembles(site, *use.brand) ||
                          context.lexicon.mailing_platforms().covers(host_of(from));
  return is_unclear ? Suspicion::likely : Suspicion::sure;
}

Suspicion judge_local_part(const Context& context, const mime::Mailbox& from, const BrandUse& use) {
  if (may_speak_for(context, host_of(from), *use.brand) || resembles(site_of(from), *use.brand))
    return Suspicion::none;
  // "ebay@toys.example" is how a shop names the mailbox for its sales there.
  if (!use.has_service_word || !use.other_words.empty() || use.has_community_word)
    return Suspicion::none;
  return context.lexicon.freemail().covers(host_of(from)) ? Suspicion::sure : Suspicion::likely;
}

/// Whether most links open the brand's own site: then an agency of the brand may have sent it.
bool leads_to_brand(const Context& context, const Brand& brand) {
  std::size_t links = 0, own = 0;
  for (const email::Link& link : context.email.links) {
    if (!link.is_clickable() || link.url() == nullptr || !link.url()->is_web()) continue;
    ++links;
    own += std::any_of(brand.domains.begin(), brand.domains.end(), [&](const std::string& domain) {
      return url::is_within(link.host(), domain);
    });
  }
  return own > 0 && 2 * own > links;
}

/// Whether a name is nothing but somebody's address at a free mail service, whose name is a brand.
bool is_freemail_address(const Context& context, std::string_view name) {
  const auto addresses = shown_addresses(name);
  return addresses.size() == 1 && addresses.front().has_local_part &&
         addresses.front().text.size() == trim(name).size() &&
         context.lexicon.freemail().covers(addresses.front().site);
}

void check_brand_impersonation(const Context& context, Findings& out) {
  if (is_list_posting(context) || is_reply(context)) return;
  const mime::Mailbox* from = author(context);
  if (from == nullptr || site_of(*from).empty()) return;
  const std::string shown = shown_name(context);
  const std::string name = is_freemail_address(context, shown) ? std::string() : folded(shown);
  BrandUse use = brand_use(context.lexicon, name);
  Suspicion suspicion = use.brand ? judge_name(context, *from, name, use) : Suspicion::none;
  bool is_name = true;
  if (suspicion == Suspicion::none) {
    std::string local = folded(from->local_part);
    std::replace_if(
        local.begin(), local.end(), [](char c) { return !is_ascii_alnum(c); }, ' ');
    use = brand_use(context.lexicon, local);
    suspicion = use.brand ? judge_local_part(context, *from, use) : Suspicion::none;
    is_name = false;
  }
  if (suspicion == Suspicion::none) return;
  const mime::Field* field = context.message().find("From");
  const bool is_in_pieces = field != nullptr && shown != from->display_name;
  const SourceRange name_at = is_in_pieces ? field->raw_range : from->name_at;
  Finding& finding =
      out.add(std::string(is_name ? "The sender's name" : "The sender's address") + " says " +
                  use.brand->name + ", but " + quoted(host_of(*from)) +
                  " is not known as a domain of " + use.brand->name,
              is_name ? name_at : from->address_at, 0, is_name ? readable(shown) : from->address());
  if (suspicion == Suspicion::likely || leads_to_brand(context, *use.brand))
    finding.severity = Severity::warning;
}

}  // namespace

extern constexpr Rule brand_impersonation = checked({
    .id = "HDR011",
    .name = "brand-impersonation",
    .title = "The sender claims a known brand from a domain that is not the brand's",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "Most phishing poses as a bank, parcel service or shop that everybody knows, and "
           "filters compare the name with the domain. It is a warning where the domain may yet "
           "be the brand's or a mailing platform's.",
    .fix = "Send under your own name. If you are the brand, send from its own domain or declare "
           "the domain with --own-domain; if you write about it, say who you are first.",
    .source = "support.google.com/mail/answer/81126 (impersonation); measured on the development "
              "corpus",
    .bad = header("From: PayPal Support <service@mailer.example.net>"),
    .good = header("From: PayPal <service@intl.paypal.com>"),
    .check = check_brand_impersonation,
});

}  // namespace presend::heuristics
