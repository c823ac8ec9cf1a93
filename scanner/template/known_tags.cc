#include "scanner/template/known_tags.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"

namespace presend::templates {
namespace {

struct Word {
  std::string_view word;  ///< part of the tag, in any case
  Meaning meaning;
};

// Parts rather than whole names: every platform has several of each, and senders call their own
// alike. The first that fits counts.
constexpr auto kWords = std::to_array<Word>({
    {"unsub", Meaning::unsubscribe},
    {"optout", Meaning::unsubscribe},
    {"opt_out", Meaning::unsubscribe},
    {"opt-out", Meaning::unsubscribe},
    {"preference", Meaning::unsubscribe},  // SendGrid's asm_preferences_raw_url, Klaviyo
    {"abmeld", Meaning::unsubscribe},
    {"subscription_center", Meaning::unsubscribe},  // Salesforce Marketing Cloud
    {"profile_center", Meaning::unsubscribe},
    {"update_profile", Meaning::unsubscribe},  // Mailchimp
    {"email_settings", Meaning::unsubscribe},
    {"remove_link", Meaning::unsubscribe},
    {"desinscription", Meaning::unsubscribe},
    {"cancelacion", Meaning::unsubscribe},

    {"archive", Meaning::view_online},  // Mailchimp's *|ARCHIVE|*
    {"view_online", Meaning::view_online},
    {"view_email", Meaning::view_online},  // %%view_email_url%%
    {"view_in_browser", Meaning::view_online},
    {"view_as_page", Meaning::view_online},  // HubSpot
    {"webversion", Meaning::view_online},
    {"web_version", Meaning::view_online},
    {"web_view", Meaning::view_online},  // Klaviyo
    {"webview", Meaning::view_online},
    {"weblink", Meaning::view_online},
    {"browser", Meaning::view_online},
    {"webcopy", Meaning::view_online},
    {"mirror", Meaning::view_online},

    {"list:address", Meaning::address},
    {"list_address", Meaning::address},
    {"full_address", Meaning::address},  // Klaviyo
    {"member_addr", Meaning::address},   // Salesforce Marketing Cloud: Member_Addr, _City …
    {"member_city", Meaning::address},
    {"member_busname", Meaning::address},
    {"sender_address", Meaning::address},  // SendGrid
    {"sender_city", Meaning::address},
    {"sender-info", Meaning::address},  // ActiveCampaign
    {"company_address", Meaning::address},
    {"company_street", Meaning::address},  // HubSpot
    {"street_address", Meaning::address},
    {"postal_address", Meaning::address},
    {"mailing_address", Meaning::address},
    {"physical_address", Meaning::address},
    {"shop.address", Meaning::address},  // Shopify
    {"account.address", Meaning::address},
    {"anschrift", Meaning::address},
    {"imprint", Meaning::address},
    {"impressum", Meaning::address},
});

}  // namespace

Meaning meaning_of(const Tag& tag, std::string_view text) {
  if (tag.role == Role::comment || tag.is_in_block_structure()) return Meaning::none;
  const std::string_view written = tag.written(text);
  const auto found = std::find_if(kWords.begin(), kWords.end(), [&](const Word& one) {
    return find_ignoring_case(written, one.word) != std::string_view::npos;
  });
  return found == kWords.end() ? Meaning::none : found->meaning;
}

bool has_tag_meaning(std::string_view text, Meaning meaning, SyntaxSet declared) {
  const std::vector<Tag> tags = find_tags(text, declared);
  return std::any_of(tags.begin(), tags.end(),
                     [&](const Tag& tag) { return meaning_of(tag, text) == meaning; });
}

}  // namespace presend::templates
