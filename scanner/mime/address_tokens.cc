#include "scanner/mime/address_tokens.h"

#include <optional>

#include "scanner/base/ascii.h"
#include "scanner/mime/comment.h"
#include "scanner/mime/encoded_word.h"

namespace presend::mime {
namespace {

using Kind = AddressToken::Kind;

std::optional<Kind> special(char c) {
  switch (c) {
    case '@':
      return Kind::at;
    case ',':
      return Kind::comma;
    case ';':
      return Kind::semicolon;
    case ':':
      return Kind::colon;
    case '<':
      return Kind::open;
    case '>':
      return Kind::close;
    default:
      return std::nullopt;
  }
}

class Tokeniser {
 public:
  explicit Tokeniser(std::string_view raw) : raw_(raw), words_(raw) {}

  std::vector<AddressToken> run() {
    std::vector<AddressToken> tokens;
    while (at_ < raw_.size()) {
      const std::size_t begin = at_;
      const Kind kind = next(tokens);
      tokens.push_back({kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)});
    }
    return tokens;
  }

 private:
  Kind next(const std::vector<AddressToken>& before) {
    const char c = raw_[at_];
    if (const std::optional<Kind> kind = special(c)) {
      ++at_;
      return *kind;
    }
    if (is_space(c)) {
      while (at_ < raw_.size() && is_space(raw_[at_])) ++at_;
      return Kind::space;
    }
    if (c == '"') return quoted();
    if (c == '(' && comment()) return Kind::comment;
    if (c == '[' && !before.empty() && before.back().kind == Kind::at && literal())
      return Kind::literal;
    if (c == '=' && word()) return Kind::word;
    atom();
    return Kind::atom;
  }

  Kind quoted() {
    if (!has_open_quote_) {
      for (std::size_t i = at_ + 1; i < raw_.size(); ++i) {
        if (raw_[i] == '\\') {
          ++i;
        } else if (raw_[i] == '"') {
          at_ = i + 1;
          return Kind::quoted;
        }
      }
    }
    has_open_quote_ = true;
    ++at_;
    return Kind::bad_quote;
  }

  bool comment() {
    if (has_open_comment_) return false;
    const std::size_t end = comment_end(raw_, at_);
    has_open_comment_ = end == std::string_view::npos;
    if (!has_open_comment_) at_ = end;
    return !has_open_comment_;
  }

  bool literal() {
    constexpr std::size_t kLongest = 64;  // an IPv6 address takes 52
    const std::size_t end = raw_.substr(at_, kLongest).find_first_of("]<>,;\"\r\n");
    if (end == std::string_view::npos || raw_[at_ + end] != ']') return false;
    at_ += end + 1;
    return true;
  }

  // Mailers leave commas and blanks in them unencoded; brackets and quotes rather mean that the
  // word was never closed.
  bool word() {
    const std::optional<EncodedWord> found = words_.at(at_);
    if (!found || found->text.size() > kLongestWord ||
        found->text.find_first_of("<>\"") != std::string_view::npos)
      return false;
    at_ = found->end;
    return true;
  }

  void atom() {
    ++at_;
    while (at_ < raw_.size()) {
      const char c = raw_[at_];
      if (special(c) || is_space(c) || c == '"' || (c == '(' && !has_open_comment_)) return;
      if (c == '=' && raw_.substr(at_, 2) == "=?") return;
      ++at_;
    }
  }

  // RFC 2047 allows 75; some mailers put a whole name into one.
  static constexpr std::size_t kLongestWord = 1000;

  std::string_view raw_;
  EncodedWords words_;
  std::size_t at_ = 0;
  bool has_open_quote_ = false;
  bool has_open_comment_ = false;
};

}  // namespace

std::vector<AddressToken> address_tokens(std::string_view raw) { return Tokeniser(raw).run(); }

void append_unquoted(std::string_view quoted, std::string& to) {
  const std::string_view inner = quoted.substr(1, quoted.size() - 2);
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == '\\' && i + 1 < inner.size()) ++i;
    if (inner[i] != '\r' && inner[i] != '\n') to += inner[i];
  }
}

}  // namespace presend::mime
