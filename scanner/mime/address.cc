#include "scanner/mime/address.h"

#include <algorithm>
#include <span>

#include "scanner/base/ascii.h"
#include "scanner/mime/address_mailbox.h"
#include "scanner/mime/address_phrase.h"
#include "scanner/mime/address_tokens.h"

namespace presend::mime {
namespace {

using Kind = AddressToken::Kind;
using Tokens = std::span<const AddressToken>;

// Splits the tokens of a field at separators and keeps track of groups.
class ListReader {
 public:
  ListReader(const AddressField& field, Tokens tokens) : field_(field), tokens_(tokens) {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == Kind::semicolon) last_semicolon_ = i;
      if (!tokens_[i].is_filler()) last_solid_ = i;
    }
  }

  std::vector<Mailbox> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) step(i);
    finish_mailbox(tokens_.size());
    return std::move(mailboxes_);
  }

 private:
  void step(std::size_t i) {
    switch (tokens_[i].kind) {
      case Kind::at:
        has_at_ = true;
        break;
      case Kind::open:
        has_bracket_ = is_in_brackets_ = true;
        is_in_route_ = next_kind(i) == Kind::at;
        is_closed_ = has_close(i);
        break;
      case Kind::close:
        is_in_brackets_ = is_in_route_ = false;
        break;
      case Kind::colon:
        is_in_route_ = false;
        if (!is_in_brackets_) colon(i);
        break;
      case Kind::comma:  // "<@a,@b:c@d>" is one address
        if (is_in_brackets_ && is_in_route_ && next_kind(i) == Kind::at) break;
        finish_mailbox(i);
        break;
      case Kind::semicolon:  // ends a group; otherwise it is Outlook's comma
        if (is_in_brackets_ && is_closed_) break;
        finish_mailbox(i);
        group_ = {};
        is_in_group_ = false;
        break;
      default:
        // Not left to trimmed(), which would pass them once for each colon that follows.
        if (tokens_[i].is_filler() && begin_ == i) ++begin_;
        break;
    }
  }

  void finish_mailbox(std::size_t end) {
    const Tokens tokens = trimmed(tokens_.subspan(begin_, end - begin_));
    begin_ = end + 1;
    has_at_ = has_bracket_ = is_in_brackets_ = is_in_route_ = false;
    if (tokens.empty()) return;
    mailboxes_.push_back(read_mailbox(field_, tokens));
    mailboxes_.back().group = group_;
  }

  // A name before the colon makes a group, provided that the group ends or is empty; "News: ACME
  // <a@b>" is a display name nobody quoted.
  void colon(std::size_t i) {
    const Tokens name = trimmed(tokens_.subspan(begin_, i - begin_));
    const bool is_ended = last_semicolon_ > i || last_solid_ == i;
    if (is_in_group_ || has_at_ || has_bracket_ || name.empty() || !is_ended) return;
    bool is_irregular = false;
    group_ = read_phrase(field_, name, is_irregular);
    is_in_group_ = true;
    begin_ = i + 1;
  }

  // Of the next token that is no filler; space at the end.
  [[nodiscard]] Kind next_kind(std::size_t i) const {
    while (++i < tokens_.size())
      if (!tokens_[i].is_filler()) return tokens_[i].kind;
    return Kind::space;
  }

  // Whether the bracket opened at `i` is closed before another opens.
  [[nodiscard]] bool has_close(std::size_t i) const {
    while (++i < tokens_.size())
      if (tokens_[i].kind == Kind::open || tokens_[i].kind == Kind::close)
        return tokens_[i].kind == Kind::close;
    return false;
  }

  const AddressField& field_;
  Tokens tokens_;
  std::vector<Mailbox> mailboxes_;
  std::size_t last_semicolon_ = 0;
  std::size_t last_solid_ = 0;  // the last token that is no filler
  std::size_t begin_ = 0;       // of the mailbox being read
  std::string_view group_;
  bool is_in_group_ = false;
  bool has_at_ = false;
  bool has_bracket_ = false;
  bool is_in_brackets_ = false;
  bool is_closed_ = false;
  bool is_in_route_ = false;
};

}  // namespace

std::string_view describe(AddressDefect defect) {
  switch (defect) {
    case AddressDefect::no_addr_spec:
      return "there is no email address";
    case AddressDefect::no_domain:
      return "the address has no @ sign with a domain behind it";
    case AddressDefect::no_local_part:
      return "nothing stands before the @ sign";
    case AddressDefect::unbalanced_quote:
      return "a quotation mark is never closed";
    case AddressDefect::unbalanced_bracket:
      return "an angle bracket (< or >) has no partner";
    case AddressDefect::space_in_address:
      return "the address contains blanks, or its angle brackets are missing";
    case AddressDefect::illegal_character:
      return "there is a character that must not stand there without quotation marks";
    case AddressDefect::bad_domain:
      return "the part behind the @ sign cannot be a domain";
    case AddressDefect::unquoted_name:
      return "the name holds characters that belong in quotation marks";
    case AddressDefect::obsolete_form:
      return "the address is written in a form that has long been out of use";
  }
  return "";
}

std::string Mailbox::address() const {
  std::string text(local_part);
  text += '@';
  text += domain;
  return text;
}

std::vector<Mailbox> parse_mailboxes(const Field& field, TextPool& pool) {
  const AddressField source{field.raw, field.raw_range.begin, pool};
  const std::vector<AddressToken> tokens = address_tokens(field.raw);
  return ListReader(source, tokens).run();
}

}  // namespace presend::mime
