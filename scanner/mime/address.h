#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "scanner/mime/message.h"

namespace presend::mime {

/// What is wrong with an address (RFC 5322 3.4).
enum class AddressDefect : std::uint8_t {
  no_addr_spec,   ///< neither "local@domain" nor anything like it
  no_domain,      ///< "local" or "local@"
  no_local_part,  ///< "@domain"
  unbalanced_quote,
  unbalanced_bracket,  ///< "<" without ">" or the reverse
  space_in_address,    ///< white space inside the addr-spec
  illegal_character,   ///< characters RFC 5322 and RFC 6532 do not allow, or "..", leading dots
  bad_domain,          ///< domain that no host can have
  unquoted_name,       ///< "@", "(", "[" … in the display name without quotation marks
  obsolete_form,       ///< source route, "user at host" and other forms RFC 5322 4.4 only tolerates
};
/// A clause in plain words, such as "a quotation mark is never closed".
std::string_view describe(AddressDefect defect);

/// One mailbox of an address list. Views live as long as the Message that owns the pool.
struct Mailbox {
  std::string_view display_name;  ///< decoded (RFC 2047), unquoted, UTF-8; comments do not count
  std::string_view local_part;    ///< unquoted
  std::string_view domain;        ///< as written, without comments and blanks; may be "[192.0.2.1]"
  std::string_view group;         ///< name of the group it stands in, or empty
  SourceRange at;                 ///< whole mailbox
  SourceRange name_at;            ///< of the display name; empty without one
  SourceRange address_at;         ///< of the addr-spec
  std::vector<AddressDefect> defects;

  /// "local@domain"; empty parts stay empty.
  [[nodiscard]] std::string address() const;
};

/// Mailboxes of a From, To, Reply-To … field in order. Tolerant: everything between two commas
/// yields a Mailbox, with its defects; an empty field or empty group yields none. Derived text is
/// kept in `pool`, which must be the Message's own.
[[nodiscard]] std::vector<Mailbox> parse_mailboxes(const Field& field, TextPool& pool);

}  // namespace presend::mime
