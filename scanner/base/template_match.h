#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "scanner/base/ascii.h"
#include "scanner/base/template_tags.h"

// The syntaxes behind find_template_tags, a function for each opening character. Each takes the
// text and where the opening character stands, and says where the tag ends if it is one.

namespace presend::template_match {

struct Found {
  std::size_t end;
  TagKind kind;
};
using Match = std::optional<Found>;

inline Match output(std::size_t end) { return Found{end, TagKind::output}; }
inline Match control(std::size_t end) { return Found{end, TagKind::control}; }

Match match_brace(std::string_view text, std::size_t at);           ///< {{ }} {% %} {# #} {$ } {! }
Match match_dollar(std::string_view text, std::size_t at);          ///< ${ }
Match match_angle(std::string_view text, std::size_t at);           ///< <% %> <#if> <?= ?>
Match match_bracket(std::string_view text, std::size_t at);         ///< [[ ]] [% %]
Match match_mailchimp(std::string_view text, std::size_t at);       ///< *| |*
Match match_double_percent(std::string_view text, std::size_t at);  ///< %%x%% %%=x=%% %%[ ]%%

constexpr bool is_identifier_start(char c) { return is_ascii_alpha(c) || c == '_'; }
constexpr bool is_identifier(char c) { return is_ascii_alnum(c) || c == '_'; }
bool has_line_break(std::string_view text);

/// The content of the tag whose opener ends at `from`: up to the next `closer`, at most 2,000 bytes
/// for the whole tag. Nothing when the same opener comes again first, which also keeps the whole
/// search linear: what is read here reaches no further than to the next opener.
std::optional<std::string_view> content(std::string_view text, std::size_t from,
                                        std::string_view opener, std::string_view closer);

/// The first word of a tag's content, behind blanks and white space control ("{{~#if", "<%-").
std::string_view first_word(std::string_view inside);

/// Whether a word steers a template instead of printing: "else", "{{if .X}}" and "{{end}}" of Go,
/// and the words of ERB, EJS and the Template Toolkit. In any case.
bool is_control_word(std::string_view word);

}  // namespace presend::template_match
