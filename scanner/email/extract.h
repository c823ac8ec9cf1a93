#pragma once

#include <span>
#include <string>
#include <utility>

#include "scanner/base/limits.h"
#include "scanner/email/email.h"
#include "scanner/lexicon/lexicon.h"

namespace presend::email {

/// What a draft is, as far as its text does not tell.
struct DraftForm {
  bool is_bare_html = false;  ///< one HTML document and no header
  bool is_template = false;   ///< something else fills it in before it is sent
  bool is_given = false;      ///< somebody said whether that is so
  templates::SyntaxSet declared = {};
  /// What simple tags are filled in with before a template is read: name and value.
  std::span<const std::pair<std::string, std::string>> variables = {};
};

/// Builds the Email of a parsed message: decodes addresses, parses every HTML body, finds texts,
/// links, images and attachments, measures. Limits that were reached become defects of the message.
[[nodiscard]] Email extract(mime::Message message, const lexicon::Lexicon& lexicon,
                            const Sender& sender = {}, const Limits& limits = {},
                            const DraftForm& form = {}, const html::View& view = {});

}  // namespace presend::email
