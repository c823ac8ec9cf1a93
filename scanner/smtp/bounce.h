#pragma once

#include <string_view>
#include <vector>

#include "scanner/mime/message.h"
#include "scanner/smtp/recognise.h"
#include "scanner/smtp/text_replies.h"

namespace presend::smtp {

/// Whether `bytes` begin with a header of a mail, of which at least two fields are well known.
[[nodiscard]] bool looks_like_mail(std::string_view bytes);

/// Whether a message reports a delivery: by its type (RFC 6522), or by sender, subject and the
/// other signs of reports that older servers write in words.
[[nodiscard]] bool is_bounce(const mime::Message& message);

/// The replies of a bounce: of each recipient in message/delivery-status (RFC 3464), else of the
/// text. What the bounce returns of the original message is not looked at.
[[nodiscard]] std::vector<Recognised> bounce_replies(const mime::Message& message,
                                                     TextReplies& texts);

/// The replies of fields such as "Status" and "Diagnostic-Code" that stand in plain text.
[[nodiscard]] std::vector<Recognised> status_replies(std::string_view fields, TextReplies& texts);

}  // namespace presend::smtp
