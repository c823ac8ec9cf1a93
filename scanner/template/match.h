#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "scanner/base/ascii.h"
#include "scanner/template/tags.h"

// The syntaxes behind find_tags, a function for each opening character. Each takes the text and
// where the opening character stands, and says where the tag ends if it is one.

namespace presend::templates::match {

struct Found {
  std::size_t end = 0;
  Syntax syntax = Syntax::curly;
  Role role = Role::output;
  std::string_view name;
};
using Match = std::optional<Found>;

Match match_brace(std::string_view text, std::size_t at);           ///< {{ }} {% %} {# #} {$ } {! }
Match match_dollar(std::string_view text, std::size_t at);          ///< ${ }
Match match_angle(std::string_view text, std::size_t at);           ///< <% %> <#if> <?= ?>
Match match_bracket(std::string_view text, std::size_t at);         ///< [[ ]] [% %]
Match match_mailchimp(std::string_view text, std::size_t at);       ///< *| |*
Match match_double_percent(std::string_view text, std::size_t at);  ///< %%x%% %%=x=%% %%[ ]%%
/// {x} [X] %X% #x# @Model.X, as far as they are declared.
Match match_declared(std::string_view text, std::size_t at, SyntaxSet declared);

constexpr bool is_identifier_start(char c) { return is_ascii_alpha(c) || c == '_'; }
constexpr bool is_identifier(char c) { return is_ascii_alnum(c) || c == '_'; }
bool has_line_break(std::string_view text);

inline constexpr std::size_t kMostOutputBytes = 2000;
inline constexpr std::size_t kMostCodeBytes = std::size_t{64} << 10;

/// The content of the tag whose opener ends at `from`: up to the next `closer`, at most `most`
/// bytes for the whole tag. Nothing when the same opener comes again first, which also keeps the
/// whole search linear: what is read here reaches no further than to the next opener.
std::optional<std::string_view> content(std::string_view text, std::size_t from,
                                        std::string_view opener, std::string_view closer,
                                        std::size_t most = kMostOutputBytes);

/// The first word of a tag's content, behind blanks and white space control ("{{~#if", "<%-").
std::string_view first_word(std::string_view inside);

}  // namespace presend::templates::match
