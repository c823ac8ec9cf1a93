#pragma once

#include <string>
#include <string_view>

#include "scanner/email/email.h"
#include "scanner/email/images.h"
#include "scanner/lexicon/lexicon.h"

namespace presend::email {

// The steps of extract(). Each reads what the ones before it left in the Email and adds its own.

/// Registrable domains that are the sender's, of the From field (or `sender`) and as declared.
void find_own_sites(Email& email, const Sender& sender);
/// Texts of every body, and for HTML also its links and images: one pass over the nodes.
void collect_html(Email& email, const Body& body, ImageSources& sources, const Limits& limits);
/// Texts and bare URLs of a text/plain part. `is_alternative`: an HTML part says the same.
void collect_plain_text(Email& email, PartIndex part, bool is_alternative, const Limits& limits);
/// Tells what every hidden text of an HTML body is for, and with that its role.
void find_purposes(Email& email, const Body& body, Limits& style_limits);
/// URLs of the List-Unsubscribe field (RFC 2369).
void collect_list_unsubscribe(Email& email, const Limits& limits);
/// Marks links as external and as unsubscribe links, and tells bulk from transactional mail.
void classify(Email& email, const lexicon::Lexicon& lexicon);
/// Parts a client offers to save, files inside archives and uuencoded text included.
void collect_attachments(Email& email, const Limits& limits);
/// Needs everything above.
void measure(Email& email);

/// White space collapsed; a view of `text` itself where nothing had to change.
std::string_view collapsed(std::string_view text, TextPool& pool);

}  // namespace presend::email
