#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/email/collector.h"
#include "scanner/template/known_tags.h"

namespace presend::email {
namespace {

constexpr std::size_t kMostHrefBytes = 4000;

void add_own_site(Email& email, std::string_view domain) {
  const auto ascii = url::host_to_ascii(domain);
  if (!ascii) return;
  const std::string site(url::registrable_domain(std::string_view(*ascii)));
  if (!site.empty() && !email.is_own_site(site)) email.own_sites.push_back(site);
}

bool has_list_field(const mime::Message& message) {
  for (const std::string_view field : {"List-Unsubscribe", "List-Id", "Feedback-ID"})
    if (message.find(field) != nullptr) return true;
  const mime::Field* precedence = message.find("Precedence");
  return precedence != nullptr && (equals_ignoring_case(precedence->value, "bulk") ||
                                   equals_ignoring_case(precedence->value, "list"));
}

/// Whether a tag of the text becomes the link: "{% unsubscribe %}", "{{{unsubscribe}}}".
bool prints_unsubscribe_link(const Email& email) {
  if (!email.is_template) return false;
  return std::any_of(email.bodies.begin(), email.bodies.end(), [&](const Body& body) {
    const std::string_view text = email.message.parts[body.part].text;
    return std::any_of(body.tags.begin(), body.tags.end(), [&](const templates::Tag& tag) {
      return templates::meaning_of(tag, text) == templates::Meaning::unsubscribe;
    });
  });
}

}  // namespace

void find_own_sites(Email& email, const Sender& sender) {
  std::string_view domain = email.from.empty() ? std::string_view() : email.from.front().domain;
  if (!sender.address.empty()) {
    const std::size_t at = sender.address.rfind('@');
    domain = std::string_view(sender.address).substr(at == std::string::npos ? 0 : at + 1);
  }
  if (!domain.empty()) add_own_site(email, domain);
  if (!email.own_sites.empty()) email.from_site_ = email.own_sites.front();
  for (const std::string& own : sender.own_domains) add_own_site(email, own);
}

void classify(Email& email, const lexicon::Lexicon& lexicon) {
  bool has_unsubscribe = false;
  for (Link& link : email.links) {
    link.site = email.pool.keep(url::registrable_domain(link.host()));
    link.is_external = link.url() != nullptr && link.url()->is_web() && !email.own_sites.empty() &&
                       !email.is_own_site(link.site);
    if (!link.is_unsubscribe && link.is_clickable())
      link.is_unsubscribe =
          lexicon.is_unsubscribe_wording(link.text) || lexicon.is_unsubscribe_wording(link.href) ||
          (link.reference.has_placeholder &&
           templates::has_tag_meaning(link.href.substr(0, kMostHrefBytes),
                                      templates::Meaning::unsubscribe, email.declared));
    has_unsubscribe |= link.is_unsubscribe;
  }
  has_unsubscribe |= prints_unsubscribe_link(email);
  const bool is_bulk = has_unsubscribe || has_list_field(email.message);
  email.mail = is_bulk ? MailKind::bulk : MailKind::transactional;
}

}  // namespace presend::email
