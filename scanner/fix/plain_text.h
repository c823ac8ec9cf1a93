#pragma once

#include <string>

#include "scanner/email/email.h"

namespace presend::fix {

/// What an HTML body shows, as plain text for people: paragraphs wrapped at 76 columns, headings
/// underlined, lists with "-" or numbers, links as "text <address>", pictures by their alt texts.
/// Hidden text stays out. LF ends lines; empty when it shows nothing.
[[nodiscard]] std::string plain_text_of(const email::Body& body);

}  // namespace presend::fix
