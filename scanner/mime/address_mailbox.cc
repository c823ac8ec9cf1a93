#include "scanner/mime/address_mailbox.h"

#include <algorithm>
#include <optional>
#include <string>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/mime/address_check.h"
#include "scanner/mime/address_phrase.h"
#include "scanner/mime/charset_convert.h"

namespace presend::mime {
namespace {

using Kind = AddressToken::Kind;
using Tokens = std::span<const AddressToken>;

constexpr std::size_t kNone = ~std::size_t{0};

class MailboxReader {
 public:
  explicit MailboxReader(const AddressField& field) : field_(field) {}

  Mailbox read(Tokens tokens) {
    tokens = trimmed(tokens);
    mailbox_.at = place(tokens);
    for (const AddressToken& token : tokens)
      if (token.kind == Kind::bad_quote) add(AddressDefect::unbalanced_quote);
    const Brackets brackets = find_brackets(tokens);
    if (brackets.open == kNone)
      read_bare(tokens);
    else
      read_bracketed(tokens, brackets);
    return std::move(mailbox_);
  }

 private:
  struct Brackets {
    std::size_t open = kNone;
    std::size_t close = kNone;
  };

  void add(AddressDefect defect) {
    auto& all = mailbox_.defects;
    if (std::find(all.begin(), all.end(), defect) == all.end()) all.push_back(defect);
  }

  [[nodiscard]] std::string_view text(const AddressToken& token) const {
    return field_.raw.substr(token.begin, token.end - token.begin);
  }

  [[nodiscard]] SourceRange place(Tokens tokens) const {
    if (tokens.empty()) return {};
    return {field_.offset + tokens.front().begin, field_.offset + tokens.back().end};
  }

  // The pair that holds the address: the last one with "@" in it, as mail programs take it, so
  // that "<real@bank.example> <thief@example.net>" does not hide the second; else the last one.
  Brackets find_brackets(Tokens tokens) {
    Brackets found;
    Brackets current;
    bool found_has_at = false;
    bool current_has_at = false;
    std::size_t pairs = 0;
    const auto finish = [&] {
      if (current.open == kNone) return;
      ++pairs;
      if (current_has_at || !found_has_at) found = current;
      found_has_at |= current_has_at;
      current = {};
      current_has_at = false;
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind == Kind::open) {
        if (current.open != kNone) add(AddressDefect::unbalanced_bracket);
        finish();
        current.open = i;
      } else if (tokens[i].kind == Kind::close) {
        if (current.open == kNone) add(AddressDefect::unbalanced_bracket);
        current.close = i;
        finish();
        current = {};
      } else {
        current_has_at |= current.open != kNone && tokens[i].kind == Kind::at;
      }
    }
    if (current.open != kNone) add(AddressDefect::unbalanced_bracket);
    finish();
    if (pairs > 1) add(AddressDefect::illegal_character);
    return found;
  }

  void read_bracketed(Tokens tokens, Brackets brackets) {
    const std::size_t end = brackets.close == kNone ? tokens.size() : brackets.close;
    Tokens name = trimmed(tokens.first(brackets.open));
    if (brackets.close != kNone) {
      const Tokens behind = trimmed(tokens.subspan(brackets.close + 1));
      if (!behind.empty()) add(AddressDefect::illegal_character);
      if (name.empty()) name = behind;
    }
    set_name(name);
    read_address(tokens.subspan(brackets.open + 1, end - brackets.open - 1));
  }

  void set_name(Tokens name) {
    if (name.empty()) return;
    bool is_irregular = false;
    mailbox_.display_name = read_phrase(field_, name, is_irregular);
    mailbox_.name_at = place(name);
    if (is_irregular) add(AddressDefect::unquoted_name);
  }

  // What stands between "<" and ">".
  void read_address(Tokens tokens) {
    tokens = trimmed(tokens);
    if (tokens.empty()) return add(AddressDefect::no_addr_spec);
    if (tokens.front().kind == Kind::at) {  // route (RFC 5322 4.4): "@a,@b:local@domain"
      const auto colon = std::find_if(tokens.begin(), tokens.end(),
                                      [](const AddressToken& t) { return t.kind == Kind::colon; });
      if (colon != tokens.end()) {
        add(AddressDefect::obsolete_form);
        tokens = trimmed(tokens.subspan(static_cast<std::size_t>(colon - tokens.begin()) + 1));
        if (tokens.empty()) return add(AddressDefect::no_addr_spec);
      }
    }
    const std::size_t at = last_at(tokens);
    if (at != kNone) return set_address(tokens.first(at), tokens.subspan(at + 1), place(tokens));
    if (read_spelled_out(tokens)) return;
    mailbox_.address_at = place(tokens);
    if (tokens.size() > 1) return add(AddressDefect::no_addr_spec);
    mailbox_.local_part = local_part(tokens);
    add(AddressDefect::no_domain);
  }

  // A mailbox without brackets: an address, or only part of one, or with a name run into it.
  void read_bare(Tokens tokens) {
    const std::size_t at = last_at(tokens);
    if (at == kNone) {
      if (read_spelled_out(tokens)) return;
      if (tokens.size() == 1 && tokens.front().kind == Kind::atom) {
        mailbox_.local_part = local_part(tokens);
        mailbox_.address_at = place(tokens);
        return add(AddressDefect::no_domain);
      }
      set_name(tokens);
      return add(AddressDefect::no_addr_spec);
    }
    const std::size_t begin = begin_of_local(tokens, at);
    const std::size_t end = end_of_domain(tokens, at);
    const Tokens before = trimmed(tokens.first(begin));
    if (!before.empty() || !trimmed(tokens.subspan(end)).empty())
      add(AddressDefect::space_in_address);
    set_name(before);
    const Tokens address = trimmed(tokens.subspan(begin, end - begin));
    set_address(tokens.subspan(begin, at - begin), tokens.subspan(at + 1, end - at - 1),
                place(address));
  }

  [[nodiscard]] static std::size_t last_at(Tokens tokens) {
    for (std::size_t i = tokens.size(); i-- > 0;)
      if (tokens[i].kind == Kind::at) return i;
    return kNone;
  }

  // Obsolete syntax allows blanks around dots and "@" (RFC 5322 4.4).
  [[nodiscard]] std::size_t begin_of_local(Tokens tokens, std::size_t at) const {
    std::size_t begin = at;
    bool may_skip_space = true;
    while (begin > 0) {
      const AddressToken& token = tokens[begin - 1];
      if (token.kind == Kind::space && !may_skip_space &&
          !(begin > 1 && text(tokens[begin - 2]) == "."))
        break;
      if (!token.is_filler()) may_skip_space = text(token) == ".";
      --begin;
    }
    return begin;
  }

  [[nodiscard]] std::size_t end_of_domain(Tokens tokens, std::size_t at) const {
    std::size_t end = at + 1;
    bool may_skip_space = true;
    while (end < tokens.size()) {
      const AddressToken& token = tokens[end];
      if (token.kind == Kind::space && !may_skip_space &&
          !(end + 1 < tokens.size() && text(tokens[end + 1]) == "."))
        break;
      if (!token.is_filler()) may_skip_space = text(token) == ".";
      ++end;
    }
    return end;
  }

  // "user at host": three words, or a name before them when the host has a dot.
  bool read_spelled_out(Tokens tokens) {
    std::size_t words[3] = {kNone, kNone, kNone};
    std::size_t count = 0;
    for (std::size_t i = tokens.size(); i-- > 0;) {
      if (tokens[i].is_filler()) continue;
      if (count < 3) words[2 - count] = i;
      ++count;
    }
    if (count < 3 || !equals_ignoring_case(text(tokens[words[1]]), "at")) return false;
    for (const std::size_t word : words)
      if (tokens[word].kind != Kind::atom) return false;
    if (count > 3 && text(tokens[words[2]]).find('.') == std::string_view::npos) return false;
    add(AddressDefect::obsolete_form);
    set_name(trimmed(tokens.first(words[0])));
    set_address(tokens.subspan(words[0], 1), tokens.subspan(words[2], 1),
                place(tokens.subspan(words[0], words[2] - words[0] + 1)));
    return true;
  }

  void set_address(Tokens local, Tokens domain, SourceRange at) {
    mailbox_.address_at = at;
    if (!local.empty() && local.back().kind == Kind::space) add(AddressDefect::space_in_address);
    if (!domain.empty() && domain.front().kind == Kind::space) add(AddressDefect::space_in_address);
    local = trimmed(local);
    domain = trimmed(domain);
    if (local.empty())
      add(AddressDefect::no_local_part);
    else
      mailbox_.local_part = local_part(local);
    if (domain.empty()) return add(AddressDefect::no_domain);
    std::string name;
    for (const AddressToken& token : domain) {
      if (token.kind == Kind::space) add(AddressDefect::space_in_address);
      if (token.kind == Kind::word) add(AddressDefect::illegal_character);
      if (!token.is_filler()) name += text(token);
    }
    mailbox_.domain = kept(domain, name);
    if (!is_possible_domain(name)) add(AddressDefect::bad_domain);
  }

  std::string_view local_part(Tokens tokens) {
    std::string local;
    bool has_quotes = false;
    for (const AddressToken& token : tokens) {
      // Legal letters, but nobody decodes an address (RFC 2047 5).
      if (token.kind == Kind::word) add(AddressDefect::illegal_character);
      if (token.kind == Kind::quoted) {
        has_quotes = true;
        append_unquoted(text(token), local);
      } else if (token.kind == Kind::space) {
        add(AddressDefect::space_in_address);
        local += ' ';
      } else if (token.kind != Kind::comment) {
        local += text(token);
      }
    }
    constexpr std::string_view kMailto = "mailto:";
    if (starts_with_ignoring_case(local, kMailto)) {
      add(AddressDefect::illegal_character);
      return kept(tokens, std::string_view(local).substr(kMailto.size()));
    }
    const bool is_legal = has_quotes ? std::none_of(local.begin(), local.end(), is_control)
                                     : local.find(' ') != std::string::npos || is_dot_atom(local);
    if (!is_legal) add(AddressDefect::illegal_character);
    return kept(tokens, local);
  }

  // `text` as it stands in the field where it can; the pool only takes what was changed. Bytes that
  // are no UTF-8 read as in the rest of a header.
  std::string_view kept(Tokens tokens, std::string_view text) {
    const std::string_view raw =
        field_.raw.substr(tokens.front().begin, tokens.back().end - tokens.front().begin);
    if (!is_valid_utf8(text)) return field_.pool.keep(convert(text, "windows-1252").text);
    return raw == text ? raw : field_.pool.keep(text);
  }

  const AddressField& field_;
  Mailbox mailbox_;
};

}  // namespace

Mailbox read_mailbox(const AddressField& field, std::span<const AddressToken> tokens) {
  return MailboxReader(field).read(tokens);
}

}  // namespace presend::mime
