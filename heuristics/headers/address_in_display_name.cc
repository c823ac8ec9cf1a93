#include <string>

#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/shown_address.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// "Anna via Example", "anna@work.example (by way of Ben)": a service says whom it speaks for.
bool speaks_for_another(std::string_view name) {
  return find_ignoring_case(name, " via ") != std::string_view::npos ||
         find_ignoring_case(name, "by way of") != std::string_view::npos ||
         find_ignoring_case(name, "on behalf of") != std::string_view::npos;
}

/// Whether most links lead to `site`: then the mail is from there, sent on under another address.
bool is_where_links_lead(const Context& context, std::string_view site) {
  std::size_t there = 0, links = 0;
  for (const email::Link& link : context.email.links) {
    if (!link.is_clickable() || link.site.empty()) continue;
    ++links;
    there += link.site == site ? 1 : 0;
  }
  return there * 2 > links;
}

void check_address_in_display_name(const Context& context, Findings& out) {
  if (is_list_posting(context)) return;
  for (const mime::Mailbox& mailbox : context.email.from) {
    if (!has_address(mailbox) || speaks_for_another(mailbox.display_name)) continue;
    const std::string site = site_of(mailbox);
    if (site.empty()) continue;
    for (const ShownAddress& shown : shown_addresses(mailbox.display_name)) {
      if (shown.site == site || context.email.is_own_site(shown.site)) continue;
      // Nobody has a known company's domain for a name, nor any company's while writing from a free
      // mailbox; but "News.com Daily" may be a paper that sends from another domain of its own.
      const bool is_borrowed = shown.has_local_part ||
                               context.lexicon.brand_of_domain(shown.site) != nullptr ||
                               context.lexicon.freemail().covers(host_of(mailbox));
      if (!is_borrowed && shown.text.size() < trim(mailbox.display_name).size()) continue;
      Finding& finding = out.add("The name shows " + quoted(shown.text) + ", but the address is " +
                                     quoted(mailbox.address()),
                                 mailbox.name_at, 0, readable(mailbox.display_name));
      const bool is_platform = context.lexicon.mailing_platforms().covers(host_of(mailbox));
      if (!is_borrowed || is_platform || is_where_links_lead(context, shown.site))
        finding.severity = Severity::warning;
      break;
    }
  }
}

}  // namespace

extern constexpr Rule address_in_display_name = checked({
    .id = "HDR004",
    .name = "address-in-display-name",
    .title = "The sender's name shows another address than the real one",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "Phones show the name and hide the address, so phishing writes a trusted address into "
           "the name. Filters compare the two; honest senders have no reason to differ.",
    .fix = "Put the name of the person or company into the display name, and no address or "
           "domain other than the one you send from.",
    .source = "SpamAssassin's FromNameSpoof plugin; measured on the development "
              "corpus",
    .bad = header("From: \"security@bank.example.com\" <x81@mailer.example.net>"),
    .good = header("From: \"Booking.com\" <news@mail.booking.com>"),
    .check = check_address_in_display_name,
});

}  // namespace presend::heuristics
