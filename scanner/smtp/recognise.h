#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/smtp/catalogue.h"

namespace presend::smtp {

/// How a reply was told.
enum class Form : std::uint8_t {
  code,   ///< the codes alone
  reply,  ///< text as the server said it, quoted or pasted
  log,    ///< a line of a mail server's log
  bounce  ///< a message that reports a delivery (RFC 3464, or in words)
};
/// "code", "reply", "log", "bounce".
std::string_view name(Form form);

/// What the explanation rests on.
enum class Basis : std::uint8_t {
  wording,  ///< the catalogue knows the text
  code,     ///< the text is new, but this provider uses the codes for one thing only
  general   ///< the codes as the standards define them
};
/// "wording", "code", "general".
std::string_view name(Basis basis);

/// A reply that an input tells of.
struct Recognised {
  Form form = Form::reply;
  Basis basis = Basis::general;
  const Reply* reply = nullptr;  ///< of the catalogue; null when general
  Codes codes;                   ///< as given; both may be empty when the text alone was
  std::string text;              ///< what the server said, on one line, without the codes
  std::string by;                ///< who says it: "Gmail" …; empty when nothing tells
  std::string log;               ///< "Postfix", "Exim", "Sendmail", "PowerMTA", "Amazon SES"
  std::string recipient;         ///< of a bounce
  std::string action;            ///< of a bounce: "failed", "delayed" …, lower case
  std::uint32_t line = 1;        ///< 1-based, where it first stands; of an encoded part, its first
  std::uint32_t count = 1;       ///< how often the same was told
};

/// What an input came to.
struct Recognition {
  std::vector<Recognised> replies;  ///< in the order they stand there, each once
  bool is_message = false;          ///< it is a mail
  bool is_bounce = false;           ///< it is a mail that reports a delivery
  bool is_cut = false;              ///< the input was too long to be read whole
};

/// Finds replies of mail servers in any bytes: a code, a pasted reply of one line or many, log
/// lines or a bounce. Linear, and bounded in what it keeps; nothing found is no error.
[[nodiscard]] Recognition recognise(std::string_view bytes,
                                    const Catalogue& catalogue = Catalogue::embedded());

/// Advice about a recognised reply: the catalogue's, or what the codes mean in general.
[[nodiscard]] Advice advice_on(const Recognised& recognised,
                               const Catalogue& catalogue = Catalogue::embedded());

/// Replies of the catalogue that come with the same codes, where these are all that is known.
[[nodiscard]] std::vector<const Reply*> known_with(
    const Recognised& recognised, const Catalogue& catalogue = Catalogue::embedded());

/// Whether the server may take the message later (class 4).
[[nodiscard]] bool is_temporary(const Codes& codes);

}  // namespace presend::smtp
