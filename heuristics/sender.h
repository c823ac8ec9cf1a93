#pragma once

#include <string>
#include <string_view>

#include "heuristics/context.h"
#include "heuristics/finding.h"
#include "scanner/mime/address.h"

namespace presend::heuristics {

/// Whether the mailbox has an address at all, "local@domain".
[[nodiscard]] bool has_address(const mime::Mailbox& mailbox);
/// The first From mailbox with an address, or nullptr.
[[nodiscard]] const mime::Mailbox* author(const Context& context);

/// What a reader sees as the sender's name. With a comma too many, as in
/// "Example Shop ,_<x@example.net>", the name falls into several mailboxes; this joins them again.
/// At most 500 bytes.
[[nodiscard]] std::string shown_name(const Context& context);

/// The domain in lower-case ASCII ("xn--…"); empty without one or when no host can be written so.
[[nodiscard]] std::string host_of(const mime::Mailbox& mailbox);
/// Registrable domain of host_of(); empty for an address literal.
[[nodiscard]] std::string site_of(const mime::Mailbox& mailbox);

/// Whether the message was posted to a discussion list, where the list and not the author decides
/// about Reply-To, Sender and Precedence.
[[nodiscard]] bool is_list_posting(const Context& context);
/// Whether it answers an earlier message (In-Reply-To or References).
[[nodiscard]] bool is_reply(const Context& context);

/// Whether a field of a template is left to whoever fills it in: missing, or with tags.
[[nodiscard]] bool is_filled_in_later(const Context& context, const mime::Field* field);

/// Adds a finding about a whole header field of the message.
Finding& add_field(Findings& out, std::string message, const mime::Field& field);

}  // namespace presend::heuristics
