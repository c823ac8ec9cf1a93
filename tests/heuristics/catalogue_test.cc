#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>
#include <string_view>

#include "heuristics/registry.h"
#include "heuristics/rule.h"

// Ids and names are what people write into configurations and suppressions, so that a rule that
// goes missing or is renamed breaks theirs. A new rule is entered here by hand.

namespace presend::heuristics {
namespace {

struct Entry {
  std::string_view id;
  std::string_view name;
};

constexpr auto kCatalogue = std::to_array<Entry>({
    {"ATT001", "blocked-attachment"},
    {"ATT002", "double-extension"},
    {"ATT003", "encrypted-archive"},
    {"ATT004", "macro-document"},
    {"ATT005", "attachment-in-bulk"},
    {"ATT006", "type-mismatch"},
    {"ATT007", "html-attachment"},
    {"HDR001", "missing-from"},
    {"HDR002", "multiple-from"},
    {"HDR003", "malformed-from"},
    {"HDR004", "address-in-display-name"},
    {"HDR005", "reply-to-elsewhere"},
    {"HDR006", "freemail-from"},
    {"HDR007", "bad-date"},
    {"HDR008", "bad-message-id"},
    {"HDR009", "duplicate-header"},
    {"HDR010", "raw-8bit-header"},
    {"HDR011", "brand-impersonation"},
    {"HDR012", "mixed-script-sender"},
    {"HDR013", "no-reply-sender"},
    {"HDR014", "missing-recipient"},
    {"HDR015", "priority-abuse"},
    {"HDR016", "oversized-header"},
    {"HDR017", "decorated-display-name"},
    {"HDR018", "odd-localpart"},
    {"HDR019", "control-character-in-header"},
    {"HID001", "hidden-by-display"},
    {"HID002", "hidden-by-visibility"},
    {"HID003", "transparent-text"},
    {"HID004", "tiny-text"},
    {"HID005", "same-colour-text"},
    {"HID006", "clipped-text"},
    {"HID007", "off-screen-text"},
    {"HID008", "mostly-hidden"},
    {"HID009", "hidden-link"},
    {"HID010", "oversized-preheader"},
    {"HID011", "low-contrast-text"},
    {"HID012", "comment-stuffing"},
    {"HID013", "pushed-down-text"},
    {"HTM001", "script"},
    {"HTM002", "form"},
    {"HTM003", "embedded-object"},
    {"HTM004", "meta-refresh"},
    {"HTM005", "external-stylesheet"},
    {"HTM006", "event-handler"},
    {"HTM007", "severely-malformed-html"},
    {"HTM008", "entity-obfuscation"},
    {"HTM009", "base-href"},
    {"HTM010", "split-words"},
    {"HTM011", "unknown-elements"},
    {"IGN001", "unused-suppression"},
    {"IGN002", "malformed-suppression"},
    {"IGN003", "sent-suppression"},
    {"IMG001", "low-text-share"},
    {"IMG002", "image-only"},
    {"IMG003", "missing-alt"},
    {"IMG004", "insecure-image"},
    {"IMG005", "heavy-images"},
    {"IMG006", "missing-dimensions"},
    {"IMG007", "many-tracking-pixels"},
    {"IMG008", "one-big-linked-image"},
    {"IMG009", "data-uri-image"},
    {"IMG010", "broken-cid"},
    {"IMG011", "third-party-images"},
    {"IMG012", "unsupported-image-type"},
    {"LNK001", "insecure-link"},
    {"LNK002", "mostly-external-links"},
    {"LNK003", "link-text-mismatch"},
    {"LNK004", "ip-address-link"},
    {"LNK005", "url-shortener"},
    {"LNK006", "userinfo-in-link"},
    {"LNK007", "homograph-link"},
    {"LNK008", "odd-port"},
    {"LNK009", "dangerous-scheme"},
    {"LNK010", "abused-tld"},
    {"LNK011", "brand-in-wrong-domain"},
    {"LNK012", "open-redirect"},
    {"LNK013", "download-link"},
    {"LNK014", "placeholder-link"},
    {"LNK015", "too-many-links"},
    {"LNK016", "invalid-url"},
    {"LNK017", "overlong-url"},
    {"LNK018", "free-hosting-link"},
    {"LNK019", "many-sites"},
    {"LNK020", "https-text-http-href"},
    {"LNK021", "hidden-characters-in-url"},
    {"LNK022", "deep-subdomain"},
    {"MIM001", "html-only"},
    {"MIM002", "alternatives-differ"},
    {"MIM003", "malformed-mime"},
    {"MIM004", "wrong-charset"},
    {"MIM005", "needless-base64-text"},
    {"MIM006", "long-line"},
    {"MIM007", "empty-body"},
    {"MIM008", "undeclared-8bit"},
    {"MIM009", "broken-encoding"},
    {"MIM010", "content-after-html"},
    {"MIM011", "several-html-documents"},
    {"MIM012", "unread-content"},
    {"NET001", "dead-link"},
    {"NET002", "tls-error"},
    {"NET003", "redirects-elsewhere"},
    {"NET004", "redirect-chain"},
    {"NET005", "https-available"},
    {"NET006", "unreachable"},
    {"SIZ001", "large-message"},
    {"SIZ002", "gmail-clipping"},
    {"SIZ003", "unsubscribe-beyond-clip"},
    {"SIZ004", "code-heavy"},
    {"SIZ005", "over-provider-limit"},
    {"SPL001", "many-misspellings"},
    {"SPL002", "misspelt-spam-word"},
    {"SUB001", "missing-subject"},
    {"SUB002", "all-caps-subject"},
    {"SUB003", "shouting-punctuation"},
    {"SUB004", "fake-reply"},
    {"SUB005", "long-subject"},
    {"SUB006", "spam-phrase-subject"},
    {"SUB007", "gappy-subject"},
    {"SUB008", "obfuscated-subject"},
    {"SUB009", "emoji-heavy-subject"},
    {"SUB010", "recipient-in-subject"},
    {"SUB011", "money-in-subject"},
    {"SUB012", "needless-encoding"},
    {"SUB013", "title-mismatch"},
    {"SUB014", "urgent-subject"},
    {"TPL001", "unrendered-tag"},
    {"TPL002", "empty-rendering"},
    {"TPL003", "unbalanced-tags"},
    {"TPL004", "tag-without-default"},
    {"TPL005", "mixed-syntaxes"},
    {"TPL006", "filler-text"},
    {"TXT001", "obfuscated-word"},
    {"TXT002", "invisible-characters"},
    {"TXT003", "mixed-script-word"},
    {"TXT004", "shouting"},
    {"TXT005", "exclamation-heavy"},
    {"TXT006", "gibberish"},
    {"TXT007", "generic-greeting"},
    {"TXT008", "link-with-no-words"},
    {"TXT101", "urgency"},
    {"TXT102", "prize-and-lottery"},
    {"TXT103", "advance-fee"},
    {"TXT104", "easy-money"},
    {"TXT105", "credit-and-debt"},
    {"TXT106", "guarantees"},
    {"TXT107", "discount-hype"},
    {"TXT108", "pharmacy"},
    {"TXT109", "health-and-weight"},
    {"TXT110", "adult"},
    {"TXT111", "gambling"},
    {"TXT112", "crypto-and-investment"},
    {"TXT113", "account-threat"},
    {"TXT114", "extortion"},
    {"TXT115", "parcel-and-invoice-bait"},
    {"TXT116", "software-and-degree-sales"},
    {"TXT117", "not-spam-disclaimer"},
    {"TXT118", "unsolicited-marketing"},
    {"TXT119", "charity-and-inheritance"},
    {"TXT120", "gift-card-and-survey-bait"},
    {"UNS001", "no-unsubscribe-link"},
    {"UNS002", "no-list-unsubscribe"},
    {"UNS003", "no-one-click"},
    {"UNS004", "malformed-list-unsubscribe"},
    {"UNS005", "disguised-unsubscribe"},
    {"UNS006", "insecure-unsubscribe"},
    {"UNS007", "no-postal-address"},
    {"UNS008", "dead-unsubscribe"},
});

TEST(Catalogue, NoRuleIsMissingOrRenamed) {
  for (const Entry& entry : kCatalogue) {
    const Rule* rule = find_rule(entry.id);
    ASSERT_NE(rule, nullptr) << entry.id << ' ' << entry.name;
    EXPECT_EQ(rule->name, entry.name) << entry.id;
  }
}

TEST(Catalogue, EveryRuleIsEntered) {
  std::set<std::string_view> ids;
  for (const Entry& entry : kCatalogue) EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
  for (const Rule* rule : all_rules()) EXPECT_TRUE(ids.contains(rule->id)) << rule->id;
}

TEST(Catalogue, NamesAreUnique) {
  std::set<std::string_view> names;
  for (const Entry& entry : kCatalogue) EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
}

}  // namespace
}  // namespace presend::heuristics
