#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace presend::mime {

/// A lexical piece of an address field (RFC 5322 3.2), [begin, end) of the raw field body.
struct AddressToken {
  enum class Kind : std::uint8_t {
    atom,     ///< a run of other characters, dots included
    word,     ///< an encoded word, which stays whole whatever stands in it
    quoted,   ///< "..." with its quotes
    literal,  ///< [...] behind "@"
    space,    ///< blanks and folds
    comment,  ///< (...) with what is nested in it
    at,       ///< "@"
    comma,
    semicolon,
    colon,
    open,       ///< "<"
    close,      ///< ">"
    bad_quote,  ///< a quotation mark that is never closed
  };
  Kind kind = Kind::atom;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  /// Means nothing by itself: blanks and comments.
  [[nodiscard]] bool is_filler() const { return kind == Kind::space || kind == Kind::comment; }
};

/// Takes `raw` apart without a gap. Linear in its length, whatever is nested or left open in it.
[[nodiscard]] std::vector<AddressToken> address_tokens(std::string_view raw);

/// The content of a quoted token: without quotes and escapes, unfolded.
void append_unquoted(std::string_view quoted, std::string& to);

}  // namespace presend::mime
